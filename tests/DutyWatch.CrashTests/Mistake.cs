namespace DutyWatch.CrashTests;

/// <summary>Something wrong put into a lane on purpose, to show that the checker sees it.</summary>
/// <param name="Sql">Run in the database before the servers begin.</param>
/// <param name="AtDeath">Run each time after a server died and before it lives again.</param>
/// <param name="Environment">What the servers are told.</param>
internal sealed record Mistake(string? Sql = null, string? AtDeath = null, IReadOnlyList<(string Name, string Value)>? Environment = null);
