using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Health;

namespace DutyWatch.Server.Live;

/// <summary>
/// Reads what was committed, in order, and hands it to every follower of this node. Woken by hints, it looks every second anyway;
/// while it knows of rows that an older transaction still holds back it looks every few milliseconds.
/// </summary>
internal sealed partial class EventRelay(Database database, WakeUps wakeUps, Clocks clocks, ILogger<EventRelay> logger) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HeldBackLook = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<Follower>> byUnit = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim reading = new(1);
    private EventCursor? cursor;
    private RecentEvents? recent;

    /// <summary>When the feed was last read to its end, machine time: health and the data's age go by it.</summary>
    public DateTimeOffset? LastReadAt { get; private set; }

    /// <summary>Hands a follower everything after the returned place; what lies between his cursor and it he catches up with first.</summary>
    /// <param name="after">What the follower has; null: he starts at the relay's place.</param>
    public async Task<RelayPlace> Add(Follower follower, EventCursor? after, CancellationToken ct)
    {
        await FindPlace(ct);
        lock (gate)
        {
            if (!byUnit.TryGetValue(follower.UnitCode, out var ofUnit))
            {
                byUnit[follower.UnitCode] = ofUnit = [];
            }
            ofUnit.Add(follower);
            var upTo = cursor!.Value;
            return new RelayPlace(after ?? upTo, upTo, recent!.After(after ?? upTo));
        }
    }

    public void Remove(Follower follower)
    {
        lock (gate)
        {
            byUnit.GetValueOrDefault(follower.UnitCode)?.Remove(follower);
        }
    }

    /// <summary>Relays what may be shown now. True when rows are known to be held back.</summary>
    internal async Task<bool> RelayOnce(CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            await FindPlace(ct);
            return await ReadToTheEnd(ct);
        }
        finally
        {
            reading.Release();
        }
    }

    public override void Dispose()
    {
        reading.Dispose();
        base.Dispose();
    }

    private async Task<bool> ReadToTheEnd(CancellationToken ct)
    {
        while (true)
        {
            // Asked together: every way to the database is time that all consoles wait.
            var (events, heldBack) = await database.Read(async tx =>
            {
                var rows = EventLog.AskAfter(tx, cursor!.Value, Batch, null);
                var held = EventLog.AskHeldBack(tx);
                return (await rows.List(), await held.One());
            }, ct);
            HandOut(events);
            if (events.Count < Batch)
            {
                LastReadAt = clocks.MachineNow;
                return heldBack;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = LookEvery;
            try
            {
                wait = await RelayOnce(stoppingToken) ? HeldBackLook : LookEvery;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The relay must not die with one bad read: health goes red by LastReadAt, and it tries again.
                Log.RelayFailed(logger, e);
                wait = AfterFault;
            }
            try
            {
                await wakeUps.Feed.Wait(wait, clocks.Machine, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // A node starts at the present; what came before is read from the table by whoever misses it.
    private async Task FindPlace(CancellationToken ct)
    {
        if (cursor is null)
        {
            var head = await database.Read(EventLog.Now, ct);
            lock (gate)
            {
                cursor ??= head;
                recent ??= new RecentEvents(head);
            }
        }
    }

    private void HandOut(List<EventRow> events)
    {
        if (events.Count == 0)
        {
            return;
        }
        Fault.Point("relay.read");
        var batch = new RelayedBatch(events.ConvertAll(row => new RelayedEvent(row)));
        Meters.Events.Add(events.Count);
        List<Follower> concerned;
        lock (gate)
        {
            cursor = batch.Last;
            recent!.Add(batch);
            concerned = [.. batch.Units.SelectMany(unit => byUnit.GetValueOrDefault(unit) ?? [])];
        }
        // Whom none of it concerns is not even woken. Outside the lock: a follower may end while it is told.
        Fault.Point("relay.broadcasting");
        concerned.ForEach(follower => follower.Offer(batch));
        Fault.Point("relay.broadcast");
    }

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Error, "The event relay could not read the feed")]
        public static partial void RelayFailed(ILogger logger, Exception exception);
    }
}

/// <summary>Where a follower begins and where the relay stood when he came.</summary>
/// <param name="Missed">What lies between, where the relay still has it; null: it is read from the table.</param>
internal sealed record RelayPlace(EventCursor From, EventCursor UpTo, IReadOnlyList<RelayedBatch>? Missed);
