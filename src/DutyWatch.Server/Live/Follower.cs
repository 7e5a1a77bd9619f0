using System.Threading.Channels;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Faults;
using Microsoft.AspNetCore.SignalR;

namespace DutyWatch.Server.Live;

/// <summary>
/// One connection's stream of events: first what it missed up to where the relay stands, then what the relay hands over, in order,
/// without gap or repeat. Its queue is bounded; when it overflows the client is told to follow again from its cursor.
/// </summary>
internal sealed class Follower(string unitCode, Func<SerializedHubMessage, CancellationToken, ValueTask> send)
{
    private const int QueueLength = 200;
    private const int Batch = 500;
    private const int TableReadersAtOnce = 8;

    // A prefecture that comes back at once must leave connections to those who file and send.
    private static readonly SemaphoreSlim TableReaders = new(TableReadersAtOnce);

    // A console that keeps up is written to by the relay's own thread: to wake a task for each of thousands costs more than to write.
    private readonly Channel<RelayedBatch> queue = Channel.CreateBounded<RelayedBatch>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait, AllowSynchronousContinuations = true });

    public string UnitCode => unitCode;

    /// <summary>Called by the relay and never waits: a slow console must not hold up the others.</summary>
    public void Offer(RelayedBatch batch)
    {
        if (!queue.Writer.TryWrite(batch))
        {
            queue.Writer.TryComplete();
        }
    }

    public void Stop() => queue.Writer.TryComplete(new OperationCanceledException());

    /// <param name="place">From its end on the queue has everything.</param>
    public async Task Run(Database database, RelayPlace place, CancellationToken ct)
    {
        if (place.Missed is null)
        {
            await CatchUp(database, place.From, place.UpTo, ct);
        }
        foreach (var batch in place.Missed ?? [])
        {
            await Tell(batch, place.From, ct);
        }
        await foreach (var batch in queue.Reader.ReadAllAsync(ct))
        {
            await Tell(batch, place.From, ct);
        }
        await send(EventMessages.Resume, ct);
    }

    private ValueTask Tell(RelayedBatch batch, EventCursor from, CancellationToken ct) =>
        batch.For(unitCode, from) is { } message ? send(message, ct) : ValueTask.CompletedTask;

    private async Task CatchUp(Database database, EventCursor from, EventCursor upTo, CancellationToken ct)
    {
        var at = from;
        while (at < upTo)
        {
            Fault.Point("follower.catching-up");
            var rows = await ReadTable(database, at, ct);
            var missed = rows.TakeWhile(row => row.Cursor <= upTo).Select(row => new RelayedEvent(row)).ToList();
            at = rows.Count == Batch && missed.Count == Batch ? rows[^1].Cursor : upTo;
            if (missed.Count > 0)
            {
                await send(EventMessages.Events(missed, at), ct);
            }
        }
    }

    private async Task<List<EventRow>> ReadTable(Database database, EventCursor after, CancellationToken ct)
    {
        await TableReaders.WaitAsync(ct);
        try
        {
            return await database.Read(tx => EventLog.After(tx, after, Batch, unitCode), ct);
        }
        finally
        {
            TableReaders.Release();
        }
    }
}
