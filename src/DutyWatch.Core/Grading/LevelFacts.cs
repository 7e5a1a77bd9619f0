namespace DutyWatch.Core.Grading;

/// <summary>What is known of an incident when it is graded. A figure that nobody knows is null and never 0.</summary>
/// <param name="IsVerified">Whether the figures are; only verified ones confirm a level.</param>
/// <param name="Places">The units in which it happened, from the township up.</param>
/// <param name="Impacts">What beyond the figures makes it worse (domain 2.5).</param>
public sealed record LevelFacts(
    string Kind,
    Func<Measure, decimal?> Figure,
    bool IsVerified,
    IReadOnlyList<string> Places,
    TimeSpan Age,
    IReadOnlyList<string> Impacts);
