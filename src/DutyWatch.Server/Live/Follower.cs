using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Live;

/// <summary>
/// One connection's stream of events: first from the table up to where the relay stands, then what the relay hands over, in order,
/// without gap or repeat. Its queue is bounded; when it overflows the client is told to follow again from its cursor.
/// </summary>
internal sealed class Follower(string unitCode, Func<string, RawJson?, CancellationToken, Task> send)
{
    private const int QueueLength = 200;
    private const int Batch = 500;

    private readonly Channel<IReadOnlyList<RelayedEvent>> queue = Channel.CreateBounded<IReadOnlyList<RelayedEvent>>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Called by the relay and never waits: a slow console must not hold up the others.</summary>
    public void Offer(IReadOnlyList<RelayedEvent> events)
    {
        if (!queue.Writer.TryWrite(events))
        {
            queue.Writer.TryComplete();
        }
    }

    public void Stop() => queue.Writer.TryComplete(new OperationCanceledException());

    /// <param name="from">What the client has.</param>
    /// <param name="upTo">Where the relay stood when this follower was added: from there on the queue has everything.</param>
    public async Task Run(Database database, EventCursor from, EventCursor upTo, CancellationToken ct)
    {
        await CatchUp(database, from, upTo, ct);
        await foreach (var events in queue.Reader.ReadAllAsync(ct))
        {
            // A client's snapshot may be younger than the relay: what it has is not told again.
            await Send([.. events.Where(e => e.Row.Cursor > from && e.Row.Audience.Contains(unitCode))], events[^1].Row.Cursor, ct);
        }
        await send("Resume", null, ct);
    }

    private async Task CatchUp(Database database, EventCursor from, EventCursor upTo, CancellationToken ct)
    {
        var at = from;
        while (at < upTo)
        {
            var rows = await database.Read(tx => EventLog.After(tx, at, Batch, unitCode), ct);
            var missed = rows.TakeWhile(row => row.Cursor <= upTo).Select(row => new RelayedEvent(row)).ToList();
            at = rows.Count == Batch && missed.Count == Batch ? rows[^1].Cursor : upTo;
            await Send(missed, at, ct);
        }
    }

    private async Task Send(List<RelayedEvent> events, EventCursor cursor, CancellationToken ct)
    {
        if (events.Count > 0)
        {
            await send("Events", Write(events, cursor), ct);
        }
    }

    private static RawJson Write(List<RelayedEvent> events, EventCursor cursor)
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
