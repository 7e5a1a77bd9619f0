namespace DutyWatch.Contracts;

/// <summary>Another incident by its id and its number.</summary>
public sealed record IncidentLink(Guid Id, string Number);

/// <summary>An incident that was merged into another: its number stays, its reports are told there.</summary>
/// <param name="ReportIds">The reports that were filed on it; a report filed on one that was itself merged into it is named by both.</param>
public sealed record FormerIncident(Guid Id, string Number, string Title, DateTimeOffset MergedAt, IReadOnlyList<Guid> ReportIds);

/// <summary>What one person of the room proposed and another has to confirm.</summary>
/// <param name="Act">`merge` or `reject`.</param>
/// <param name="Into">The incident that would stay.</param>
public sealed record ProposalView(Guid Id, string Act, IncidentLink? Into, string Reason, string ProposedBy, DateTimeOffset ProposedAt);

/// <summary>This incident is the same as another: it is merged into it. Said by one person it is proposed, said again by another it is done.</summary>
public sealed record MergeIncidentRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>The incident that stays.</summary>
    public required Guid Into { get; init; }
    public string? Reason { get; init; }
}

/// <summary>It never was an incident. Said by one person it is proposed, said again by another it is done.</summary>
public sealed record RejectIncidentRequest
{
    public required Guid CommandId { get; init; }
    public string? Reason { get; init; }
}

/// <param name="Word">`proposed` or `confirmed`.</param>
public sealed record ProposalReply(Guid IncidentId, string Word, CommandState State);

/// <summary>Takes back what was proposed.</summary>
public sealed record WithdrawProposalRequest
{
    public required Guid CommandId { get; init; }
}

/// <summary>An incident is another unit's: it goes on to it, and the clock goes on.</summary>
public sealed record TransferIncidentRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>Who reports or owes; may be left out when it is one unit only.</summary>
    public string? From { get; init; }
    public required string To { get; init; }
    public string? Reason { get; init; }
}

/// <param name="Opened">What the taking unit owes from now on.</param>
public sealed record TransferIncidentReply(Guid IncidentId, string From, string To, CommandState State, IReadOnlyList<OpenedObligation> Opened);

/// <summary>The prefecture asks a unit to check something of an incident and to report on it.</summary>
public sealed record DemandReportRequest
{
    public required Guid CommandId { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>What is to be checked.</summary>
    public string? Text { get; init; }
}

/// <param name="Opened">A call and a written report.</param>
public sealed record DemandReportReply(Guid IncidentId, DateTimeOffset DemandedAt, CommandState State, IReadOnlyList<OpenedObligation> Opened);

/// <summary>A county that another county's incident may reach.</summary>
/// <param name="Because">`near` (within five kilometres), `ticked` (it may spread over a border) or `level` (it may become serious or worse).</param>
/// <param name="ObligationId">The notice that is owed.</param>
/// <param name="NoticedAt">When it was told; null while it was not.</param>
public sealed record ConcernedCounty(string UnitCode, string Because, Guid ObligationId, DateTimeOffset? NoticedAt);

/// <summary>The room tells counties of an incident that may reach them.</summary>
public sealed record SendNoticeRequest
{
    public required Guid CommandId { get; init; }
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>What to look out for; without it they are told to be on their guard.</summary>
    public string? Text { get; init; }
}

/// <param name="Settled">The notices owed that are complete with this one.</param>
public sealed record SendNoticeReply(Guid IncidentId, DateTimeOffset NoticedAt, CommandState State, IReadOnlyList<SettledObligation> Settled);
