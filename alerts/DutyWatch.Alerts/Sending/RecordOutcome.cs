using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Sending;

/// <summary>Writes what a gateway said, in a transaction of its own after the text left, and goes on at once when it said no.</summary>
internal sealed class RecordOutcome(Clocks clocks, NextPosition nextPosition, AlertOptions options)
{
    // The gateway is asked what became of a text only after it had time to list it.
    private static readonly TimeSpan BeforeAsking = TimeSpan.FromSeconds(2);

    /// <summary>False when somebody else holds the delivery by now: this attempt has nothing to say any more.</summary>
    public async Task<bool> Handle(DutyTransaction tx, DeliveryToSend delivery, SendOutcome outcome)
    {
        var now = clocks.Now;
        if (await LockedMessage.Take(tx, delivery.MessageId) is not { } message)
        {
            return false;
        }
        var change = outcome switch
        {
            SendOutcome.Accepted accepted => await Accept(tx, now, delivery, accepted.GatewayId),
            SendOutcome.TryAgain again when delivery.Attempt < options.TriesPerPosition => await Wait(tx, delivery, again),
            SendOutcome.TryAgain again => await Fail(tx, now, delivery, again.Reason),
            SendOutcome.RefusedForGood refused => await Fail(tx, now, delivery, refused.Reason),
            SendOutcome.Unknown unknown => await Doubt(tx, delivery, unknown.Reason),
            _ => throw new InvalidOperationException($"No such outcome: {outcome.GetType().Name}"),
        };
        if (change is not { } changed)
        {
            return false;
        }
        // That nobody was reached is said with a version of its own, before this one.
        if (changed.GoOn)
        {
            await nextPosition.Handle(tx, now, message, changed.Position);
        }
        await message.Changed(tx);
        await AlertEvents.SayMessages(tx, now, "message.delivery", [message.Id]);
        return true;
    }

    private async Task<Changed?> Accept(DutyTransaction tx, DateTimeOffset now, DeliveryToSend delivery, string gatewayId)
    {
        var look_at = clocks.MachineNow + (await Timetable.Load(tx)).For(delivery.Lane, delivery.Urgent).Delivered;
        return await tx.First<Changed>(Sql.Accept, new { id = delivery.Id, attempt = delivery.Attempt, gateway_id = gatewayId, now, look_at });
    }

    private async Task<Changed?> Wait(DutyTransaction tx, DeliveryToSend delivery, SendOutcome.TryAgain again) =>
        await tx.First<Changed>(Sql.Wait, new { id = delivery.Id, attempt = delivery.Attempt, reason = again.Reason, next_attempt_at = clocks.MachineNow + again.After });

    private static async Task<Changed?> Fail(DutyTransaction tx, DateTimeOffset now, DeliveryToSend delivery, string reason) =>
        await tx.First<Changed>(Sql.Fail, new { id = delivery.Id, attempt = delivery.Attempt, reason, now });

    private async Task<Changed?> Doubt(DutyTransaction tx, DeliveryToSend delivery, string reason) =>
        await tx.First<Changed>(Sql.Doubt, new { id = delivery.Id, attempt = delivery.Attempt, reason, look_at = clocks.MachineNow + BeforeAsking });

    private sealed record Changed(int Position, bool GoOn);

    public static class Sql
    {
        // A report may have come before the gateway's own answer: then only what it could not know is filled in.
        public const string Accept = """
            update delivery
            set state = case when rank < 10 then 'accepted' else state end,
                look_at = case when rank < 10 then @look_at else look_at end,
                rank = greatest(rank, 10),
                gateway_id = coalesce(gateway_id, @gateway_id),
                accepted_at = coalesce(accepted_at, @now),
                reason = case when rank < 10 then null else reason end,
                lease_owner = null,
                lease_until = null
            where id = @id
              and attempt = @attempt
              and state <> 'pending'
            returning position, false as go_on
            """;

        public const string Wait = """
            update delivery
            set state = 'pending',
                rank = 0,
                reason = @reason,
                next_attempt_at = @next_attempt_at,
                lease_owner = null,
                lease_until = null
            where id = @id
              and attempt = @attempt
              and state = 'sending'
            returning position, false as go_on
            """;

        public const string Fail = """
            update delivery
            set state = 'failed',
                rank = 50,
                reason = @reason,
                failed_at = @now,
                look_at = null,
                lease_owner = null,
                lease_until = null
            where id = @id
              and attempt = @attempt
              and state in ('sending', 'unknown')
            returning position, true as go_on
            """;

        public const string Doubt = """
            update delivery
            set state = 'unknown',
                rank = 7,
                reason = @reason,
                look_at = @look_at,
                lease_owner = null,
                lease_until = null
            where id = @id
              and attempt = @attempt
              and state = 'sending'
            returning position, true as go_on
            """;
    }
}
