namespace DutyWatch.Contracts;

/// <summary>An unverified sign that something happened. It opens the phone and written obligations of the owing units.</summary>
public sealed record RecordLeadRequest
{
    public required Guid CommandId { get; init; }
    public string? Kind { get; init; }
    public ReportPlace? Place { get; init; }

    /// <summary>When known to the minute the clocks start here, otherwise at <see cref="KnownAt"/>.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
    public DateTimeOffset? KnownAt { get; init; }
    public ReportSource? Source { get; init; }
    public IReadOnlyList<string> OwingUnits { get; init; } = [];
    public string? Text { get; init; }
}

public sealed record RecordLeadReply(Guid LeadId, Guid IncidentId, string IncidentNumber, DateTimeOffset RecordedAt, CommandState State, IReadOnlyList<OpenedObligation> Opened);

public enum LeadOutcome
{
    /// <summary>It happened: the owing units go on owing.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("verified")] Verified,

    /// <summary>It did not: takes a second person, then excuses what is owed.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("rejected")] Rejected,
}

public sealed record VerifyLeadRequest
{
    public required Guid CommandId { get; init; }
    public required LeadOutcome Outcome { get; init; }
    public string? Reason { get; init; }
}

/// <param name="LeadState">`open`, `verified`, `rejection-proposed` or `rejected`.</param>
public sealed record VerifyLeadReply(Guid LeadId, string LeadState, CommandState State);

/// <summary>A lead is not this unit's: it goes to the one whose it is, and the clock goes on.</summary>
public sealed record TransferLeadRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>Who was made to owe; may be left out when it is one unit only.</summary>
    public string? From { get; init; }
    public required string To { get; init; }
    public string? Reason { get; init; }
}

public sealed record TransferLeadReply(Guid LeadId, IReadOnlyList<string> OwingUnits, CommandState State, IReadOnlyList<OpenedObligation> Opened);

/// <summary>What was heard before anybody reported, and what became of it.</summary>
/// <param name="State">`open`, `verified`, `rejection-proposed` or `rejected`.</param>
/// <param name="RecordedBy">The person's name; null when the account is gone.</param>
/// <param name="JudgedBy">Who judged it first: a rejection is seconded by another person.</param>
public sealed record LeadView(
    Guid Id,
    string State,
    ReportSource Source,
    string Text,
    IReadOnlyList<string> OwingUnits,
    string? RecordedBy,
    DateTimeOffset RecordedAt,
    string? JudgedBy,
    DateTimeOffset? JudgedAt,
    string? Reason);
