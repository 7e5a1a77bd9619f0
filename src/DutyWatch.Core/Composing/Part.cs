using DutyWatch.Core.Checks;

namespace DutyWatch.Core.Composing;

/// <summary>One report of a unit, as composing needs it.</summary>
/// <param name="Name">What it is called: 首报, 续报一.</param>
public sealed record Telling(string Name, DateTimeOffset ReceivedAt, CheckedReport Report);

/// <summary>What a unit has told of an incident so far: of each figure and of each passage the last that it said.</summary>
/// <param name="AsOf">The earliest instant of the reports that its figures come from: nothing in it is newer than said.</param>
public sealed record Part(string UnitCode, string ShortName, string FullName, string LastReport, DateTimeOffset AsOf, Counts Figures, FigureState State, IReadOnlyList<string> Approximate)
{
    public string Course { get; init; } = "";
    public string Cause { get; init; } = "";
    public string Measures { get; init; } = "";
    public string Trend { get; init; } = "";
    public string NextSteps { get; init; } = "";

    /// <param name="unit">Code, short and full name.</param>
    /// <param name="newestFirst">All that the unit filed; at least one.</param>
    public static Part Of((string Code, string Short, string Name) unit, IReadOnlyList<Telling> newestFirst)
    {
        var newest = newestFirst[0];
        var figures = new Dictionary<string, decimal>();
        var about = new List<string>();
        var asOf = AsOfOf(newest);
        foreach (var telling in newestFirst)
        {
            // A report that leaves a figure out does not take it back, but the figure stays as old as it is.
            var fresh = telling.Report.Figures.Known.Where(figure => figures.TryAdd(figure.Key, figure.Value)).Select(figure => figure.Key).ToList();
            about.AddRange(fresh.Where(telling.Report.Approximate.Contains));
            asOf = fresh.Count > 0 && AsOfOf(telling) < asOf ? AsOfOf(telling) : asOf;
        }
        return new Part(unit.Code, unit.Short, unit.Name, newest.Name, asOf, new Counts(figures), StateOf(newestFirst), about)
        {
            Course = Last(newestFirst, r => r.Course),
            Cause = Last(newestFirst, r => r.Cause),
            Measures = Last(newestFirst, r => r.Measures),
            Trend = Last(newestFirst, r => r.Trend),
            NextSteps = Last(newestFirst, r => r.NextSteps),
        };
    }

    private static DateTimeOffset AsOfOf(Telling telling) => telling.Report.AsOf ?? telling.ReceivedAt;

    private static FigureState StateOf(IEnumerable<Telling> newestFirst) =>
        newestFirst.Select(telling => telling.Report.FigureState).FirstOrDefault(state => state != FigureState.None);

    private static string Last(IEnumerable<Telling> newestFirst, Func<CheckedReport, string> passage) =>
        newestFirst.Select(telling => passage(telling.Report)).FirstOrDefault(text => text.Length > 0) ?? "";
}
