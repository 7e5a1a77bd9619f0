using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Sending;

/// <summary>Asks gateways about texts that they may have taken: found means accepted, not found means failed, and the plan goes on.</summary>
internal sealed class DoubtfulDeliveries(Database database, Clocks clocks, Poster poster, RecordOutcome record, Hands hands)
{
    private const int Batch = 50;

    // Long enough that a second node does not ask the same again while a slow gateway answers.
    private static readonly TimeSpan WhileAsking = TimeSpan.FromSeconds(60);

    public async Task<int> Ask(DateTimeOffset machineNow, CancellationToken ct)
    {
        var doubtful = await database.Do(
            tx => tx.List<ClaimDeliveries.Row>(Sql.Take, new { machine_now = machineNow, look_at = machineNow + WhileAsking, take = Batch }), ct);
        await hands.All(doubtful, row => Resolve(row.ToSend(), ct));
        return doubtful.Count;
    }

    private async Task Resolve(DeliveryToSend delivery, CancellationToken ct)
    {
        Fault.Point("doubt.asking");
        if (!await poster.WasTaken(delivery))
        {
            await database.Do(tx => record.Handle(tx, delivery, new SendOutcome.RefusedForGood("not-found-at-gateway")), ct);
            return;
        }
        Fault.Point("doubt.found");
        // What was to repeat it in a later round is not needed any more.
        await database.Do(tx => tx.Execute(Sql.DropRepeats, new { message_id = delivery.MessageId, machine_now = clocks.MachineNow, now = clocks.Now }), ct);
    }

    public static class Sql
    {
        public const string Take = """
            with doubtful as (
                select d.id
                from delivery d
                where d.state = 'unknown'
                  and d.look_at <= @machine_now
                order by d.look_at
                limit @take
                for update of d skip locked
            ), asked as (
                update delivery d
                set look_at = @look_at
                from doubtful q
                where d.id = q.id
                returning d.id, d.message_id, d.lane, d.channel, d.address, d.attempt, d.claimed_at
            )
            select l.id, l.message_id, l.lane, l.channel, l.address, m.body, m.code,
                   l.attempt, coalesce(a.urgent, false) as urgent, s.demo, m.not_after, l.claimed_at
            from asked l
            join message m on m.id = l.message_id
            left join alert a on a.id = m.alert_id
            cross join site s
            """;

        public const string DropRepeats = """
            update delivery
            set state = 'failed',
                rank = 50,
                reason = 'not-needed',
                failed_at = @now,
                look_at = null
            where message_id = @message_id
              and state = 'pending'
              and next_attempt_at > @machine_now
            """;
    }
}
