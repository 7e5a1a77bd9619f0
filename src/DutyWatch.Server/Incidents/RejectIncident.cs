using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Incidents;

/// <summary>不予受理: it never was an incident. That takes two persons, and then nobody owes anything on it.</summary>
internal static class RejectIncident
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, IncidentTexts texts) : IHandle<RejectIncidentRequest, ProposalReply>
    {
        public static Action Action => Action.IncidentReject;

        public async Task<Answer<ProposalReply>> Handle(RejectIncidentRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Say(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<ProposalReply>> Say(DutyTransaction tx, RejectIncidentRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if (await Incidents.Lock(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            if (!IncidentLife.GoesOn(incident.Life))
            {
                return Refusals.IncidentOver;
            }
            var said = await Proposals.Say(tx, incident.Id, (ProposedAct.Reject, null, request.Reason), call.Caller, now);
            if (said.Refusal is { } refusal)
            {
                return refusal;
            }
            if (said.Reply.Confirmed is not { } confirmed)
            {
                return new ProposalReply(incident.Id, Words.Of(Word.Proposed), CommandState.Accepted);
            }
            var owed = (await Obligations.Obligations.Lock(tx, incident.Id, null).List()).ConvertAll(row => row.ToOwing(site)).FindAll(o => !o.Obligation.IsSettled);
            tx.Send(Sql.Reject, new { id = incident.Id, now });
            tx.Send(Sql.RejectLeads, new { id = incident.Id, by = said.Reply.ProposedBy, seconded = call.Caller.Actor, reason = confirmed.Reason, now });
            await IncidentActs.Rejected(tx, incident.Id, confirmed, now);
            await Incidents.Tell(tx, incident.Id, "incident.rejected", now);
            // Where nobody recorded a lead nobody owes its verification, and no row names one.
            var lead = await tx.First<Guid?>(Sql.FirstLead, new { id = incident.Id }) ?? Guid.Empty;
            await obligations.Save(tx, Leads.Leads.Over(owed, lead, call.Caller.Actor, now), now);
            await texts.SilenceAll(tx, incident.Id, now);
            CheckIns.CheckIns.LookAgain(tx, incident.Id, now);
            var words = new Dictionary<string, string> { ["detail"] = confirmed.Reason };
            await texts.Tell(tx,
                new IncidentTexts.Fact("incident.rejected", incident, ($"不予受理：{confirmed.Reason}", $"Rejected: {confirmed.Reason}"), words),
                await IncidentTexts.Reporting(tx, incident.Id, call.Caller.UnitCode), now);
            return new ProposalReply(incident.Id, Words.Of(Word.Confirmed), CommandState.Accepted);
        }
    }

    public static class Sql
    {
        public const string Reject = """
            update incident
            set state = 'rejected',
                closed_at = @now,
                response_level = null,
                version = version + 1
            where id = @id
            """;

        public const string FirstLead = "select id from lead where incident_id = @id order by recorded_at, id limit 1";

        public const string RejectLeads = """
            update lead
            set state = 'rejected',
                judged_by = @by,
                seconded_by = @seconded,
                judged_at = @now,
                reason = @reason,
                version = version + 1
            where incident_id = @id
              and state <> 'rejected'
            """;
    }
}
