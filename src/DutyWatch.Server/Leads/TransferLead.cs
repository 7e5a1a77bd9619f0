using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Incidents;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Leads;

/// <summary>"Not mine" closes no lead: it goes on to the unit whose it is, with the clock that runs (Emergency Response Law, art. 60).</summary>
internal static class TransferLead
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, AlertDesk desk) : IHandle<TransferLeadRequest, TransferLeadReply>
    {
        public static Action Action => Action.LeadVerify;

        public async Task<Answer<TransferLeadReply>> Handle(TransferLeadRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Transfer(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<TransferLeadReply>> Transfer(DutyTransaction tx, TransferLeadRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            var leadId = call.Id ?? Guid.Empty;
            if (await Incidents.Incidents.OfLead(tx, leadId) is not { } incidentId || await Incidents.Incidents.Lock(tx, incidentId, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            var owed = (await Obligations.Obligations.Lock(tx, incidentId, null).List()).ConvertAll(row => row.ToOwing(site));
            var lead = await tx.One<LeadRow>(Sql.Lock, new { id = leadId });
            var from = request.From ?? (lead.OwingUnits is [var only] ? only : "");
            if ((Check(request, lead, from) ?? await CheckTaker(tx, request, call)) is { } refusal)
            {
                return refusal;
            }
            // What runs is handed on as it runs; a unit that owed nothing any more hands on the lead alone, as of when it was recorded.
            var clockStart = owed.Where(o => o.Obligation.UnitCode == from).Select(o => o.Obligation.ClockStartAt).DefaultIfEmpty(lead.RecordedAt).Min();
            var handed = Handover.Decide(
                [.. owed.Where(o => o.Obligation.UnitCode == from)], [.. owed.Where(o => o.Obligation.UnitCode == request.To)], Words.Parse<Level>(incident.Level), clockStart,
                new Opener(request.To, incidentId, site.PolicyAt(clockStart), now, () => Ids.New(now)));

            await tx.Execute(Sql.Transfer, new { id = leadId, from, to = request.To });
            Incidents.Incidents.Hand(tx, incidentId, (from, request.To), now);
            await IncidentActs.Transferred(tx, incidentId, (from, request.To), request.Reason!, call.Caller, now);
            await Incidents.Incidents.Tell(tx, incidentId, "lead.transferred", now);
            await obligations.Save(tx,
                [
                    .. handed.Excused.Select(o => Obligations.Obligations.Excuse(o, call.Caller.Actor)),
                    .. handed.Opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened")),
                ],
                now);
            await desk.Close(tx, now, [.. handed.Excused.Select(o => o.Obligation.Id)], []);
            return new TransferLeadReply(
                leadId, [.. lead.OwingUnits.Select(unit => unit == from ? request.To : unit)], CommandState.Accepted,
                [.. handed.Opened.Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
        }

        private static Refusal? Check(TransferLeadRequest request, LeadRow lead, string from) =>
            lead.State == "rejected" ? Refusals.LeadJudged
            : string.IsNullOrWhiteSpace(request.Reason) ? Refusals.ElementMissing.At("reason")
            : !lead.OwingUnits.Contains(from) ? Refusals.UnitUnknown.At("from")
            : lead.OwingUnits.Contains(request.To) ? Refusals.LeadThere.At("to")
            : null;

        private static async Task<Refusal?> CheckTaker(DutyTransaction tx, TransferLeadRequest request, Call call) =>
            request.To == call.Caller.UnitCode || await Units.Units.Reach(tx, request.To, call.Caller.UnitCode).First() is null ? Refusals.UnitUnknown.At("to") : null;
    }

    private sealed record LeadRow(string State, string[] OwingUnits, DateTimeOffset RecordedAt);

    public static class Sql
    {
        public const string Lock = "select state, owing_units, recorded_at from lead where id = @id for update";

        public const string Transfer = """
            update lead
            set owing_units = array_replace(owing_units, @from, @to),
                version = version + 1
            where id = @id
            """;
    }
}
