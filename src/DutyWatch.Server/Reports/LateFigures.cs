using DutyWatch.Contracts;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Reports;

/// <summary>补报窗口: a correction that changes the casualties soon after the end opens the incident again by itself.</summary>
internal static class LateFigures
{
    /// <summary>The decision as it was, or with the incident reopened and the follow-ups that this makes its units owe.</summary>
    public static async Task<FilingDecision> Reopen(DutyTransaction tx, FileReportRequest request, Target target, FilingDecision decision, FileReport.Filer filer)
    {
        if (request.Stage != ReportStage.Correction || target.Earlier is not { } earlier)
        {
            return decision;
        }
        var figures = (await earlier.LastFigures(), CaseOf.Count(request.Figures));
        if (LateCasualties.Reopen(target.Standing.State, target.ClosedAt, request.Kind ?? target.Kind!, figures, filer.Now) is not { } reason)
        {
            return decision;
        }
        var owed = await Incidents.Incidents.Reopen(tx, target.Id, (decision.Level, request.OpenFire ?? target.OpenFire), filer.Site, filer.Now);
        await Incidents.IncidentActs.Reopened(tx, target.Id, reason, filer.Call.Caller, filer.Now);
        return decision with { State = IncidentState.Reopened, Opened = [.. decision.Opened, .. owed] };
    }
}
