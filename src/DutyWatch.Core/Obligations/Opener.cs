using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <summary>Opens what one unit owes on one incident under one policy.</summary>
public sealed record Opener(string UnitCode, Guid IncidentId, Policy Policy, DateTimeOffset Now, Func<Guid> NewId)
{
    /// <summary>What a unit owes as soon as something is known to have happened: the phone report and the written first one.</summary>
    public IReadOnlyList<Owing> FromTheStart(Level level, DateTimeOffset clockStart) =>
        [.. Open(ObligationKind.Phone, 0, level, clockStart), .. Open(ObligationKind.First, 1, level, clockStart)];

    /// <summary>For a unit that learns of it late through no fault of its own: the clock goes on, and leaves it ten minutes at least.</summary>
    public DateTimeOffset AtLeast(DateTimeOffset dueAt)
    {
        var least = Deadlines.WholeSecond(Now + Deadlines.LeastNotice);
        return dueAt > least ? dueAt : least;
    }

    /// <summary>Nothing, when the policy demands nothing at this level.</summary>
    public IReadOnlyList<Owing> Open(ObligationKind kind, int no, Level level, DateTimeOffset clockStart) =>
        Policy.Rule(kind, level) is { } rule ? [OpenDue(kind, no, level, clockStart, clockStart + rule.After)] : [];

    public Owing OpenDue(ObligationKind kind, int no, Level level, DateTimeOffset clockStart, DateTimeOffset dueAt)
    {
        var ladder = Policy.Rule(kind, level)!.Ladder;
        return WithNext(new Obligation(NewId(), IncidentId, UnitCode, kind, no, ObligationState.Open, level, clockStart, dueAt, 0, null) { Policy = Policy.Name }, ladder);
    }

    public Owing WithNext(Obligation obligation, Ladder ladder) =>
        new(obligation with { NextAt = ObligationClock.NextAt(obligation, ladder, Now) }, ladder);
}
