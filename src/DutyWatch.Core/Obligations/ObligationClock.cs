namespace DutyWatch.Core.Obligations;

/// <summary>What must happen to an obligation at an instant.</summary>
/// <param name="Fired">The step to fire; after a downtime only the last due one.</param>
/// <param name="Covers">The earlier steps it stands for.</param>
public sealed record StepDecision(Obligation After, LadderStep? Fired, DateTimeOffset? FiredDueAt, IReadOnlyList<int> Covers, bool StateChanged);

/// <summary>Steps an obligation through its ladder and its states. The rows say when; this says what.</summary>
public static class ObligationClock
{
    /// <summary>Nothing filed by then: the report is missing, no longer just late.</summary>
    public static readonly TimeSpan MissingAfter = TimeSpan.FromMinutes(60);

    // 13:22:00 is still in time, so it is late from the second after.
    private static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(1);

    public static StepDecision Step(Obligation obligation, Ladder ladder, DateTimeOffset now)
    {
        // Met in the very sweep that would have stepped it: nothing is owed, so nobody is told and nothing turns late.
        if (obligation.IsSettled)
        {
            return new StepDecision(obligation with { NextAt = null }, null, null, [], false);
        }
        var due = ladder.Steps.Where(s => s.Position >= obligation.NextPosition && At(obligation.DueAt, s) <= now).ToList();
        var fired = due.LastOrDefault();
        var state = StateAt(obligation, due, now);
        var after = obligation with { State = state, NextPosition = fired is null ? obligation.NextPosition : fired.Position + 1 };
        return new StepDecision(
            after with { NextAt = NextAt(after, ladder, now) },
            fired,
            fired is null ? null : At(obligation.DueAt, fired),
            [.. due.SkipLast(1).Select(s => s.Position)],
            state != obligation.State);
    }

    /// <summary>The obligation met by something received at <paramref name="at"/>.</summary>
    public static Obligation Meet(Obligation obligation, DateTimeOffset at) => obligation with
    {
        State = Deadlines.LateSeconds(obligation.DueAt, at) == 0 ? ObligationState.Met : ObligationState.MetLate,
        NextAt = null,
    };

    /// <summary>When a step is due. The step at the deadline itself waits until the deadline is really missed.</summary>
    public static DateTimeOffset At(DateTimeOffset dueAt, LadderStep step) => step.Offset == TimeSpan.Zero ? dueAt + LateAfter : dueAt + step.Offset;

    /// <summary>The nearest instant after <paramref name="now"/> at which a step fires or the state changes.</summary>
    public static DateTimeOffset? NextAt(Obligation obligation, Ladder ladder, DateTimeOffset now)
    {
        var steps = ladder.Steps.Where(s => s.Position >= obligation.NextPosition).Select(s => At(obligation.DueAt, s));
        var changes = new[] { obligation.DueAt + LateAfter, obligation.DueAt + MissingAfter }.Where(at => at > now);
        return steps.Concat(changes).Cast<DateTimeOffset?>().Min();
    }

    private static ObligationState StateAt(Obligation obligation, List<LadderStep> due, DateTimeOffset now) => obligation.State switch
    {
        // A clock that was set back takes nothing back.
        ObligationState.Missing => ObligationState.Missing,
        _ when now >= obligation.DueAt + MissingAfter => ObligationState.Missing,
        _ when now >= obligation.DueAt + LateAfter => ObligationState.Late,
        ObligationState.Open when due.Any(s => s.Action == StepAction.Remind) => ObligationState.Reminded,
        var unchanged => unchanged,
    };
}
