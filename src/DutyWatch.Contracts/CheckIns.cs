namespace DutyWatch.Contracts;

/// <summary>A unit says that all is quiet (平安报). Who is on duty is read off the roster; the filer confirms it or says what differs.</summary>
public sealed record FileCheckInRequest
{
    public required Guid CommandId { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>Where the leader on duty is.</summary>
    public string? LeaderPlace { get; init; }

    /// <summary>False: somebody else than the roster says is on duty, as `rosterNote` tells.</summary>
    public bool RosterHolds { get; init; } = true;
    public string? RosterNote { get; init; }

    /// <summary>What happened since the last one; absent: nothing.</summary>
    public string? Events { get; init; }
    public bool EquipmentWorks { get; init; } = true;
    public string? EquipmentNote { get; init; }

    /// <summary>The answer to the question of `GET /check-ins/next`: what no script can know.</summary>
    public string? Fact { get; init; }
}

/// <param name="FactHolds">Null: nothing could be asked.</param>
/// <param name="ContradictedBy">Numbers of open incidents in the unit of which it has reported nothing, though it says that nothing happened.</param>
/// <param name="NextAt">The next hour at which it says so again.</param>
public sealed record FileCheckInReply(
    Guid CheckInId, DateTimeOffset ReceivedAt, CommandState State, IReadOnlyList<SettledObligation> Settled, bool? FactHolds, IReadOnlyList<string> ContradictedBy, DateTimeOffset? NextAt);

/// <summary>What is asked so that nobody files in his sleep.</summary>
/// <param name="Ask">`duty-officer` or `duty-leader`: whose name, of the unit.</param>
public sealed record CheckInQuestion(string Ask, string UnitCode, BothLanguages Words);

/// <summary>What a unit said, as lists and events carry it.</summary>
/// <param name="OnDuty">Names by the roster at that instant.</param>
/// <param name="Door">`http` or `sms`.</param>
public sealed record CheckInView(
    Guid Id,
    string UnitCode,
    DateTimeOffset ReceivedAt,
    string FiledBy,
    string Door,
    IReadOnlyList<string> OnDuty,
    string? LeaderPlace,
    bool RosterHolds,
    string? RosterNote,
    string? Events,
    bool EquipmentWorks,
    string? EquipmentNote,
    CheckInQuestion? Question,
    string? Fact,
    bool? FactHolds,
    IReadOnlyList<string> ContradictedBy);

/// <param name="OpensAt">From when on it may be filed.</param>
public sealed record OwedCheckIn(Guid ObligationId, DateTimeOffset OpensAt, DateTimeOffset DueAt);

/// <summary>What a unit has to say next, and what it is asked.</summary>
/// <param name="Owed">Empty: nothing is owed now.</param>
/// <param name="Posture">`ordinary`, `rest`, `sensitive` or `response`; null where no check-ins are ordered.</param>
public sealed record NextCheckInView(
    string UnitCode, IReadOnlyList<OwedCheckIn> Owed, DateTimeOffset? NextAt, string? Posture, CheckInQuestion? Question, IReadOnlyList<string> OnDuty);
