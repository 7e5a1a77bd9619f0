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
