using System.Globalization;
using System.Text.Json;
using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Incidents;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>The prefecture's room sends a report back with what is wrong marked: its unit hears of it at once and owes a supplement.</summary>
internal static class ReturnReport
{
    private static readonly string[] Told = ["owing.duty-officer"];

    // Later than this the supplement's own ladder has said it.
    private static readonly TimeSpan Matters = TimeSpan.FromHours(2);

    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, AlertDesk desk, IPeopleOnDuty people) : IHandle<ReturnReportRequest, ReturnReportReply>
    {
        public static Action Action => Action.ReportReturn;

        public async Task<Answer<ReturnReportReply>> Handle(ReturnReportRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Return(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<ReturnReportReply>> Return(DutyTransaction tx, ReturnReportRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if (string.IsNullOrWhiteSpace(request.Reason))
            {
                return Refusals.ElementMissing.At("reason");
            }
            if (await tx.First<ReportRow>(Sql.Report, new { id = call.Id, caller_unit = call.Caller.UnitCode }) is not { } report
                || await Incidents.Incidents.Lock(tx, report.IncidentId, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            var owed = (await Obligations.Obligations.Lock(tx, incident.Id, report.UnitCode).List()).ConvertAll(row => row.ToOwing(site));
            var opened = Filing.Returned(owed, Words.Parse<Level>(incident.Level), new Opener(report.UnitCode, incident.Id, site.PolicyAt(now), now, () => Ids.New(now)));
            var due = opened.Concat(owed).Where(o => o.Obligation is { Kind: ObligationKind.Supplement, IsSettled: false }).Select(o => (DateTimeOffset?)o.Obligation.DueAt).FirstOrDefault();

            await IncidentActs.Returned(tx, incident.Id, request, report.Id, call.Caller, now);
            await obligations.Save(tx, [.. opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened"))], now);
            var view = new ReturnedReportView(
                report.Id, incident.Id, report.UnitCode, Enum.Parse<ReportStage>(report.Stage, ignoreCase: true), report.No, request.Reason.Trim(), request.Marks, call.Caller.Name, due);
            await EventLog.Append(tx, new NewEvent(now, "report.returned", $"return:{Ids.New(now)}", 1, report.UnitCode, [report.UnitCode], JsonSerializer.Serialize(view, Wire.Options)));
            await Tell(tx, view, incident, site, now);
            return new ReturnReportReply(
                report.Id, incident.Id, now, CommandState.Accepted, [.. opened.Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
        }

        private async Task Tell(DutyTransaction tx, ReturnedReportView view, Incidents.Incidents.IncidentRow incident, SiteRules site, DateTimeOffset now)
        {
            var words = new Dictionary<string, string>
            {
                ["event"] = incident.Title,
                ["no"] = incident.Number[^2..],
                ["detail"] = view.Reason,
                ["due"] = view.DueAt is { } due ? TimeZoneInfo.ConvertTime(due, site.Zone).ToString("HH:mm", CultureInfo.InvariantCulture) : "",
            };
            await desk.Raise(tx, now,
            [
                new AlertToRaise(
                    "report.returned", Lane.Ladder, view.UnitCode, incident.Id, null, null, incident.Level, Urgent: false, $"报告退回：{view.Reason}", $"Report returned: {view.Reason}",
                    words, await people.Find(tx, view.UnitCode, Told, now), [], now + Matters),
            ]);
        }
    }

    private sealed record ReportRow(Guid Id, Guid IncidentId, string UnitCode, string Stage, int No);

    public static class Sql
    {
        // Its own reports a room mends itself.
        public const string Report = """
            select r.id, r.incident_id, r.unit_code, r.stage, r.no
            from report r
            where r.id = @id
              and r.unit_code <> @caller_unit
              and exists (select 1 from unit_ancestor a where a.unit_code = r.unit_code and a.ancestor_code = @caller_unit)
            """;
    }
}
