using System.Text.Json;
using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Upward;

/// <summary>The prefecture's room has reported an incident to its province: that is recorded, and what it owed is met.</summary>
internal static class PassUpward
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, AlertDesk desk) : IHandle<PassUpwardRequest, PassUpwardReply>
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
            var owed = await UpwardDesk.OwedUpward(tx, site, incident.Id);
            var settled = Core.Obligations.Upward.Pass(owed, (Core.Obligations.UpwardStage)request.Stage, now);

            var passed = new UpwardView(Ids.New(now), incident.Id, request.Stage, now, call.Caller.Name, request.ToldWho, request.Text);
            await tx.Execute(Sql.Insert, new
            {
                id = passed.Id, incident = incident.Id, stage = Words.Of((Core.Obligations.UpwardStage)request.Stage),
                told_who = request.ToldWho, text = request.Text, by = call.Caller.Name, now,
            });
            await EventLog.Append(tx, new NewEvent(now, "upward.passed", $"upward:{passed.Id}", 1, site.Site.PrefectureCode, [site.Site.PrefectureCode], JsonSerializer.Serialize(passed, Wire.Options)));
            await obligations.Save(tx,
                [.. settled.Select(s => new Obligations.Obligations.Change(
                    s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", LateSeconds: s.LateSeconds, MetUpward: passed.Id))],
                now);
            await desk.Close(tx, now, [.. settled.Select(s => s.Owing.Obligation.Id)], []);
            return new PassUpwardReply(
                passed.Id, incident.Id, now, CommandState.Accepted,
                [.. settled.Select(s => new SettledObligation(s.Owing.Obligation.Id, Words.Of(s.Owing.Obligation.Kind), s.Owing.Obligation.DueAt, now, s.LateSeconds))]);
        }
    }

    public static class Sql
    {
        public const string Insert = """
            insert into upward_report (id, incident_id, stage, told_who, text, passed_by, passed_at)
            values (@id, @incident, @stage, @told_who, @text, @by, @now)
            """;
    }
}
