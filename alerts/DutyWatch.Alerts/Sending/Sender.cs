using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Sending;

/// <summary>Claims what waits as far as slots are free and posts it. Woken by commits; looks every second anyway.</summary>
internal sealed partial class Sender(SendingParts parts, Clocks clocks, WakeUps wakeUps, ILogger<Sender> logger) : BackgroundService
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1);

    /// <summary>One look at every gateway's queue; how many texts were claimed.</summary>
    public async Task<int> Pump(CancellationToken ct)
    {
        await parts.Lock.Hold(ct);
        var claimed = 0;
        foreach (var channel in parts.Channels.Order)
        {
            claimed += await parts.Database.Do(async tx =>
            {
                Fault.Point("messages.claiming");
                var deliveries = await parts.Claim.Handle(tx, channel);
                tx.AfterCommit(() => Post(deliveries));
                return deliveries.Count;
            }, ct);
        }
        return claimed;
    }

    /// <summary>Resolves what other processes left half done; how many there were.</summary>
    public async Task<int> TakeOver(CancellationToken ct)
    {
        await parts.Lock.Hold(ct);
        var orphans = await parts.TakeOver.Claim(parts.Poster.Underway, ct);
        await parts.Hands.All(orphans, orphan => Resolve(orphan, ct));
        return orphans.Count;
    }

    /// <summary>Works until nothing is due at this instant; for tests, and for a stop that leaves nothing half done.</summary>
    public async Task Drain(CancellationToken ct)
    {
        do
        {
            await parts.Poster.WhenIdle();
        }
        while (await Pump(ct) > 0 || !parts.Poster.IsIdle);
    }

    /// <summary>What is on its way is waited for, and only then the lock that says "this process lives" is given back.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await parts.Poster.WhenIdle().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Log.LeftUnanswered(logger);
        }
        await parts.Lock.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Pump(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.PumpFailed(logger, e);
            }
            await wakeUps.Sender.Wait(LookAnyway, clocks.Machine, stoppingToken);
        }
    }

    private void Post(List<DeliveryToSend> claimed)
    {
        if (claimed.Count > 0)
        {
            Fault.Point("messages.claimed");
        }
        claimed.ForEach(parts.Poster.Post);
    }

    private async Task Resolve(DeliveryToSend orphan, CancellationToken ct)
    {
        Fault.Point("takeover.claimed");
        if (await parts.Poster.WasTaken(orphan))
        {
            return;
        }
        Fault.Point("takeover.marking");
        if (!await parts.TakeOver.MarkRepeat(orphan, ct))
        {
            await parts.TakeOver.Drop(orphan, ct);
            return;
        }
        Fault.Point("takeover.marked");
        // Over the limit on purpose: an orphan is late already and must not wait for a slot.
        parts.Slots.Force(orphan.Channel);
        parts.Poster.Post(orphan);
    }

    private static partial class Log
    {
        [LoggerMessage(2011, LogLevel.Error, "The sender could not look at its queue")]
        public static partial void PumpFailed(ILogger logger, Exception e);

        [LoggerMessage(2012, LogLevel.Warning, "The server stopped while a gateway had not answered yet")]
        public static partial void LeftUnanswered(ILogger logger);
    }
}

/// <summary>The sender's own parts.</summary>
internal sealed record SendingParts(Database Database, Channels Channels, Slots Slots, ProcessLock Lock, ClaimDeliveries Claim, TakeOver TakeOver, Poster Poster, Hands Hands);
