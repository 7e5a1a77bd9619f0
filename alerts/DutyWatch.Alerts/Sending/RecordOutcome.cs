using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Sending;

/// <summary>Writes what gateways said, in a transaction of its own after the texts left, and goes on at once when one said no.</summary>
internal sealed class RecordOutcome(Clocks clocks, NextPosition nextPosition, AlertOptions options)
{
    // The gateway is asked what became of a text only after it had time to list it.
    private static readonly TimeSpan BeforeAsking = TimeSpan.FromSeconds(2);

    /// <summary>False when somebody else holds the delivery by now: this attempt has nothing to say any more.</summary>
    public async Task<bool> Handle(DutyTransaction tx, DeliveryToSend delivery, SendOutcome outcome) =>
        (await Handle(tx, [new Said(delivery, outcome)])).Count == 1;

    /// <summary>Which attempts were recorded; the others are held by somebody else by now and have nothing to say any more.</summary>
    public async Task<HashSet<(Guid, int)>> Handle(DutyTransaction tx, IReadOnlyList<Said> all)
    {
        var now = clocks.Now;
        var locked = (await LockedMessage.TakeAll(tx, [.. all.Select(s => s.Delivery.MessageId).Distinct()])).ToDictionary(m => m.Id);
        var changes = await Accept(tx, now, [.. all.Where(s => s.Outcome is SendOutcome.Accepted)]);
        foreach (var said in all.Where(s => s.Outcome is not SendOutcome.Accepted))
        {
            changes.AddRange(await NotAccepted(tx, now, said));
        }
        // That nobody was reached is said with a version of its own, before this one.
        foreach (var change in changes.Where(c => c.GoOn))
        {
            await nextPosition.Handle(tx, now, locked[change.MessageId], change.Position, taken: false);
        }
        Fault.Point("outcome.written");
        Guid[] changed = [.. changes.Select(c => c.MessageId).Distinct()];
        await LockedMessage.Changed(tx, changed);
        await AlertEvents.SayMessages(tx, now, "message.delivery", changed);
        return [.. changes.Select(c => (c.Id, c.Attempt))];
    }

    private async Task<List<Changed>> Take(DutyTransaction tx, DateTimeOffset now, DeliveryToSend delivery, SendOutcome.Found found)
    {
        var free = await tx.First<string>(Sql.FreeGatewayId, new
        {
            id = delivery.Id, channel = delivery.Channel, address = delivery.Address, body = delivery.Body, found = found.GatewayIds.ToArray(),
        });
        return free is null ? [] : await Accept(tx, now, [new Said(delivery, new SendOutcome.Accepted(free))]);
    }

    private async Task<List<Changed>> Accept(DutyTransaction tx, DateTimeOffset now, List<Said> accepted)
    {
        if (accepted.Count == 0)
        {
            return [];
        }
        var timetable = await Timetable.Load(tx);
        var machineNow = clocks.MachineNow.ToUniversalTime();
        return await tx.List<Changed>(Sql.Accept, new
        {
            id = accepted.Select(s => s.Delivery.Id).ToArray(),
            attempt = accepted.Select(s => s.Delivery.Attempt).ToArray(),
            gateway_id = accepted.Select(s => ((SendOutcome.Accepted)s.Outcome).GatewayId).ToArray(),
            look_at = accepted.Select(s => machineNow + timetable.For(s.Delivery.Lane, s.Delivery.Urgent).Delivered).ToArray(),
            now,
        });
    }

    private Task<List<Changed>> NotAccepted(DutyTransaction tx, DateTimeOffset now, Said said) => said.Outcome switch
    {
        SendOutcome.Found found => Take(tx, now, said.Delivery, found),
        SendOutcome.TryAgain again when said.Delivery.Attempt < options.TriesPerPosition => Wait(tx, said.Delivery, again),
        SendOutcome.TryAgain again => Fail(tx, now, said.Delivery, again.Reason),
        SendOutcome.RefusedForGood refused => Fail(tx, now, said.Delivery, refused.Reason),
        SendOutcome.Unknown unknown => Doubt(tx, said.Delivery, unknown.Reason),
        _ => throw new InvalidOperationException($"No such outcome: {said.Outcome.GetType().Name}"),
    };

    private Task<List<Changed>> Wait(DutyTransaction tx, DeliveryToSend delivery, SendOutcome.TryAgain again) =>
        tx.List<Changed>(Sql.Wait, new { id = delivery.Id, attempt = delivery.Attempt, reason = again.Reason, next_attempt_at = clocks.MachineNow + again.After });

    private static Task<List<Changed>> Fail(DutyTransaction tx, DateTimeOffset now, DeliveryToSend delivery, string reason) =>
        tx.List<Changed>(Sql.Fail, new { id = delivery.Id, attempt = delivery.Attempt, reason, now });

    private Task<List<Changed>> Doubt(DutyTransaction tx, DeliveryToSend delivery, string reason) =>
        tx.List<Changed>(Sql.Doubt, new { id = delivery.Id, attempt = delivery.Attempt, reason, look_at = clocks.MachineNow + BeforeAsking });

    private sealed record Changed(Guid Id, Guid MessageId, int Attempt, int Position, bool GoOn);

    public static class Sql
    {
        // A report may have come before the gateway's own answer: then only what it could not know is filled in.
        public const string Accept = """
            update delivery d
            set state = case when d.rank < 10 then 'accepted' else d.state end,
                look_at = case when d.rank < 10 then a.look_at else d.look_at end,
                rank = greatest(d.rank, 10),
                gateway_id = coalesce(d.gateway_id, a.gateway_id),
                accepted_at = coalesce(d.accepted_at, @now),
                reason = case when d.rank < 10 then null else d.reason end,
                lease_owner = null,
                lease_until = null
            from unnest(@id, @attempt, @gateway_id, @look_at) as a(id, attempt, gateway_id, look_at)
            where d.id = a.id
              and d.attempt = a.attempt
              and d.state <> 'pending'
            returning d.id, d.message_id, d.attempt, d.position, false as go_on
            """;

        // Two texts to one phone may have the same words (two confirmations in one minute). What another delivery bears is not this one,
        // and while another of the same words is on its way, or is older and itself in doubt, the gateway's list proves nothing: better
        // repeated than never said.
        public const string FreeGatewayId = """
            select f.gateway_id
            from unnest(@found) with ordinality as f(gateway_id, nth)
            where not exists (
                select 1
                from delivery d
                where d.channel = @channel
                  and d.gateway_id = f.gateway_id
                  and d.id <> @id
            )
              and not exists (
                select 1
                from delivery d
                join message m on m.id = d.message_id
                where (d.state = 'sending' or (d.state = 'unknown' and d.id < @id))
                  and d.channel = @channel
                  and d.address = @address
                  and d.id <> @id
                  and m.body = @body
            )
            order by f.nth
            limit 1
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
            returning id, message_id, attempt, position, false as go_on
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
            returning id, message_id, attempt, position, true as go_on
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
            returning id, message_id, attempt, position, true as go_on
            """;
    }
}
