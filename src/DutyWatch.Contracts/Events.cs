using System.Text.Json;

namespace DutyWatch.Contracts;

/// <summary>A fact that was committed.</summary>
/// <param name="Cursor">`epoch.xid.id`: opaque to a reader, and in order only as handed out.</param>
/// <param name="SubjectVersion">Never lay an older version of a subject over a newer one.</param>
/// <param name="Data">The view of the subject (see `docs/events.md`), enough to show it without reading again.</param>
public sealed record DutyEvent(string Cursor, DateTimeOffset OccurredAt, string Kind, string Subject, long SubjectVersion, string UnitCode, JsonElement Data);

public sealed record EventBatch(IReadOnlyList<DutyEvent> Events, string Cursor);

public sealed record FollowRequest
{
    /// <summary>Absent: from now.</summary>
    public string? After { get; init; }
}

/// <param name="Cursor">Where the stream starts: what the caller has.</param>
/// <param name="Present">Where the stream stands: when the caller has come so far, it has caught up.</param>
public sealed record FollowReply(string Cursor, string Present);
