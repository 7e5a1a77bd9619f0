using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace DutyWatch.Server.Live;

/// <summary>An event with the bytes that every console gets: written once, however many follow.</summary>
internal sealed class RelayedEvent(EventRow row)
{
    public EventRow Row => row;

    public ReadOnlyMemory<byte> Utf8 { get; } = RawJson.Of(EventViews.View(row)).Utf8;
}

/// <summary>What the relay read in one look. Followers who are told the same of it share one message.</summary>
internal sealed class RelayedBatch(IReadOnlyList<RelayedEvent> events)
{
    private readonly ConcurrentDictionary<string, SerializedHubMessage?> byUnit = new(StringComparer.Ordinal);
    private readonly Lazy<SerializedHubMessage> whole = new(() => EventMessages.Events(events, events[^1].Row.Cursor));

    public int Count => events.Count;

    /// <summary>The units of which each is concerned by some of it.</summary>
    public IEnumerable<string> Units => events.SelectMany(e => e.Row.Audience).Distinct(StringComparer.Ordinal);

    public EventCursor Last => events[^1].Row.Cursor;

    /// <summary>What a follower of this unit is told who has everything up to <paramref name="after"/>; null when none of it concerns him.</summary>
    public SerializedHubMessage? For(string unitCode, EventCursor after) =>
        after < events[0].Row.Cursor ? byUnit.GetOrAdd(unitCode, unit => Write(unit, EventCursor.Start)) : Write(unitCode, after);

    private SerializedHubMessage? Write(string unitCode, EventCursor after)
    {
        // A client's snapshot may be younger than the relay: what it has is not told again.
        var concerned = events.Where(e => e.Row.Cursor > after && e.Row.Audience.Contains(unitCode)).ToList();
        return concerned.Count == 0 ? null
            : concerned.Count == events.Count ? whole.Value
            : EventMessages.Events(concerned, Last);
    }
}

/// <summary>The messages of the stream, written once for each protocol and sent as often as needed.</summary>
internal static class EventMessages
{
    public static SerializedHubMessage Resume { get; } = new(new InvocationMessage("Resume", []));

    public static SerializedHubMessage Events(IReadOnlyList<RelayedEvent> events, EventCursor cursor) =>
        new(new InvocationMessage("Events", [Write(events, cursor)]));

    private static RawJson Write(IReadOnlyList<RelayedEvent> events, EventCursor cursor)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("events");
        foreach (var e in events)
        {
            writer.WriteRawValue(e.Utf8.Span, skipInputValidation: true);
        }
        writer.WriteEndArray();
        writer.WriteString("cursor", cursor.ToString());
        writer.WriteEndObject();
        writer.Flush();
        return new RawJson(buffer.WrittenMemory);
    }
}
