using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

public enum ObligationKind
{
    Phone,
    First,
    Update,
    Final,

    /// <summary>The prefecture's to its province: 报省电话.</summary>
    UpwardPhone,

    /// <summary>The prefecture's to its province: 报省书面.</summary>
    UpwardWritten,

    /// <summary>平安报: about no incident.</summary>
    CheckIn,

    /// <summary>补报: what a first report that its signer filed with gaps still has to tell.</summary>
    Supplement,

    /// <summary>核报: what the prefecture asked about an incident, by voice.</summary>
    DemandPhone,

    /// <summary>核报, in writing.</summary>
    DemandWritten,

    /// <summary>线索核实: the room's own, of a lead that it wrote down.</summary>
    Verify,

    /// <summary>毗邻通报: the prefecture's to the counties that an incident may reach.</summary>
    NeighbourNotice,
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
/// <param name="IncidentId">Null for a check-in.</param>
/// <param name="No">0 for the phone report, for what is owed upward and for a verification, 1 for the written first, 2 and up for follow-ups; supplements, demands and notices are counted by themselves from 1.</param>
/// <param name="NextPosition">The first step of the ladder that has not fired.</param>
/// <param name="NextAt">When something must be done next; null when nothing is left or it is settled.</param>
public sealed record Obligation(
    Guid Id,
    Guid? IncidentId,
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
    /// <summary>The policy it was opened by; null for what no policy of reports orders.</summary>
    public string? Policy { get; init; }

    public bool IsSettled => State is ObligationState.Met or ObligationState.MetLate or ObligationState.Excused;
}
