using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Grading;

/// <summary>What a criterion looks at. People are whole; money in yuan; area in hectares.</summary>
public enum Measure
{
    Dead,
    Missing,
    Trapped,
    Injured,
    SeriouslyInjured,
    Affected,
    Exposed,
    Evacuated,
    LossYuan,
    BurnedHectares,
    Magnitude,
}

/// <summary>From here a level is reached.</summary>
/// <param name="From">The first value that reaches it; "above" is written as <paramref name="IsExclusive"/>.</param>
public sealed record Bound(Level Level, decimal From, bool IsExclusive)
{
    public bool IsReachedBy(decimal value) => IsExclusive ? value > From : value >= From;
}

/// <summary>One line of a grading table (domain 2.4): a sum of measures against bounds.</summary>
/// <param name="Table">What the line belongs to; of the tables that fit a kind the one that names it most closely is used.</param>
/// <param name="Kinds">Kinds and groups of kinds: `acc` is every `acc.…`.</param>
/// <param name="Measures">Their sum is compared.</param>
/// <param name="Bounds">The most serious first.</param>
/// <param name="OnlyMay">It says what the incident may reach, not what it has reached: a magnitude, people in danger.</param>
/// <param name="With">A measure of which there must be some, or the line says nothing.</param>
/// <param name="Within">Units in one of which it must have happened; empty: anywhere.</param>
/// <param name="Outside">Units in none of which it may have happened.</param>
/// <param name="ForHours">Counts only so long after it happened; then figures say more.</param>
public sealed record Criterion(
    string Table,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Bound> Bounds,
    bool OnlyMay,
    Measure? With,
    IReadOnlyList<string> Within,
    IReadOnlyList<string> Outside,
    int? ForHours);
