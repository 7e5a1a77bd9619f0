namespace DutyWatch.Contracts;

/// <summary>What a text left for an officer to do.</summary>
/// <param name="Kind">`unfiled` (a report by text that could not be filed) or `call-back` (one that was, to be confirmed by voice).</param>
/// <param name="State">`open` or `handled`.</param>
/// <param name="UnitCode">The unit that the text names, or whose phone it came from; null: neither is known.</param>
/// <param name="Phone">Where the text came from. Masked in events.</param>
/// <param name="Landline">Where to call back: the unit's registered number, whatever phone the text came from. Left out of events.</param>
/// <param name="Words">The text, without its password.</param>
/// <param name="Reason">`unknown-phone`, `foreign-phone`, `no-password`, `bad-password`, `card-blocked`, `unreadable`, `no-incident`, `refused`; of a call-back `filed`.</param>
/// <param name="Marks">What whoever calls back must ask about: `receive-time`, `assumed-yesterday`, `approximate`, `other-county`, `number-in-detail`, `casualties-unclear`.</param>
public sealed record LooseEndView(
    Guid Id,
    string Kind,
    string State,
    string? UnitCode,
    string Phone,
    string? Landline,
    string Words,
    string Reason,
    string[] Marks,
    Guid? IncidentId,
    string? IncidentNumber,
    DateTimeOffset OpenedAt,
    DateTimeOffset? HandledAt,
    string? HandledBy,
    string? ConfirmedBy,
    string? Note,
    long Version);

/// <summary>An officer has dealt with it.</summary>
public sealed record HandleLooseEndRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>What became of it; must be said of an unfiled text.</summary>
    public string? Note { get; init; }

    /// <summary>Who at the unit confirmed the report; must be said of a call-back.</summary>
    public string? ConfirmedBy { get; init; }
}

public sealed record HandleLooseEndReply(Guid Id, DateTimeOffset HandledAt, CommandState State);
