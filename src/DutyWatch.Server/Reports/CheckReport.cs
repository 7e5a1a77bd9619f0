using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Reports;

/// <summary>`POST /reports/check`: what filing these words now would find. Files nothing and refuses nothing but what the caller does not reach.</summary>
internal static class CheckReport
{
    internal sealed class Handler(Database database, RuleBook rules, Clocks clocks) : IHandle<FileReportRequest, CheckReportReply>
    {
        public static Action Action => Action.ReportFile;

        public async Task<Answer<CheckReportReply>> Handle(FileReportRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            var now = clocks.Now;
            return await database.Read<Answer<CheckReportReply>>(async tx =>
            {
                var unit = Units.Units.Reach(tx, request.UnitCode, call.Caller.UnitCode);
                var place = ReportChecks.AskPlace(tx, request);
                Guid? addressed = request.IncidentId is null ? null : await Incidents.Incidents.Living(tx, request.IncidentId).First();
                var earlier = addressed is { } id ? ReportChecks.AskEarlier(tx, id, request) : null;
                var begun = tx.Ask<BegunRow>(Sql.Begun, new { incident = addressed, unit_code = request.UnitCode, caller_unit = call.Caller.UnitCode });
                if (await unit.First() is null)
                {
                    return Refusals.UnitUnknown.At("unitCode");
                }
                var incident = await begun.First();
                var grading = GradedReport.Of(request, incident?.ClockStart ?? Target.ClockStart(request, now), incident?.Kind, site, now);
                var found = await ReportChecks.Run(request, await place.One(), earlier, grading.Measured, site, now);
                return new CheckReportReply(grading.Explain(ReportChecks.Answered(found, request)));
            }, call.Ct);
        }
    }

    private sealed record BegunRow(string Kind, DateTimeOffset? ClockStart);

    public static class Sql
    {
        // A follow-up need not name its kind again, and its incident is graded by the tables in force when its clock started.
        public const string Begun = """
            select i.kind,
                   (select min(o.clock_start_at) from obligation o where o.incident_id = i.id and o.unit_code = @unit_code) as clock_start
            from incident i
            where i.id = @incident
              and exists (select 1 from incident_participant p where p.incident_id = i.id and p.unit_code = @caller_unit)
            """;
    }
}
