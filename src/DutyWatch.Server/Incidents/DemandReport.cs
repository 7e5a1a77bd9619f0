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

/// <summary>核报: the prefecture asks a unit to check something and to report on it, by a call within half an hour and in writing within an hour.</summary>
internal static class DemandReport
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, IncidentTexts texts) : IHandle<DemandReportRequest, DemandReportReply>
    {
        public static Action Action => Action.ReportDemand;

        public async Task<Answer<DemandReportReply>> Handle(DemandReportRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Demand(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<DemandReportReply>> Demand(DutyTransaction tx, DemandReportRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if (string.IsNullOrWhiteSpace(request.Text))
            {
                return Refusals.ElementMissing.At("text");
            }
            if (await Incidents.Lock(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            if (request.UnitCode == call.Caller.UnitCode || await Units.Units.Reach(tx, request.UnitCode, call.Caller.UnitCode).First() is null)
            {
                return Refusals.UnitUnknown.At("unitCode");
            }
            if (!IncidentLife.GoesOn(incident.Life) && !(incident.Life != IncidentState.Rejected && await tx.One<bool>(Sql.HasReported, new { id = incident.Id, unit_code = request.UnitCode })))
            {
                return Refusals.DemandUnmeetable.At("unitCode");
            }
            var owed = (await Obligations.Obligations.Lock(tx, incident.Id, request.UnitCode).List()).ConvertAll(row => row.ToOwing(site));
            var opened = Filing.Demanded(owed, Words.Parse<Level>(incident.Level), new Opener(request.UnitCode, incident.Id, site.PolicyAt(now), now, () => Ids.New(now)));

            var act = await IncidentActs.Demanded(tx, incident.Id, request, call.Caller, now);
            Incidents.Join(tx, incident.Id, [(request.UnitCode, "asked")], now);
            tx.Send(Proposals.Sql.Touch, new { id = incident.Id });
            await Incidents.Tell(tx, incident.Id, "incident.changed", now);
            await obligations.Save(tx, [.. opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened") { DemandedBy = act })], now);
            await Tell(tx, incident, request, opened, site, now);
            return new DemandReportReply(
                incident.Id, now, CommandState.Accepted, [.. opened.Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
        }

        private Task Tell(DutyTransaction tx, Incidents.IncidentRow incident, DemandReportRequest request, IReadOnlyList<Owing> opened, SiteRules site, DateTimeOffset now)
        {
            var asked = request.Text!.Trim();
            var words = new Dictionary<string, string>
            {
                ["detail"] = asked,
                ["due"] = Due(opened, ObligationKind.DemandPhone, site),
                ["written"] = Due(opened, ObligationKind.DemandWritten, site),
            };
            return texts.Tell(tx, new IncidentTexts.Fact("report.demanded", incident, ($"核报：{asked}", $"Check demanded: {asked}"), words), [request.UnitCode], now);
        }

        private static string Due(IReadOnlyList<Owing> opened, ObligationKind kind, SiteRules site) =>
            opened.Where(o => o.Obligation.Kind == kind).Select(o => IncidentTexts.Clock(o.Obligation.DueAt, site)).FirstOrDefault("");
    }

    public static class Sql
    {
        public const string HasReported = "select exists (select 1 from report where incident_id = @id and unit_code = @unit_code)";
    }
}
