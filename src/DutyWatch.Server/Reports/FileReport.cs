using System.Security.Cryptography;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>A unit files a report: one durable transaction settles what it settles and opens what it opens.</summary>
internal static class FileReport
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, ReportAlerts alerts) : IHandle<FileReportRequest, FileReportReply>
    {
        public static Action Action => Action.ReportFile;

        public async Task<Answer<FileReportReply>> Handle(FileReportRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            var command = (request.CommandId, request with { CommandId = Guid.Empty });
            return await commands.Run(call.Caller, command, reply => reply with { State = CommandState.Duplicate }, (tx, now) => File(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<FileReportReply>> File(DutyTransaction tx, FileReportRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if (await Units.Units.Reach(tx, request.UnitCode, call.Caller.UnitCode) is not { } unit)
            {
                return Refusals.UnitUnknown.At("unitCode");
            }
            if (ForeignTo(call.Caller.Role) is { } own && own != request.Stage)
            {
                return Refusals.Forbidden;
            }
            if (await Repeat(tx, request) is { } repeat)
            {
                return repeat;
            }
            if ((Check(request, site, now) ?? await CheckPlaces(tx, request)) is { } refusal)
            {
                return refusal;
            }

            var found = await Find(tx, request, unit, call, site, now);
            if (found.Refusal is { } notFound)
            {
                return notFound;
            }
            var target = found.Reply;
            var report = new FiledReport((Stage)request.Stage, WorkingLevel(request), request.OpenFire ?? target.OpenFire, request.ResponseEndedAt, now);
            var opener = new Opener(unit.Code, target.Id, site.PolicyAt(target.Standing.ClockStart), now, () => Ids.New(now));
            var answer = Filing.Decide(target.Standing, report, opener);
            if (answer.Refusal is { } closed)
            {
                return closed;
            }

            var decision = answer.Reply;
            var written = await Write(tx, request, target, decision, call, site, now);
            await Tell(tx, request, target, decision, written, call, now);
            return written.Reply;
        }

        // The prefecture's room takes down what a county says on the phone; everything written is the county's own.
        private static ReportStage? ForeignTo(Role role) => role is Role.CountyFiler or Role.CountyLeader or Role.ApiFiler ? null : ReportStage.Phone;

        private static async Task<Answer<FileReportReply>?> Repeat(DutyTransaction tx, FileReportRequest request)
        {
            await tx.Execute(Sql.LockId, new { id = request.ReportId });
            if (await tx.First<FiledRow>(Sql.Filed, new { id = request.ReportId }) is not { } filed)
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
                ?? (r.Kind is { } kind && site.Kinds.All(k => k.Slug != kind) ? Refusals.KindUnknown.At("kind") : null)
                ?? (r.Stage == ReportStage.Correction && (r.Corrects is null || string.IsNullOrWhiteSpace(r.CorrectionNote)) ? Refusals.ElementMissing.At("correctionNote") : null);
        }

        private static async Task<Refusal?> CheckPlaces(DutyTransaction tx, FileReportRequest r)
        {
            string?[] named = [r.Place?.CountyCode, r.Place?.TownshipCode, .. r.Areas.Select(a => a.UnitCode)];
            return await Units.Units.Exist(tx, [.. named.OfType<string>()]) ? null : Refusals.UnitUnknown.At("place");
        }

        private static async Task<Answer<Target>> Find(DutyTransaction tx, FileReportRequest request, Units.Units.UnitRow unit, Call call, SiteRules site, DateTimeOffset now)
        {
            var id = request.IncidentId ?? (request.LeadId is { } lead ? await Incidents.Incidents.OfLead(tx, lead) ?? Guid.Empty : null);
            if (id is null)
            {
                return request.Stage is ReportStage.Phone or ReportStage.First ? Target.New(request, unit, now) : Refusals.ElementMissing.At("incidentId");
            }
            if (await Incidents.Incidents.Lock(tx, id.Value, call.Caller.UnitCode) is not { } row)
            {
                return Refusals.NotFound.At("incidentId");
            }
            if (request.Corrects is { } corrects && !await tx.One<bool>(Sql.IsOwnReport, new { corrects, incident = row.Id, unit_code = unit.Code }))
            {
                return Refusals.NotFound.At("corrects");
            }
            var owed = await Obligations.Obligations.Lock(tx, site, row.Id, unit.Code);
            var others = await tx.One<bool>(Sql.OthersStillReport, new { incident = row.Id, unit_code = unit.Code });
            return Target.Of(row, unit, owed, others, request, now);
        }

        private static async Task<Written> Write(DutyTransaction tx, FileReportRequest request, Target target, FilingDecision decision, Call call, SiteRules site, DateTimeOffset now)
        {
            var no = NumberOf(request, target);
            var number = target.Number ?? await Incidents.Incidents.Open(tx, site, target.ToNewIncident(request, decision, site, now));
            var reply = new FileReportReply(
                request.ReportId, target.Id, number, now, CommandState.Accepted, [],
                [.. decision.Settled.Select(s => new SettledObligation(s.Owing.Obligation.Id, Words.Of(s.Owing.Obligation.Kind), s.Owing.Obligation.DueAt, now, s.LateSeconds))],
                [.. decision.Opened.Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
            await Incidents.Incidents.Join(tx, target.Id, Target.Parts(request), now);
            await tx.Execute(Sql.Update, new
            {
                id = target.Id,
                state = Words.Of(decision.State),
                confirmed = Words.Of((Level)request.LevelConfirmed),
                prospective = Words.Of((Level)request.LevelProspective),
                level = Words.Of(decision.Level),
                sensitive = request.Sensitive.ToArray(),
                open_fire = request.OpenFire,
                kind = request.Kind,
                closed_at = IncidentLife.IsClosed(decision.State) ? now : (DateTimeOffset?)null,
                no,
                is_new = target.Number is null,
            });
            await tx.Execute(Sql.Insert, new
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
            return new Written(reply, no, number);
        }

        private async Task Tell(DutyTransaction tx, FileReportRequest request, Target target, FilingDecision decision, Written written, Call call, DateTimeOffset now)
        {
            var changes = decision.Settled.Select(s => new Obligations.Obligations.Change(
                    s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", request.ReportId, s.LateSeconds))
                .Concat(decision.Opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened")))
                .Concat(decision.Shortened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.changed")));
            await Incidents.Incidents.Tell(tx, target.Id, target.Number is null ? "incident.opened" : "incident.changed", now);
            await ReportEvents.Tell(tx, request, target.Id, written.No, call, now);
            await obligations.Save(tx, [.. changes], now);
            await alerts.Tell(tx, new ReportAlerts.Fact(request, target, decision, call.Caller), now);
        }

        private static int NumberOf(FileReportRequest request, Target target) => request.Stage switch
        {
            ReportStage.Phone => 0,
            ReportStage.First => 1,
            ReportStage.Correction => target.LastReportNo,
            _ => Math.Max(target.LastReportNo + 1, 2),
        };

        private static Level WorkingLevel(FileReportRequest request) => Levels.Working((Level)request.LevelConfirmed, (Level)request.LevelProspective);

        // The door and the command do not matter: the same words are the same report.
        private static byte[] Hash(FileReportRequest request) =>
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request with { CommandId = Guid.Empty }, Wire.Options));
    }

    internal sealed record Written(FileReportReply Reply, int No, string Number);

    private sealed record FiledRow(byte[] ContentHash, string Reply);

    public static class Sql
    {
        // Of two doors that bring the same report at once, the second waits and then finds the first.
        public const string LockId = "select pg_advisory_xact_lock(hashtextextended(@id::text, 0))";

        public const string Filed = "select content_hash, reply from report where id = @id";

        public const string IsOwnReport = "select exists (select 1 from report where id = @corrects and incident_id = @incident and unit_code = @unit_code)";

        public const string OthersStillReport = """
            select exists (
                select 1
                from incident_participant p
                where p.incident_id = @incident
                  and p.part in ('filer', 'owing')
                  and p.unit_code <> @unit_code
                  and not exists (select 1 from report r where r.incident_id = p.incident_id and r.unit_code = p.unit_code and r.stage = 'final')
            )
            """;

        // A level is raised by a report and lowered by nobody here; an unknown one says nothing.
        public const string Update = """
            update incident
            set state = @state,
                level_confirmed = case when @confirmed = 'unknown' then level_confirmed else @confirmed end,
                level_prospective = case when @prospective = 'unknown' then level_prospective else @prospective end,
                level = @level,
                sensitive = (select coalesce(array_agg(distinct s order by s), '{}') from unnest(sensitive || @sensitive) as s),
                open_fire = coalesce(@open_fire, open_fire),
                kind = coalesce(@kind, kind),
                closed_at = coalesce(closed_at, @closed_at),
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
