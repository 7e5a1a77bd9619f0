using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <summary>What somebody says of an incident, as far as a change of it asks for a follow-up. What is null was not said.</summary>
/// <param name="Impacts">What was ticked: roads, power and communications lost, secondary disasters and the like.</param>
public sealed record KnownFacts(Counts Figures, IReadOnlyList<string>? Impacts)
{
    public static KnownFacts None { get; } = new(Counts.None, null);
}

/// <summary>One thing that is no longer as a unit wrote it.</summary>
public sealed record KnownChange(string Zh, string En);

/// <summary>Which changes make a follow-up due before its interval (domain 3.4).</summary>
public static class Changes
{
    /// <summary>From when the change is known.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(30);

    /// <summary>From which difference on a figure counts. Whoever is in danger of his life is seriously injured too.</summary>
    private static readonly Row[] Figures =
    [
        new("死亡", "dead", ["dead"], 1),
        new("失联", "missing", ["missing"], 1),
        new("被困", "trapped", ["trapped"], 1),
        new("重伤", "seriously injured", ["seriouslyInjured", "criticallyInjured"], 3),
        new("转移", "evacuated", ["evacuated"], 100),
    ];

    /// <param name="written">As the unit last wrote it.</param>
    /// <param name="said">What the one who speaks now had said before: his repeating it is no news.</param>
    /// <param name="now">What he says now. What it leaves out did not change.</param>
    public static IReadOnlyList<KnownChange> Of(KnownFacts written, KnownFacts said, KnownFacts now) =>
        [.. Figures.SelectMany(row => Figure(row, written.Figures, said.Figures, now.Figures)), .. Ticks(written.Impacts ?? [], said.Impacts, now.Impacts)];

    /// <summary>A level, of the incident or of the response to it, that is another one now.</summary>
    public static IReadOnlyList<KnownChange> OfLevel(string zh, string en, Level? before, Level? now) =>
        now is { } to && before != to ? [new KnownChange($"{zh}{Word(before)}→{to}", $"{en} {Word(before)}→{to}")] : [];

    // What was never written counts as none: the first death is a change, "none dead" is not.
    private static IEnumerable<KnownChange> Figure(Row row, Counts written, Counts said, Counts now)
    {
        if (row.Names.Any(name => now[name] is not null))
        {
            var (from, to) = (written.Sum(row.Names), now.Sum(row.Names));
            var repeats = row.Names.Any(name => said[name] is not null) && Math.Abs(to - said.Sum(row.Names)) < row.Least;
            if (Math.Abs(to - from) >= row.Least && !repeats)
            {
                yield return new KnownChange($"{row.Zh}{from:0}→{to:0}", $"{row.En} {from:0}→{to:0}");
            }
        }
    }

    private static IEnumerable<KnownChange> Ticks(IReadOnlyList<string> written, IReadOnlyList<string>? said, IReadOnlyList<string>? now)
    {
        if (now is null)
        {
            return [];
        }
        var began = now.Except(written).Except(said ?? []).Select(id => new KnownChange($"新增{id}", $"{id} began"));
        var over = written.Except(now).Where(id => said?.Contains(id) != false).Select(id => new KnownChange($"{id}解除", $"{id} is over"));
        return began.Concat(over);
    }

    private static string Word(Level? level) => level is null or Level.Unknown ? "–" : level.Value.ToString();

    private sealed record Row(string Zh, string En, string[] Names, decimal Least);
}
