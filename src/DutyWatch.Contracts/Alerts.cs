namespace DutyWatch.Contracts;

/// <summary>The decision that people must be told, and why.</summary>
/// <param name="Kind">`obligation.remind`, `obligation.due`, `obligation.overdue`, `obligation.missing`, `incident.new`, `incident.changed`, `alert.unanswered`.</param>
/// <param name="Lane">`page`, `ladder`, `broadcast` or `status`.</param>
/// <param name="State">`open`, `answered` or `closed`.</param>
/// <param name="AnsweredBy">Who answered first, told or not.</param>
/// <param name="Origin">The first alert of a chain that nobody answered, when this one goes on where that one ended.</param>
public sealed record AlertView(
    Guid Id,
    string Kind,
    string Lane,
    string State,
    string UnitCode,
    Guid? IncidentId,
    Guid? ObligationId,
    int? StepPosition,
    BothLanguages Reason,
    DateTimeOffset RaisedAt,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? AnsweredAt,
    string? AnsweredBy,
    Guid? Origin,
    IReadOnlyList<MessageView> Messages,
    long Version);

/// <summary>The words for one person.</summary>
/// <param name="State">`open`, `answered`, `not-reached` or `stale`.</param>
/// <param name="AnsweredVia">`sms`, `console` or null.</param>
public sealed record MessageView(
    Guid Id,
    Guid AlertId,
    Guid PersonId,
    string PersonName,
    string Post,
    string UnitCode,
    string Text,
    string State,
    DateTimeOffset QueuedAt,
    DateTimeOffset? AnsweredAt,
    string? AnsweredVia,
    string? Note,
    IReadOnlyList<DeliveryView> Deliveries,
    long Version);

/// <summary>One attempt on one channel, with every instant: the proof of the deadline.</summary>
/// <param name="State">`pending`, `sending`, `accepted`, `sent`, `delivered`, `failed` or `unknown`.</param>
/// <param name="PossiblyRepeated">The process that sent it died before it could say so: the person may have had it twice.</param>
public sealed record DeliveryView(
    Guid Id,
    string Channel,
    string MaskedNumber,
    string State,
    int Attempt,
    bool PossiblyRepeated,
    DateTimeOffset QueuedAt,
    DateTimeOffset? ClaimedAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? FailedAt,
    string? Reason);

public sealed record AcknowledgeRequest
{
    public required Guid CommandId { get; init; }
    public required Guid AlertId { get; init; }
    public string? Note { get; init; }
}

/// <param name="First">False when somebody had answered before: recorded all the same.</param>
public sealed record AcknowledgeReply(Guid AlertId, DateTimeOffset AcknowledgedAt, bool First);

/// <summary>The same over HTTP, where the path names the alert.</summary>
public sealed record AcknowledgeBody
{
    public required Guid CommandId { get; init; }
    public string? Note { get; init; }
}

/// <summary>The gateways of the node that answers, in the order in which they are tried.</summary>
public sealed record GatewayList(IReadOnlyList<GatewayView> Items);

/// <summary>A gateway of the node that answers: what it can do, and how it is by its own results.</summary>
/// <param name="Medium">`text` or `voice`.</param>
/// <param name="Prefixes">Prefixes of the numbers it carries to; empty: everywhere.</param>
/// <param name="NoReplies">Prefixes of the numbers that cannot answer by it.</param>
/// <param name="NoLinks">Prefixes of the numbers to which it lets no link through.</param>
/// <param name="Out">It failed three times in a row and is left for last until <paramref name="OutUntil"/>.</param>
/// <param name="LastOkAt">Null: nothing left by it since this node started.</param>
public sealed record GatewayView(
    string Name,
    string Medium,
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<string> NoReplies,
    IReadOnlyList<string> NoLinks,
    bool Validity,
    bool Query,
    int? RatePerSecond,
    int? PerNumberPerDay,
    bool Out,
    int FailuresInARow,
    DateTimeOffset? LastOkAt,
    DateTimeOffset? OutUntil);
