using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Obligations;
using ObligationState = DutyWatch.Core.Obligations.ObligationState;

namespace DutyWatch.Server.Obligations;

/// <summary>What an incident's file says of its clocks beside the obligations themselves.</summary>
internal static class IncidentClocks
{
    /// <summary>What the timer finds at this instant, once for each unit that is late.</summary>
    public static IReadOnlyList<Finding> Overdue(IReadOnlyList<ObligationViews.Row> obligations, DateTimeOffset now) =>
        [.. obligations
            .Where(o => Words.Parse<ObligationState>(o.State) is ObligationState.Late or ObligationState.Missing)
            .Select(o => Core.Obligations.Overdue.Find(o.Title ?? "", Words.Parse<ObligationKind>(o.Kind), o.DueAt, now))
            .OfType<Core.Checks.Found>()
            .Select(Reports.ReportChecks.View)];

    /// <param name="reports">Those that the caller may see.</param>
    /// <param name="passedAt">The first written report to the province.</param>
    /// <param name="isPrefecture">What the prefecture owes its province is its own affair.</param>
    public static IReadOnlyList<StatutoryClockView> Statutory(IncidentSummary incident, IReadOnlyList<ReportView> reports, DateTimeOffset? passedAt, bool isPrefecture)
    {
        var written = reports.Where(r => r.Stage != ReportStage.Phone).Select(r => (DateTimeOffset?)r.ReceivedAt).Min();
        return [.. Core.Obligations.Statutory.Clocks(incident.Kind, (Core.Incidents.Level)incident.Level, incident.KnownAt, written, passedAt)
            .Where(clock => isPrefecture || clock.Row.Side == StatutorySide.County)
            .Select(clock => new StatutoryClockView(Words.Of(clock.Row.Side), new BothLanguages(clock.Row.Zh, clock.Row.En), clock.DueAt, clock.MetAt, clock.LateSeconds))];
    }
}
