using System.Collections.Concurrent;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Sending;

/// <summary>
/// Hands claimed texts to their gateways, outside any transaction, each in a slot that was taken for it. A stop does not cancel what
/// is on its way: channels limit their own time, and an answer that was not waited for would be a doubt for nothing.
/// </summary>
internal sealed partial class Poster(Channels channels, Slots slots, OutcomeBook book, PosterSurroundings around)
{
    private readonly ConcurrentDictionary<(Guid, int), Task> underway = new();

    public bool IsIdle => underway.IsEmpty;

    /// <summary>Deliveries that this process is sending or recording right now.</summary>
    public Guid[] Underway => [.. underway.Keys.Select(attempt => attempt.Item1)];

    /// <summary>Starts sending and returns at once. The slot was taken by the caller and is given back here.</summary>
    public void Post(DeliveryToSend delivery)
    {
        var sending = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underway[(delivery.Id, delivery.Attempt)] = sending.Task;
        around.Hands.Begin(async () =>
        {
            try
            {
                await Record(delivery, await SendInSlot(delivery));
            }
            finally
            {
                underway.TryRemove((delivery.Id, delivery.Attempt), out _);
                sending.SetResult();
            }
        });
    }

    /// <summary>Asks the gateway first: the process that was to send this died, and nobody knows whether it did.</summary>
    public async Task<bool> WasTaken(DeliveryToSend delivery)
    {
        try
        {
            Fault.Point("gateway.asking");
            if (channels.Has(delivery.Channel) && await channels[delivery.Channel].Find(delivery, CancellationToken.None) is { Count: > 0 } found)
            {
                Fault.Point("gateway.found");
                return await book.Write(delivery, new SendOutcome.Found(found));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.CouldNotAsk(around.Logger, e, delivery.Id, delivery.Channel);
        }
        return false;
    }

    public async Task WhenIdle()
    {
        while (!underway.IsEmpty)
        {
            await Task.WhenAll(underway.Values);
        }
    }

    // The slot is the gateway's: the next text needs not wait until this one's outcome is on the disk.
    private async Task<SendOutcome> SendInSlot(DeliveryToSend delivery)
    {
        try
        {
            var started = around.Clocks.Machine.GetTimestamp();
            var outcome = await Send(delivery);
            around.Health.Heard(delivery.Channel, outcome, around.Clocks.Machine.GetElapsedTime(started));
            return outcome;
        }
        finally
        {
            if (slots.Release(delivery.Channel))
            {
                around.WakeUps.Sender.Give();
            }
        }
    }

    private async Task Record(DeliveryToSend delivery, SendOutcome outcome)
    {
        try
        {
            if (!await book.Write(delivery, outcome))
            {
                Log.OutcomeCameTooLate(around.Logger, delivery.Id, delivery.Attempt);
            }
        }
        catch (Exception e)
        {
            // The row stays leased; when the lease ends the gateway is asked and nothing is lost.
            Log.OutcomeNotRecorded(around.Logger, e, delivery.Id);
        }
    }

    private async Task<SendOutcome> Send(DeliveryToSend delivery)
    {
        if (!channels.Has(delivery.Channel))
        {
            return new SendOutcome.RefusedForGood("gateway-not-set-up");
        }
        try
        {
            Fault.Point("poster.sending");
            var outcome = await channels[delivery.Channel].Send(delivery, CancellationToken.None);
            Fault.Point("poster.sent");
            return outcome;
        }
        catch (Exception e)
        {
            Log.SendThrew(around.Logger, e, delivery.Id, delivery.Channel);
            return new SendOutcome.Unknown(e.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "Delivery {DeliveryId} threw in channel {Channel}")]
        public static partial void SendThrew(ILogger logger, Exception e, Guid deliveryId, string channel);

        [LoggerMessage(2002, LogLevel.Error, "The outcome of delivery {DeliveryId} was not recorded")]
        public static partial void OutcomeNotRecorded(ILogger logger, Exception e, Guid deliveryId);

        [LoggerMessage(2003, LogLevel.Warning, "The outcome of delivery {DeliveryId}, attempt {Attempt}, came after it was taken over")]
        public static partial void OutcomeCameTooLate(ILogger logger, Guid deliveryId, int attempt);

        [LoggerMessage(2004, LogLevel.Warning, "Channel {Channel} could not be asked about delivery {DeliveryId}")]
        public static partial void CouldNotAsk(ILogger logger, Exception e, Guid deliveryId, string channel);
    }
}

/// <summary>What the poster shares with the process it runs in.</summary>
internal sealed record PosterSurroundings(Clocks Clocks, GatewayHealth Health, WakeUps WakeUps, Hands Hands, ILogger<Poster> Logger);
