using System.Security.Cryptography;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Reports;

/// <summary>A unit files a report: one durable transaction settles what it settles and opens what it opens.</summary>
internal static class FileReport
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, ReportAlerts alerts, Consequences consequences) : IHandle<FileReportRequest, FileReportReply>
    {
        public static Action Action => Action.ReportFile;

        public async Task<Answer<FileReportReply>> Handle(FileReportRequest request, Call call)
        {
            Fault.Point("filing.received");
            var site = await rules.Current(call.Ct);
            var command = (request.CommandId, request with { CommandId = Guid.Empty });
            return await commands.Run(call.Caller, command, reply => reply with { State = CommandState.Duplicate }, (tx, now) => File(tx, request, call, site, now), call.Ct);
        }

        /// <summary>Inside a transaction that is open already: a report that came by text is filed with the text itself. A refusal leaves nothing of it behind.</summary>
        public async Task<Answer<FileReportReply>> Handle(DutyTransaction tx, FileReportRequest request, Call call, DateTimeOffset now)
        {
            var site = await rules.Current(call.Ct);
            var command = (request.CommandId, request with { CommandId = Guid.Empty });
            return await tx.Attempt(() => Commands.Within(tx, call.Caller, command, reply => reply with { State = CommandState.Duplicate }, () => File(tx, request, call, site, now), now));
        }

        private async Task<Answer<FileReportReply>> File(DutyTransaction tx, FileReportRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            var known = Ask(tx, request, call.Caller);
            if (await known.Unit.First() is not { } unit)
            {
                return Refusals.UnitUnknown.At("unitCode");
            }
            if (ForeignTo(call) is { } own && own != request.Stage)
            {
                return Refusals.Forbidden;
            }
            if (Repeat(await known.Filed.First(), request) is { } repeat)
            {
                return repeat;
            }
            if ((Check(request, site, now) ?? await CheckNamed(tx, known, request)) is { } refusal)
            {
                return refusal;
            }

            var found = await Find(tx, await Addressed(tx, request, known, now), request, new Filer(unit, call, site, now));
            if (found.Refusal is { } notFound)
            {
                return notFound;
            }
            var grading = GradedReport.Of(request, found.Reply, site, now);
            var checks = await ReportChecks.Run(request, await known.Place.One(), found.Reply.Earlier, grading.Measured, site, now);
            if (Verdict.Of(checks) is { } stopped)
            {
                return stopped;
            }
            var target = found.Reply with { Findings = grading.Explain(ReportChecks.Answered(checks, request)) };
            var report = new FiledReport((Stage)request.Stage, grading.Working, request.OpenFire ?? target.OpenFire, request.ResponseEndedAt, now, ReportChecks.IsFiledFirst(checks, request)) { Sensitive = request.Sensitive.Count > 0 };
            var opener = new Opener(unit.Code, target.Id, site.PolicyAt(target.Standing.ClockStart), now, () => Ids.New(now));
            Fault.Point("filing.deciding");
            var answer = Filing.Decide(target.Standing, report, opener);
            if (answer.Refusal is { } closed)
            {
                return closed;
            }

            var decision = await LateFigures.Reopen(tx, request, target, answer.Reply, new Filer(unit, call, site, now));
            var written = await Write(tx, request, target, grading, decision, call, site, now);
            Fault.Point("filing.saved");
            await Tell(tx, request, target, decision, written, call, now);
            await consequences.Follow(tx, site, new Consequences.Filed(request, target, written.Number, decision, call.Caller) { Prospective = grading.Prospective }, now);
            Fault.Point("filing.told");
            return written.Reply;
        }

        // The prefecture's room takes down what a county says on the phone; everything written is the county's own, also where it comes as the county's file.
        private static ReportStage? ForeignTo(Call call) =>
            call.Door == ImportReport.Door || call.Caller.Role is Role.CountyFiler or Role.CountyLeader or Role.ApiFiler ? null : ReportStage.Phone;

        private static Known Ask(DutyTransaction tx, FileReportRequest request, Caller caller)
        {
            var unit = Units.Units.Reach(tx, request.UnitCode, caller.UnitCode);
            tx.Ask<int>(Sql.LockId, new { id = request.ReportId });
            return new Known(
                unit, tx.Ask<FiledRow>(Sql.Filed, new { id = request.ReportId }), Units.Units.Count(tx, PlacesOf(request)), ReportChecks.AskPlace(tx, request),
                Incidents.Incidents.Living(tx, request.IncidentId), TextReports.TextReports.AskOpen(tx, request));
        }

        private static Answer<FileReportReply>? Repeat(FiledRow? filed, FileReportRequest request)
        {
            if (filed is null)
            {
                return null;
            }
            return filed.ContentHash.AsSpan().SequenceEqual(Hash(request))
                ? JsonSerializer.Deserialize<FileReportReply>(filed.Reply, Wire.Options)! with { State = CommandState.Duplicate }
                : Refusals.OtherContent;
        }

        private static Refusal? Check(FileReportRequest r, SiteRules site, DateTimeOffset now)
        {
            var elements = new CoreElements(
                r.OccurredAt, (OccurrencePrecision)r.OccurredPrecision, r.Place?.Text, r.Kind, r.Course ?? r.Title, r.Author, r.ContactPhone);
            return ReportGate.Check((Stage)r.Stage, elements)
                ?? ReportGate.CheckTimes(now, ("occurredAt", r.OccurredAt), ("knownAt", r.KnownAt), ("informedAt", r.InformedAt), ("asOf", r.AsOf), ("responseEndedAt", r.ResponseEndedAt))
                ?? FigureRules.Check(r)
                ?? CheckWords(r, site)
                ?? (r.Stage == ReportStage.Correction && (r.Corrects is null || string.IsNullOrWhiteSpace(r.CorrectionNote)) ? Refusals.ElementMissing.At("correctionNote") : null);
        }

        private static Refusal? CheckWords(FileReportRequest r, SiteRules site) =>
            r.Kind is { } kind && site.Kinds.All(k => k.Slug != kind) ? Refusals.KindUnknown.At("kind")
            : !site.Knows(r.Sensitive, "sensitive") ? Refusals.TriggerUnknown.At("sensitive")
            : !site.Knows(r.Impacts ?? [], "raises") ? Refusals.TriggerUnknown.At("impacts")
            : null;

        private static string[] PlacesOf(FileReportRequest r)
        {
            string?[] named = [r.Place?.CountyCode, r.Place?.TownshipCode, .. r.Areas.Select(a => a.UnitCode)];
            return [.. named.OfType<string>().Distinct()];
        }

        private static async Task<Refusal?> CheckNamed(DutyTransaction tx, Known known, FileReportRequest request) =>
            await known.Places.One() == PlacesOf(request).Length ? await Attachments.Attachments.Check(tx, request) : Refusals.UnitUnknown.At("place");

        // A console that was away may name an incident that was merged since: its report is told where that one is told now.
        private static async Task<Guid?> Addressed(DutyTransaction tx, FileReportRequest request, Known known, DateTimeOffset now) =>
            request.IncidentId is not null ? await known.Living.First()
            : request.LeadId is { } lead ? await Incidents.Incidents.OfLead(tx, lead) ?? Guid.Empty
            : (await TextReports.TextReports.Joined(known.ByText, request, now)).IncidentId;

        private static async Task<Answer<Target>> Find(DutyTransaction tx, Guid? id, FileReportRequest request, Filer filer)
        {
            var (unit, call, site, now) = filer;
            if (id is null)
            {
                return request.Stage is ReportStage.Phone or ReportStage.First ? Target.New(request, unit, now) : Refusals.ElementMissing.At("incidentId");
            }
            // In the order of the house: the incident, then what is owed on it.
            var incident = Incidents.Incidents.Lock(tx, id.Value, call.Caller.UnitCode);
            var owed = Obligations.Obligations.LockToFile(tx, id.Value, unit.Code);
            var others = Incidents.Incidents.OthersReport(tx, id.Value, unit.Code);
            var earlier = ReportChecks.AskEarlier(tx, id.Value, request);
            if (await incident.First() is not { } row)
            {
                return Refusals.NotFound.At("incidentId");
            }
            // Merged while this waited for it. Nothing changes a merged one any more, so holding its lock keeps nobody up.
            if (row.MergedInto is { } living)
            {
                return await Find(tx, living, request, filer);
            }
            if (request.Corrects is { } corrects && !await tx.One<bool>(Sql.IsOwnReport, new { corrects, incident = row.Id, unit_code = unit.Code }))
            {
                return Refusals.NotFound.At("corrects");
            }
            return Target.Of(row, unit, (await owed.List()).ConvertAll(o => o.ToOwing(site)), await others.One(), request, now) with { Earlier = earlier };
        }

        private static async Task<Written> Write(DutyTransaction tx, FileReportRequest request, Target target, GradedReport grading, FilingDecision decision, Call call, SiteRules site, DateTimeOffset now)
        {
            var no = NumberOf(request, target);
            var number = target.Number ?? await Incidents.Incidents.Open(tx, site, target.ToNewIncident(request, decision, site, now));
            var reply = new FileReportReply(
                request.ReportId, target.Id, number, now, CommandState.Accepted, target.Findings,
                [.. decision.Settled.Where(s => s.Owing.Obligation.UnitCode == request.UnitCode).Select(s => new SettledObligation(s.Owing.Obligation.Id, Words.Of(s.Owing.Obligation.Kind), s.Owing.Obligation.DueAt, now, s.LateSeconds))],
                [.. decision.Opened.Where(o => o.Obligation.UnitCode == request.UnitCode).Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
            Incidents.Incidents.Join(tx, target.Id, Target.Parts(request), now);
            tx.Send(Sql.Update, new
            {
                id = target.Id,
                state = Words.Of(decision.State),
                confirmed = Words.Of(grading.Confirmed),
                prospective = Words.Of(grading.Prospective),
                level = Words.Of(decision.Level),
                sensitive = request.Sensitive.ToArray(),
                open_fire = request.OpenFire,
                response = ResponseLevel.Parse(request.ResponseLevel) is { } response ? Words.Of(response) : null,
                response_ended = request.ResponseEndedAt is not null,
                kind = request.Kind,
                closed_at = IncidentLife.IsClosed(decision.State) ? now : (DateTimeOffset?)null,
                no,
                reopens = EventOf(target, decision) == "incident.reopened",
                now,
                is_new = target.Number is null,
            });
            tx.Send(Sql.Insert, new
            {
                id = request.ReportId,
                incident = target.Id,
                unit_code = request.UnitCode,
                stage = Words.Of((Stage)request.Stage),
                no,
                content_hash = Hash(request),
                content = new Json(JsonSerializer.Serialize(request, Wire.Options)),
                now,
                filed_at = request.FiledAt,
                filed_by = call.Caller.Name,
                door = call.Door,
                corrects = request.Corrects,
                reply = new Json(JsonSerializer.Serialize(reply, Wire.Options)),
            });
            Search.Search.EnterReport(tx, request.ReportId);
            Attachments.Attachments.Bind(tx, request);
            return new Written(reply, no, number);
        }

        private async Task Tell(DutyTransaction tx, FileReportRequest request, Target target, FilingDecision decision, Written written, Call call, DateTimeOffset now)
        {
            var changes = decision.Settled.Select(s => new Obligations.Obligations.Change(
                    s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", request.ReportId, s.LateSeconds))
                .Concat(decision.Opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened")))
                .Concat(decision.Shortened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.changed")));
            var incident = Incidents.IncidentViews.AskForEvent(tx, target.Id);
            var changed = await obligations.Put(tx, [.. changes], now);
            await Incidents.Incidents.Tell(tx, incident, EventOf(target, decision), now);
            await ReportEvents.Tell(tx, request, written.Reply, written.No, call, now);
            await Obligations.Obligations.Tell(tx, changed, now);
            if (request.ResponseLevel is not null || request.ResponseEndedAt is not null || IncidentLife.IsClosed(decision.State))
            {
                CheckIns.CheckIns.LookAgain(tx, target.Id, now);
            }
            await alerts.Tell(tx, new ReportAlerts.Fact(request, target, decision, call.Caller), now);
        }

        private static string EventOf(Target target, FilingDecision decision) =>
            target.Number is null ? "incident.opened"
            : decision.State == IncidentState.Reopened && target.Standing.State != IncidentState.Reopened ? "incident.reopened"
            : "incident.changed";

        private static int NumberOf(FileReportRequest request, Target target) => request.Stage switch
        {
            ReportStage.Phone => 0,
            ReportStage.First => 1,
            ReportStage.Correction => target.LastReportNo,
            _ => Math.Max(target.LastReportNo + 1, 2),
        };

        // The door and the command do not matter: the same words are the same report.
        private static byte[] Hash(FileReportRequest request) =>
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request with { CommandId = Guid.Empty }, Wire.Options));
    }

    /// <summary>What a filing asks first, whatever it files.</summary>
    private sealed record Known(
        Asked<Units.Units.UnitRow> Unit, Asked<FiledRow> Filed, Asked<long> Places, Asked<ReportChecks.PlaceRow> Place, Asked<Guid> Living, Asked<TextReports.TextReports.OpenRow>? ByText);

    /// <summary>Who files, by whose hand, and when.</summary>
    internal sealed record Filer(Units.Units.UnitRow Unit, Call Call, SiteRules Site, DateTimeOffset Now);

    internal sealed record Written(FileReportReply Reply, int No, string Number);

    private sealed record FiledRow(byte[] ContentHash, string Reply);

    public static class Sql
    {
        // Of two doors that bring the same report at once, the second waits and then finds the first.
        public const string LockId = "select 1 from pg_advisory_xact_lock(hashtextextended(@id::text, 0))";

        public const string Filed = "select content_hash, reply from report where id = @id";

        public const string IsOwnReport = "select exists (select 1 from report where id = @corrects and incident_id = @incident and unit_code = @unit_code)";

        // A level is raised by a report and lowered by nobody here; an unknown one says nothing.
        public const string Update = """
            update incident
            set state = @state,
                level_confirmed = case when @confirmed = 'unknown' then level_confirmed else @confirmed end,
                level_prospective = case when @prospective = 'unknown' then level_prospective else @prospective end,
                level = @level,
                sensitive = (select coalesce(array_agg(distinct s order by s), '{}') from unnest(sensitive || @sensitive) as s),
                open_fire = coalesce(@open_fire, open_fire),
                response_level = case when @response_ended then null else coalesce(@response, response_level) end,
                kind = coalesce(@kind, kind),
                closed_at = case when @reopens then null else coalesce(closed_at, @closed_at) end,
                reopened_at = case when @reopens then @now else reopened_at end,
                last_report_no = greatest(last_report_no, @no),
                version = case when @is_new then version else version + 1 end
            where id = @id
            """;

        public const string Insert = """
            insert into report (id, incident_id, unit_code, stage, no, content_hash, content, received_at, filed_at, filed_by, door, corrects, reply)
            values (@id, @incident, @unit_code, @stage, @no, @content_hash, @content, @now, @filed_at, @filed_by, @door, @corrects, @reply)
            """;
    }
}
