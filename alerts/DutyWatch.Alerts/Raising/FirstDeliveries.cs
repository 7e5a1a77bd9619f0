using DutyWatch.Alerts.Sending;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Alerts.Raising;

/// <summary>What the whole of one raising has in common.</summary>
/// <param name="Spent">Gateways and numbers that had enough of each other today.</param>
internal sealed record Surroundings(Timetable Timetable, bool Demo, IReadOnlySet<(string Channel, string Address)> Spent);

/// <summary>
/// Queues the first attempt for each person. A page is leased to this process in the very insert, as far as slots are free, and
/// posted as soon as the transaction is committed: waiting for a claim would cost it milliseconds, and a poll half a second.
/// </summary>
internal sealed class FirstDeliveries(Routes routes, Slots slots, ProcessLock processLock, Poster poster, FirstDeliveries.Ways ways)
{
    internal sealed record Ways(WakeUps WakeUps, AlertOptions Options);

    public void Queue(DutyTransaction tx, DateTimeOffset now, DateTimeOffset machineNow, IReadOnlyList<MessageDraft> messages, Surroundings around)
    {
        if (messages.Count == 0)
        {
            return;
        }
        var owner = processLock.Key;
        var rows = messages.Select(m => Draft(m, now, owner, around)).ToList();
        Reserve(tx, rows, now, around.Demo);
        tx.Send(Sql.Insert, new
        {
            id = rows.Select(r => r.Id).ToArray(),
            message_id = rows.Select(r => r.Message.Id).ToArray(),
            lane = rows.Select(r => r.Message.Alert.LaneWord).ToArray(),
            channel = rows.Select(r => r.Slot.Channel).ToArray(),
            address = rows.Select(r => r.Slot.Address).ToArray(),
            leased = rows.Select(r => r.Leased).ToArray(),
            look_at = rows.Select(r => (machineNow + around.Timetable.For(r.Message.Alert.LaneWord, r.Message.Alert.Alert.Urgent).Accepted).ToUniversalTime()).ToArray(),
            owner,
            lease_until = machineNow.AddSeconds(ways.Options.LeaseSeconds),
            machine_now = machineNow,
            now,
        });
    }

    private Row Draft(MessageDraft message, DateTimeOffset now, long? owner, Surroundings around)
    {
        var needs = MessageNeeds.Of(message.Alert.LaneWord, message.Code);
        var slot = routes.PlanFor(message.Person.Phones, needs).First(slot => routes.IsLast(slot, around.Spent));
        var leased = owner is not null && message.Alert.Alert.Lane == Lane.Page && slots.TryTake(slot.Channel, message.Alert.LaneWord);
        return new Row(Ids.New(now), message, slot, leased);
    }

    private void Reserve(DutyTransaction tx, List<Row> rows, DateTimeOffset now, bool demo)
    {
        foreach (var row in rows.Where(r => r.Leased))
        {
            tx.IfAbandoned(() => slots.GiveBack(row.Slot.Channel, 1));
            tx.AfterCommit(() => poster.Post(row.ToSend(now, demo)));
        }
        if (rows.Exists(r => !r.Leased))
        {
            tx.AfterCommit(ways.WakeUps.TextWaits);
        }
    }

    private sealed record Row(Guid Id, MessageDraft Message, PlanSlot Slot, bool Leased)
    {
        public DeliveryToSend ToSend(DateTimeOffset now, bool demo) => new(
            Id, Message.Id, Message.Alert.LaneWord, Slot.Channel, Slot.Address, Message.Body, Message.Code,
            1, Message.Alert.Alert.Urgent, demo, Message.Alert.Alert.NotAfter, now);
    }

    public static class Sql
    {
        public const string Insert = """
            insert into delivery (
                id, message_id, lane, channel, address, position, attempt, state, rank, lease_owner, lease_until,
                next_attempt_at, look_at, queued_at, claimed_at)
            select r.id, r.message_id, r.lane, r.channel, r.address, 0,
                   case when r.leased then 1 else 0 end,
                   case when r.leased then 'sending' else 'pending' end,
                   case when r.leased then 5 else 0 end,
                   case when r.leased then @owner end,
                   case when r.leased then @lease_until end,
                   @machine_now, r.look_at, @now,
                   case when r.leased then @now end
            from unnest(@id, @message_id, @lane, @channel, @address, @leased, @look_at)
                as r(id, message_id, lane, channel, address, leased, look_at)
            """;
    }
}
