using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Leads;

/// <summary>Says what became of a lead. "It did not happen" takes a second person and only then excuses what the counties owe.</summary>
internal static class VerifyLead
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, AlertDesk desk) : IHandle<VerifyLeadRequest, VerifyLeadReply>
    {
        public static Action Action => Action.LeadVerify;

        public async Task<Answer<VerifyLeadReply>> Handle(VerifyLeadRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Judge(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<VerifyLeadReply>> Judge(DutyTransaction tx, VerifyLeadRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            var leadId = call.Id ?? Guid.Empty;
            if (await Incidents.Incidents.OfLead(tx, leadId) is not { } incidentId || await Incidents.Incidents.Lock(tx, incidentId, call.Caller.UnitCode).First() is null)
            {
                return Refusals.NotFound;
            }
            var lead = await tx.One<LeadRow>(Sql.Lock, new { id = leadId });
            if (request.Outcome == LeadOutcome.Rejected && string.IsNullOrWhiteSpace(request.Reason ?? lead.Reason))
            {
                return Refusals.ElementMissing.At("reason");
            }
            var next = Next(lead, request.Outcome, call.Caller.Actor);
            if (next.Refusal is { } refusal)
            {
                return refusal;
            }

            // Where other leads or counties told of the same, this one alone was wrong.
            var others = await tx.One<OthersRow>(Sql.Others, new { id = leadId, incident = incidentId });
            var rejected = next.Reply == "rejected" && others.None;
            await tx.Execute(Sql.Update, new { id = leadId, state = next.Reply, by = call.Caller.Actor, reason = request.Reason, now });
            if (rejected)
            {
                await tx.Execute(Sql.CloseIncident, new { id = incidentId, now });
            }
            else
            {
                await tx.Execute(Sql.TouchIncident, new { id = incidentId });
            }
            if (IsAnswered(next.Reply, others))
            {
                await Settle(tx, site, (incidentId, leadId, rejected), call, now);
            }
            await Incidents.Incidents.Tell(tx, incidentId, next.Reply == "rejected" ? "lead.rejected" : "lead.verified", now);
            return new VerifyLeadReply(leadId, next.Reply, CommandState.Accepted);
        }

        // A rejection that one person proposes says nothing yet, and of several leads one that was wrong leaves the others to be verified.
        private static bool IsAnswered(string judged, OthersRow others) => judged == "verified" || (judged == "rejected" && !others.Wait);

        private async Task Settle(DutyTransaction tx, SiteRules site, (Guid IncidentId, Guid LeadId, bool Over) judged, Call call, DateTimeOffset now)
        {
            var owed = (await Obligations.Obligations.Lock(tx, judged.IncidentId, null).List()).ConvertAll(row => row.ToOwing(site));
            var settled = judged.Over ? Leads.Over(owed, judged.LeadId, call.Caller.Actor, now) : Leads.Judged(owed, judged.LeadId, now);
            await obligations.Save(tx, settled, now);
            await desk.Close(tx, now, [.. settled.Select(change => change.Obligation.Id)], []);
        }

        /// <summary>What a judgement makes of a lead: a table, printed to `docs/state-machines.md` by a test.</summary>
        internal static Answer<string> Next(LeadRow lead, LeadOutcome outcome, string actor) => (lead.State, outcome) switch
        {
            ("open", LeadOutcome.Verified) => "verified",
            ("open" or "verified", LeadOutcome.Rejected) => "rejection-proposed",
            ("rejection-proposed", LeadOutcome.Verified) => "verified",
            ("rejection-proposed", LeadOutcome.Rejected) when lead.JudgedBy == actor => Refusals.SecondPersonNeeded,
            ("rejection-proposed", LeadOutcome.Rejected) => "rejected",
            _ => Refusals.LeadJudged,
        };
    }

    internal sealed record LeadRow(string State, string? JudgedBy, string? Reason);

    /// <param name="None">Nobody else told of it.</param>
    /// <param name="Wait">Another lead on the same incident is not judged.</param>
    private sealed record OthersRow(bool None, bool Wait);

    public static class Sql
    {
        public const string Lock = "select state, judged_by, reason from lead where id = @id for update";

        public const string Update = """
            update lead
            set state = @state,
                judged_by = case when @state = 'rejected' then judged_by else @by end,
                seconded_by = case when @state = 'rejected' then @by end,
                judged_at = @now,
                reason = coalesce(@reason, reason),
                version = version + 1
            where id = @id
            """;

        public const string Others = """
            select not exists (select 1 from incident where merged_into = @incident) and not exists (select 1 from lead where incident_id = @incident and id <> @id and state <> 'rejected') as none,
                   exists (select 1 from lead where incident_id = @incident and id <> @id and state in ('open', 'rejection-proposed')) as wait
            """;

        public const string CloseIncident = "update incident set state = 'rejected', closed_at = @now, version = version + 1 where id = @id";

        public const string TouchIncident = "update incident set version = version + 1 where id = @id";
    }
}
