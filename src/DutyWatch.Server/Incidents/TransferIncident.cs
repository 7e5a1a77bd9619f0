using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Incidents;

/// <summary>移交: an incident turns out to be another unit's. It goes on to it with the clock that runs; the giver owes nothing any more and goes on reading.</summary>
internal static class TransferIncident
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, IncidentTexts texts) : IHandle<TransferIncidentRequest, TransferIncidentReply>
    {
        public static Action Action => Action.IncidentTransfer;

        public async Task<Answer<TransferIncidentReply>> Handle(TransferIncidentRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Transfer(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<TransferIncidentReply>> Transfer(DutyTransaction tx, TransferIncidentRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if (string.IsNullOrWhiteSpace(request.Reason))
            {
                return Refusals.ElementMissing.At("reason");
            }
            if (await Incidents.Lock(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            var reporting = await IncidentTexts.Reporting(tx, incident.Id, call.Caller.UnitCode);
            var from = request.From ?? (reporting is [var only] ? only : "");
            if ((Check(incident, reporting, from, request) ?? await CheckTaker(tx, request, call)) is { } refusal)
            {
                return refusal;
            }
            var owed = (await Obligations.Obligations.Lock(tx, incident.Id, null).List()).ConvertAll(row => row.ToOwing(site));
            var given = owed.FindAll(o => o.Obligation.UnitCode == from);
            var clockStart = given.Select(o => o.Obligation.ClockStartAt).DefaultIfEmpty(incident.KnownAt).Min();
            var handed = Handover.Decide(
                given, owed.FindAll(o => o.Obligation.UnitCode == request.To), Words.Parse<Level>(incident.Level), clockStart,
                new Opener(request.To, incident.Id, site.PolicyAt(clockStart), now, () => Ids.New(now)));

            Incidents.Hand(tx, incident.Id, (from, request.To), now);
            tx.Send(Sql.HandLeads, new { id = incident.Id, from, to = request.To });
            await IncidentActs.Transferred(tx, incident.Id, (from, request.To), request.Reason, call.Caller, now);
            await Incidents.Tell(tx, incident.Id, "incident.transferred", now);
            await obligations.Save(tx,
                [
                    .. handed.Excused.Select(o => Obligations.Obligations.Excuse(o, call.Caller.Actor)),
                    .. handed.Opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened")),
                ],
                now);
            await texts.Silence(tx, [.. handed.Excused.Select(o => o.Obligation.Id)], now);
            await Tell(tx, incident, (from, request), handed, site, now);
            return new TransferIncidentReply(
                incident.Id, from, request.To, CommandState.Accepted, [.. handed.Opened.Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
        }

        private static Refusal? Check(Incidents.IncidentRow incident, List<string> reporting, string from, TransferIncidentRequest request) =>
            !IncidentLife.GoesOn(incident.Life) ? Refusals.IncidentOver
            : !reporting.Contains(from) ? Refusals.UnitUnknown.At("from")
            : reporting.Contains(request.To) ? Refusals.IncidentThere.At("to")
            : null;

        private static async Task<Refusal?> CheckTaker(DutyTransaction tx, TransferIncidentRequest request, Call call) =>
            request.To == call.Caller.UnitCode || await Units.Units.Reach(tx, request.To, call.Caller.UnitCode).First() is null ? Refusals.UnitUnknown.At("to") : null;

        private async Task Tell(DutyTransaction tx, Incidents.IncidentRow incident, (string From, TransferIncidentRequest Request) act, HandoverDecision handed, SiteRules site, DateTimeOffset now)
        {
            var names = await Units.Units.Names(tx, [act.From, act.Request.To]);
            var reason = act.Request.Reason!.Trim();
            var words = new Dictionary<string, string>
            {
                ["from"] = names.GetValueOrDefault(act.From, ""),
                ["to"] = names.GetValueOrDefault(act.Request.To, ""),
                ["detail"] = reason,
                ["due"] = handed.Opened.Count == 0 ? "" : IncidentTexts.Clock(handed.Opened.Min(o => o.Obligation.DueAt), site),
            };
            await texts.Tell(tx, new IncidentTexts.Fact("incident.transferred", incident, ($"移交{words["to"]}：{reason}", $"Handed to {act.Request.To}: {reason}"), words), [act.From, act.Request.To], now);
        }
    }

    public static class Sql
    {
        public const string HandLeads = """
            update lead
            set owing_units = case when @to = any(owing_units) then array_remove(owing_units, @from) else array_replace(owing_units, @from, @to) end,
                version = version + 1
            where incident_id = @id
              and @from = any(owing_units)
            """;
    }
}
