using DutyWatch.Contracts;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Grading;
using DutyWatch.Core.Incidents;
using DutyWatch.Server.Rules;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>What the site's grading tables make of a report, beside what its filer says of the level. Raising is automatic; nothing here lowers a level.</summary>
internal sealed class GradedReport(FileReportRequest report, LevelOpinion opinion)
{
    private readonly Level said = Levels.Working((Level)report.LevelConfirmed, (Level)report.LevelProspective);

    public Level Confirmed => Levels.MoreSerious((Level)report.LevelConfirmed, opinion.Confirmed);

    public Level Prospective => Levels.MoreSerious((Level)report.LevelProspective, opinion.Prospective);

    public Level Working => opinion.Working(said);

    /// <summary>For the checks that hold the filer's word against the figures.</summary>
    public MeasuredLevel Measured => new(opinion.Confirmed, opinion.Prospective);

    /// <summary>Judged by the tables in force when the clock started.</summary>
    public static GradedReport Of(FileReportRequest report, Target target, SiteRules site, DateTimeOffset now) =>
        Of(report, target.Standing.ClockStart, target.Kind, site, now);

    /// <param name="kind">The incident's, when the report names none.</param>
    public static GradedReport Of(FileReportRequest report, DateTimeOffset start, string? kind, SiteRules site, DateTimeOffset now)
    {
        string?[] places = [report.Place?.TownshipCode, report.Place?.CountyCode];
        var facts = new LevelFacts(
            report.Kind ?? kind ?? "", measure => Figure(report, measure), report.FigureStatus == FigureStatus.Verified, [.. places.OfType<string>()],
            now - (report.OccurredAt ?? start), report.Impacts ?? []);
        return new GradedReport(report, site.LevelsAt(start).Judge(facts));
    }

    /// <summary>What was found, with the line of the table that says so, and what an impact made of it.</summary>
    public IReadOnlyList<Finding> Explain(IReadOnlyList<Finding> found) =>
        [.. found.Select(one => one.Rule switch
        {
            "R-L01" => With(one, opinion.ConfirmedBy, countsLost: false),
            "R-L03" => With(one, opinion.ProspectiveBy, countsLost: true),
            _ => one,
        }), .. RaisedByImpact()];

    private static Finding With(Finding one, LevelBasis? basis, bool countsLost)
    {
        if (basis is null)
        {
            return one;
        }
        var (zh, en) = LevelWords.Of(basis, countsLost);
        return one with { Message = new BothLanguages($"{one.Message.Zh}依据：{zh}。", $"{one.Message.En} By: {en}.") };
    }

    // What is the most serious already cannot be raised.
    private IReadOnlyList<Finding> RaisedByImpact() => Working < (opinion with { IsRaised = false }).Working(said)
        ? [new Finding(
            "impact", "informs",
            new BothLanguages($"有影响情形（{string.Join('、', report.Impacts!)}），提一级，按 {Working} 级处置。", $"With {string.Join(", ", report.Impacts!)} it is handled one level higher, as {Working}."),
            "impacts")]
        : [];

    private static decimal? Figure(FileReportRequest report, Measure measure)
    {
        var f = report.Figures;
        return measure switch
        {
            Measure.Dead => f.Dead,
            Measure.Missing => f.Missing,
            Measure.Trapped => f.Trapped,
            Measure.Injured => f.Injured,
            // Whoever is in danger of his life is seriously injured too.
            Measure.SeriouslyInjured => f.SeriouslyInjured is null ? f.CriticallyInjured : f.SeriouslyInjured + (f.CriticallyInjured ?? 0),
            Measure.Affected => f.Affected,
            Measure.Exposed => f.Exposed,
            Measure.Evacuated => f.Evacuated,
            Measure.LossYuan => f.LossYuan,
            Measure.BurnedHectares => f.BurnedHectares,
            Measure.Magnitude => report.Magnitude,
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, null),
        };
    }
}
