using DutyWatch.Alerts.Sending;
using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Receipts;

/// <summary>
/// Keeps every report as it came and raises the delivery's state by rank only: reports come twice and out of order, and one
/// may be here before the gateway's own answer. A failure sends the next attempt at once.
/// </summary>
internal sealed partial class TakeReceipt(Clocks clocks, Routes routes, NextPosition nextPosition, ILogger<TakeReceipt> logger)
{
    public async Task Handle(DutyTransaction tx, DateTimeOffset now, GatewayReport report)
    {
        if (await tx.Execute(Sql.Keep, new
        {
            channel = report.Channel, delivery_id = report.DeliveryId, gateway_id = report.GatewayId, status = report.Status,
            error_code = report.ErrorCode, duplicate_key = report.DuplicateKey, now, raw = report.Raw,
        }) == 0 || report.State is not { } state)
        {
            return;
        }
        Fault.Point("receipt.kept");
        if (await tx.First<Guid?>(Sql.FindMessage, new { channel = report.Channel, delivery_id = report.DeliveryId, gateway_id = report.GatewayId }) is not { } messageId
            || await LockedMessage.Take(tx, messageId) is not { } message)
        {
            Log.NotOurs(logger, report.Channel);
            return;
        }
        if (await Raise(tx, now, report, state, message) is { } raised)
        {
            Fault.Point("receipt.raised");
            await GoOn(tx, now, message, raised, state);
            await AlertEvents.SayMessages(tx, now, "message.delivery", [message.Id]);
        }
    }

    private async Task<Raised?> Raise(DutyTransaction tx, DateTimeOffset now, GatewayReport report, string state, LockedMessage message)
    {
        var rule = (await Timetable.Load(tx)).For(message.Lane, message.Urgent);
        return await tx.First<Raised>(Sql.Raise, new
        {
            message_id = message.Id, channel = report.Channel, delivery_id = report.DeliveryId, gateway_id = report.GatewayId,
            state, rank = DeliveryRank.Of(state), reason = state == "failed" ? report.ErrorCode ?? report.Status : null,
            look_at = clocks.MachineNow + rule.Delivered,
            call_at = routes.CanCall && message.Needs.MayCall ? clocks.MachineNow + rule.Call : null,
            now,
        });
    }

    private async Task GoOn(DutyTransaction tx, DateTimeOffset now, LockedMessage message, Raised raised, string state)
    {
        if (state == "failed")
        {
            await nextPosition.Handle(tx, now, message, raised.Position, taken: false);
        }
        else if (state == "delivered")
        {
            await tx.Execute(Sql.Reached, new { id = message.Id });
            await tx.Execute(Sql.DropWaiting, new { id = message.Id, now });
        }
        // Last: that nobody was reached is said with a version of its own, before this one.
        await message.Changed(tx);
    }

    private sealed record Raised(int Position);

    private static partial class Log
    {
        [LoggerMessage(2040, LogLevel.Warning, "Channel {Channel} reported on a text that is not ours")]
        public static partial void NotOurs(ILogger logger, string channel);
    }

    public static class Sql
    {
        public const string Keep = """
            insert into gateway_receipt (channel, delivery_id, gateway_id, status, error_code, duplicate_key, received_at, raw)
            values (@channel, @delivery_id, @gateway_id, @status, @error_code, @duplicate_key, @now, @raw)
            on conflict (channel, duplicate_key) do nothing
            """;

        public const string FindMessage = """
            select message_id
            from delivery
            where channel = @channel
              and (id = @delivery_id or (@delivery_id is null and gateway_id = @gateway_id))
            """;

        public const string Raise = """
            update delivery
            set state = @state,
                rank = @rank,
                gateway_id = coalesce(gateway_id, @gateway_id),
                reason = coalesce(@reason, reason),
                accepted_at = case when @state in ('accepted', 'sent', 'delivered') then coalesce(accepted_at, @now) else accepted_at end,
                sent_at = case when @state in ('sent', 'delivered') then coalesce(sent_at, @now) else sent_at end,
                delivered_at = case when @state = 'delivered' then @now else delivered_at end,
                failed_at = case when @state = 'failed' then @now else failed_at end,
                look_at = case
                    when @state = 'failed' then null
                    when @state = 'delivered' then @call_at
                    when rank < 10 then @look_at
                    else look_at end,
                lease_owner = null,
                lease_until = null
            where message_id = @message_id
              and channel = @channel
              and (id = @delivery_id or (@delivery_id is null and gateway_id = @gateway_id))
              and rank < @rank
            returning position
            """;

        // Nobody said anything yet, but the phone has it.
        public const string Reached = """
            update message
            set state = 'open'
            where id = @id
              and state = 'not-reached'
            """;

        public const string DropWaiting = """
            update delivery
            set state = 'failed',
                rank = 50,
                reason = 'not-needed',
                failed_at = @now,
                look_at = null
            where message_id = @id
              and state = 'pending'
            """;
    }
}
