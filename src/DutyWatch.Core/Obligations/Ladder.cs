namespace DutyWatch.Core.Obligations;

public enum StepAction
{
    Remind,
    Due,
    Call,
    Overdue,
    Missing,
}

/// <param name="Offset">From the due instant; negative reminds before it.</param>
/// <param name="Tells">Posts, as `owing.duty-officer`; people are found when the step fires.</param>
public sealed record LadderStep(int Position, TimeSpan Offset, StepAction Action, IReadOnlyList<string> Tells);

/// <summary>The ordered answer to silence. A version is never changed, so an obligation that points at it has it frozen.</summary>
public sealed record Ladder(Guid Id, string Name, IReadOnlyList<LadderStep> Steps);
