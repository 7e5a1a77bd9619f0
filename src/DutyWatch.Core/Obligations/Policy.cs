using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

public sealed record DeadlineRule(ObligationKind Kind, Level Level, TimeSpan After, Ladder Ladder);

/// <summary>What the authority ordered, as it was in force when a clock started.</summary>
public sealed record Policy(string Name, TimeZoneInfo Zone, IReadOnlyList<DeadlineRule> Deadlines, IReadOnlyList<FollowUpRule> FollowUps)
{
    /// <summary>Null: nothing is owed. An unknown level is treated as the lowest that is known.</summary>
    public DeadlineRule? Rule(ObligationKind kind, Level level) =>
        Deadlines.FirstOrDefault(r => r.Kind == kind && r.Level == level) ?? Deadlines.FirstOrDefault(r => r.Kind == kind && r.Level == Level.IV);
}
