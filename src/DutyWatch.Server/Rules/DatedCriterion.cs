using System.Text.Json;
using DutyWatch.Core;
using DutyWatch.Core.Grading;
using DutyWatch.Core.Incidents;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Rules;

internal sealed record CriterionRow(
    string Grading, string[] Kinds, string[] Measures, string Bounds, bool OnlyMay, string? WithMeasure, string[] Within, string[] Outside, int? ForHours,
    DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

/// <summary>A line of a grading table with the time for which it holds.</summary>
internal sealed class DatedCriterion(CriterionRow row)
{
    public DateTimeOffset ValidFrom => row.ValidFrom;

    public DateTimeOffset ValidTo => row.ValidTo;

    public Criterion Criterion { get; } = new(
        row.Grading,
        row.Kinds,
        [.. row.Measures.Select(Words.Parse<Measure>)],
        [.. JsonSerializer.Deserialize<BoundJson[]>(row.Bounds, Wire.Options)!.Select(bound => new Bound(Words.Parse<Level>(bound.Level), bound.From ?? bound.Above ?? 0, bound.From is null))],
        row.OnlyMay,
        row.WithMeasure is { } with ? Words.Parse<Measure>(with) : null,
        row.Within,
        row.Outside,
        row.ForHours);

    private sealed record BoundJson(string Level, decimal? From, decimal? Above);
}
