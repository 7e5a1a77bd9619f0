using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Incidents;

/// <summary>An incident that was over began again (re-ignition, a late victim): whoever reported on it owes a follow-up as if it had just happened.</summary>
internal static class ReopenIncident
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations) : IHandle<ReopenIncidentRequest, ReopenIncidentReply>
    {
        public static Action Action => Action.ReportFile;

        public async Task<Answer<ReopenIncidentReply>> Handle(ReopenIncidentRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Reopen(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<ReopenIncidentReply>> Reopen(DutyTransaction tx, ReopenIncidentRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if (string.IsNullOrWhiteSpace(request.Reason))
            {
                return Refusals.ElementMissing.At("reason");
            }
            if (await Incidents.Lock(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            if (IncidentLife.Reopen(Words.Parse<IncidentState>(incident.State)) is not { } state)
            {
                return Refusals.IncidentNotOver;
            }
            var opened = await Incidents.Reopen(tx, incident.Id, (Words.Parse<Level>(incident.Level), incident.OpenFire), site, now);

            await tx.Execute(Sql.Reopen, new { id = incident.Id, state = Words.Of(state), now });
            await IncidentActs.Reopened(tx, incident.Id, request.Reason, call.Caller, now);
            await Incidents.Tell(tx, incident.Id, "incident.reopened", now);
            await obligations.Save(tx, [.. opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened"))], now);
            return new ReopenIncidentReply(
                incident.Id, now, CommandState.Accepted, [.. opened.Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
        }
    }

    public static class Sql
    {
        public const string Reopen = """
            update incident
            set state = @state,
                closed_at = null,
                reopened_at = @now,
                version = version + 1
            where id = @id
            """;
    }
}
