using DutyWatch.Alerts.Views;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Sending;

/// <summary>Decides for one message what its silent deliveries mean. The first one is never cancelled: a late `delivered` is still welcome.</summary>
internal sealed class LookAtDelivery(NextPosition nextPosition)
{
    public async Task Handle(DutyTransaction tx, DateTimeOffset now, DateTimeOffset machineNow, LockedMessage message)
    {
        var silent = await tx.List<Silent>(Sql.Silent, new { message_id = message.Id, machine_now = machineNow });
        foreach (var delivery in silent)
        {
            Fault.Point("delivery.silent");
            await StopLooking(tx, now, delivery);
            if (delivery.State == "delivered")
            {
                await nextPosition.Call(tx, now, message, delivery.Position);
            }
            else
            {
                await nextPosition.Handle(tx, now, message, delivery.Position, taken: delivery.State is "accepted" or "sent");
            }
        }
        if (silent.Exists(d => d.State == "pending" && d.Attempt > 0))
        {
            await message.Changed(tx);
            await AlertEvents.SayMessages(tx, now, "message.delivery", [message.Id]);
        }
    }

    // A text that a gateway put off and that ran out of time is given up there. One that only waits for a free slot stays in its
    // queue: the next gateway goes beside it, and the first `delivered` drops whatever still waits.
    private static Task<int> StopLooking(DutyTransaction tx, DateTimeOffset now, Silent delivery) =>
        delivery is { State: "pending", Attempt: > 0 }
            ? tx.Execute(Sql.GiveUp, new { id = delivery.Id, now })
            : tx.Execute(Sql.LookNoMore, new { id = delivery.Id });

    private sealed record Silent(Guid Id, int Position, string State, int Attempt);

    public static class Sql
    {
        public const string Silent = """
            select id, position, state, attempt
            from delivery
            where message_id = @message_id
              and look_at <= @machine_now
              and state <> 'unknown'
            order by position
            for update
            """;

        public const string LookNoMore = """
            update delivery
            set look_at = null
            where id = @id
            """;

        public const string GiveUp = """
            update delivery
            set state = 'failed',
                rank = 50,
                reason = coalesce(reason, 'not-accepted-in-time'),
                failed_at = @now,
                look_at = null
            where id = @id
            """;
    }
}
