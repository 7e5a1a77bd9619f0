using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

public enum ObligationKind
{
    Phone,
    First,
    Update,
    Final,
}

/// <summary>`open -> reminded -> met | late -> met-late | missing -> met-late`, also `excused`.</summary>
public enum ObligationState
{
    Open,
    Reminded,
    Met,
    Late,
    MetLate,
    Missing,
    Excused,
}

/// <summary>Who owes what by when, as far as deciding about it needs. Instants are UTC; <see cref="DueAt"/> is a whole second.</summary>
/// <param name="No">0 for the phone report, 1 for the written first, 2 and up for follow-ups.</param>
/// <param name="NextPosition">The first step of the ladder that has not fired.</param>
/// <param name="NextAt">When something must be done next; null when nothing is left or it is settled.</param>
public sealed record Obligation(
    Guid Id,
    Guid IncidentId,
    string UnitCode,
    ObligationKind Kind,
    int No,
    ObligationState State,
    Level Level,
    DateTimeOffset ClockStartAt,
    DateTimeOffset DueAt,
    int NextPosition,
    DateTimeOffset? NextAt)
{
    public bool IsSettled => State is ObligationState.Met or ObligationState.MetLate or ObligationState.Excused;
}
