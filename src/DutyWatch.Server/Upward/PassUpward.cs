using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Upward;

/// <summary>The prefecture's room reports an incident to its province: what it says, or the report it composed, is kept, and what it owed is met.</summary>
internal static class PassUpward
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, AlertDesk desk, UpwardOptions options) : IHandle<PassUpwardRequest, PassUpwardReply>
    {
        public static Action Action => Action.ReportUpward;

        public async Task<Answer<PassUpwardReply>> Handle(PassUpwardRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Pass(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<PassUpwardReply>> Pass(DutyTransaction tx, PassUpwardRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if (await Incidents.Incidents.Lock(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            if (incident.State == Words.Of(IncidentState.Rejected))
            {
                return Refusals.IncidentClosed;
            }
            var written = await Judge(tx, request, incident.Id, call, site, now);
            if (written.Refusal is { } refusal)
            {
                return refusal;
            }
            var owed = await UpwardDesk.OwedUpward(tx, site, incident.Id);
            var settled = Core.Obligations.Upward.Pass(owed, (Core.Obligations.UpwardStage)request.Stage, now);

            var report = written.Reply.Report;
            var id = await Keep(tx, request, incident.Id, report, call, now);
            await obligations.Save(tx,
                [.. settled.Select(s => new Obligations.Obligations.Change(
                    s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", LateSeconds: s.LateSeconds, MetUpward: id))],
                now);
            await desk.Close(tx, now, [.. settled.Select(s => s.Owing.Obligation.Id)], []);
            return new PassUpwardReply(
                id, incident.Id, now, CommandState.Accepted,
                [.. settled.Select(s => new SettledObligation(s.Owing.Obligation.Id, Words.Of(s.Owing.Obligation.Kind), s.Owing.Obligation.DueAt, now, s.LateSeconds))],
                report?.No, report?.Findings);
        }

        private async Task<Guid> Keep(DutyTransaction tx, PassUpwardRequest request, Guid incident, JudgedReport? report, Call call, DateTimeOffset now)
        {
            var id = report?.Content.ReportId ?? Ids.New(now);
            await tx.Execute(Sql.Insert, new
            {
                id, incident, stage = Words.Of((Core.Obligations.UpwardStage)request.Stage), told_who = request.ToldWho, text = request.Text, by = call.Caller.Name, now,
                no = report?.No, content = Wire.Json(report?.Content), findings = Wire.Json(report?.Findings),
            });
            if (report is not null && options.IsOn)
            {
                Exchanges.Queue(tx, id, incident, now);
            }
            await UpwardViews.Tell(tx, id, 1, "upward.passed", now);
            return id;
        }

        // What is only said, or was written elsewhere, is taken as it is said.
        private static async Task<Answer<Written>> Judge(DutyTransaction tx, PassUpwardRequest request, Guid incident, Call call, SiteRules site, DateTimeOffset now)
        {
            if (request.Report is not { } words)
            {
                return new Written(null);
            }
            if (request.Stage != UpwardStage.Written)
            {
                return Refusals.BodyMalformed.At("stage");
            }
            var subject = await UpwardSubject.Find(tx, incident, call.Caller.UnitCode);
            if (words.No is { } no && no != subject!.NextNo)
            {
                return Refusals.UpwardNumberTaken;
            }
            var judged = await JudgedReport.Judge(tx, subject!, words, site, now);
            return judged.Refusal ?? (Answer<Written>)new Written(judged.Reply);
        }

        private sealed record Written(JudgedReport? Report);
    }

    public static class Sql
    {
        public const string Insert = """
            insert into upward_report (id, incident_id, stage, told_who, text, passed_by, passed_at, no, content, findings)
            values (@id, @incident, @stage, @told_who, @text, @by, @now, @no, @content, @findings)
            """;
    }
}
