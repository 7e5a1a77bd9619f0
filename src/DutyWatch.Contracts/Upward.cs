using System.Text.Json.Serialization;

namespace DutyWatch.Contracts;

/// <summary>How an incident was passed on to the province: 电话, 书面.</summary>
public enum UpwardStage
{
    [JsonStringEnumMemberName("phone")] Phone,
    [JsonStringEnumMemberName("written")] Written,
}

/// <summary>The prefecture's room says that it has reported an incident to its province. Nothing is transmitted: it is recorded, and what was owed is met.</summary>
public sealed record PassUpwardRequest
{
    public required Guid CommandId { get; init; }
    public required UpwardStage Stage { get; init; }

    /// <summary>Who took it down there: an office or a post.</summary>
    public string? ToldWho { get; init; }

    /// <summary>What was said, or which paper went.</summary>
    public string? Text { get; init; }
}

public sealed record PassUpwardReply(Guid UpwardId, Guid IncidentId, DateTimeOffset PassedAt, CommandState State, IReadOnlyList<SettledObligation> Settled);

/// <summary>An incident passed on, as events carry it.</summary>
public sealed record UpwardView(Guid Id, Guid IncidentId, UpwardStage Stage, DateTimeOffset PassedAt, string PassedBy, string? ToldWho, string? Text);
