using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Sending;

/// <summary>Leases what waits for one gateway, lane by lane, and drops on the way what no longer matters.</summary>
internal sealed class ClaimDeliveries(Clocks clocks, Slots slots, ProcessLock processLock, AlertOptions options)
{
    /// <summary>Claims as far as slots are free. The slots stay taken until the texts were sent; they come back if nothing is committed.</summary>
    public async Task<List<DeliveryToSend>> Handle(DutyTransaction tx, string channel)
    {
        var owner = processLock.Key ?? throw new InvalidOperationException("Nothing may be leased before the process lock is held");
        var (now, machineNow) = (clocks.Now, clocks.MachineNow);
        var claimed = new List<DeliveryToSend>();
        var foundAll = true;
        slots.BeginLook(channel);
        foreach (var lane in Lanes.InOrder)
        {
            var free = slots.Take(channel, lane, options.SlotsPerGateway);
            // Said before the statement: one that throws, since PostgreSQL died under it, must not keep the slots for ever.
            var held = free;
            tx.IfAbandoned(() => slots.GiveBack(channel, held));
            var rows = free == 0 ? [] : await tx.List<Row>(Sql.Lease, new
            {
                channel, lane, take = free, owner, now, machine_now = machineNow, lease_until = machineNow.AddSeconds(options.LeaseSeconds),
            });
            slots.GiveBack(channel, free - rows.Count);
            held = rows.Count;
            foundAll &= rows.Count < free;
            claimed.AddRange(rows.Select(r => r.ToSend()));
        }
        if (foundAll)
        {
            slots.FoundAll(channel);
        }
        return claimed;
    }

    internal sealed record Row(
        Guid Id, Guid MessageId, string Lane, string Channel, string Address, string Body, string? Code,
        int Attempt, bool Urgent, bool Demo, DateTimeOffset NotAfter, DateTimeOffset ClaimedAt)
    {
        public DeliveryToSend ToSend() => new(Id, MessageId, Lane, Channel, Address, Body, Code, Attempt, Urgent, Demo, NotAfter, ClaimedAt);
    }

    public static class Sql
    {
        // The order is the index's and no finer: a tie broken by id would read the whole of a burst for every few rows of it.
        // Only deliveries are locked: whoever locks a message first (an answer, a close) waits here for a moment at most, never in a circle.
        public const string Lease = """
            with waiting as (
                select d.id
                from delivery d
                join message m on m.id = d.message_id
                where d.state = 'pending'
                  and d.channel = @channel
                  and d.lane = @lane
                  and d.next_attempt_at <= @machine_now
                  and m.state in ('open', 'not-reached')
                  and m.not_after > @now
                  and not exists (select 1 from alert c where c.id = m.alert_id and c.state = 'closed')
                order by d.next_attempt_at
                limit @take
                for update of d skip locked
            ), leased as (
                update delivery d
                set state = 'sending',
                    rank = 5,
                    lease_owner = @owner,
                    lease_until = @lease_until,
                    attempt = d.attempt + 1,
                    claimed_at = @now
                from waiting w
                where d.id = w.id
                returning d.id, d.message_id, d.lane, d.channel, d.address, d.attempt, d.claimed_at
            )
            select l.id, l.message_id, l.lane, l.channel, l.address, m.body, m.code,
                   l.attempt, coalesce(a.urgent, false) as urgent, s.demo, m.not_after, l.claimed_at
            from leased l
            join message m on m.id = l.message_id
            left join alert a on a.id = m.alert_id
            cross join site s
            """;
    }
}
