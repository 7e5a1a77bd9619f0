using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Grading;
using DutyWatch.Server.Site;
using DutyWatch.UnitTests.Site;

namespace DutyWatch.UnitTests.Grading;

/// <summary>The grading tables of the committed pack under a profile.</summary>
internal static class GanziLevels
{
    private static readonly Lazy<SitePack> Pack = new(() => SitePack.Read(PackCopy.OriginalFolder).Pack!);

    public static LevelEngine Of(string profile) => new([.. Pack.Value.Criteria.Where(line => line.Profile is null || line.Profile == profile).Select(Criterion)]);

    private static Criterion Criterion(CriterionRow line) => new(
        line.Grading, line.Kinds, [.. line.Measures.Select(Words.Parse<Measure>)],
        [.. line.Bounds.Select(bound => new Bound(Words.Parse<Level>(bound.Level), bound.From ?? bound.Above ?? 0, bound.From is null))],
        line.OnlyMay, line.WithMeasure is { } with ? Words.Parse<Measure>(with) : null, line.Within, line.Outside, line.ForHours);
}
