using DutyWatch.Contracts;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Reports;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>A report of the contract as the checks read it.</summary>
internal static class CaseOf
{
    public static CheckStage StageOf(FileReportRequest r) => Enum.Parse<CheckStage>(r.Stage.ToString());

    public static CheckedReport Report(FileReportRequest r) => Moments(r, Passages(r)) with
    {
        Title = Text(r.Title),
        Kind = Text(r.Kind),
        Place = Text(r.Place?.Text),
        TownshipCode = Text(r.Place?.TownshipCode),
        Latitude = r.Place?.Latitude,
        Longitude = r.Place?.Longitude,
        LeadersOnSite = r.LeadersOnSite.Count(name => !string.IsNullOrWhiteSpace(name)),
        Figures = Count(r.Figures),
        FigureState = (FigureState)r.FigureStatus,
        Approximate = r.Approximate,
        Areas = [.. r.Areas.Select(a => new AreaCounts(a.UnitCode, Count(a.Figures), a.AsOf))],
        Confirmed = (Level)r.LevelConfirmed,
        Prospective = (Level)r.LevelProspective,
        LevelBasis = Text(r.LevelBasis),
        Sensitive = r.Sensitive.Count,
        OpenFire = r.OpenFire ?? false,
        Source = Text(r.Source?.Kind) + Text(r.Source?.Who),
        Author = Text(r.Author),
        ContactPhone = Text(r.ContactPhone),
        Signer = Text(r.Signer),
        CorrectionNote = Text(r.CorrectionNote),
        OverrideReason = Text(r.Override?.Reason),
        Attachments = [.. r.Attachments.Select(a => a.Name)],
    };

    public static Counts Count(Figures figures) =>
        new(FigureRules.Named(figures).Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value!.Value));

    private static CheckedReport Moments(FileReportRequest r, CheckedReport report) => report with
    {
        OccurredAt = r.OccurredAt,
        Precision = (OccurrencePrecision)r.OccurredPrecision,
        KnownAt = r.KnownAt,
        InformedAt = r.InformedAt,
        AsOf = r.AsOf,
        ResponseStartedAt = r.ResponseStartedAt,
        ResponseEndedAt = r.ResponseEndedAt,
    };

    private static CheckedReport Passages(FileReportRequest r) => new()
    {
        Course = Text(r.Course),
        Cause = Text(r.Cause),
        Measures = Text(r.Measures),
        Trend = Text(r.Trend),
        NextSteps = Text(r.NextSteps),
        Needs = Text(r.Needs),
        Lessons = Text(r.Lessons),
        Aftercare = Text(r.Aftercare),
    };

    private static string Text(string? text) => text?.Trim() ?? "";
}
