using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Alerts.Sending;

/// <summary>
/// Looks after texts that are on their way: not accepted or not delivered in time means that the next channel goes; an unknown
/// outcome is asked about; a lease whose process died is taken over.
/// </summary>
internal sealed class DeliverySweep(Database database, Clocks clocks, Sender sender, LookAtDelivery lookAt, DoubtfulDeliveries doubtful) : ISweep
{
    private const int Batch = 200;

    public string Name => "deliveries";

    public bool OnMachineTime => true;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        var counts = new SweepCounts(await sender.TakeOver(ct)) + new SweepCounts(await doubtful.Ask(now, ct));
        while (true)
        {
            var batch = await database.Do(tx => Step(tx, now), ct);
            counts += batch;
            if (batch.Due < Batch)
            {
                return counts;
            }
        }
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Do(tx => tx.One<DateTimeOffset?>(Sql.Next), ct);

    private async Task<SweepCounts> Step(DutyTransaction tx, DateTimeOffset machineNow)
    {
        var due = await tx.List<DueRow>(Sql.Due, new { machine_now = machineNow, take = Batch });
        var messages = due.Count == 0 ? [] : await LockedMessage.TakeFree(tx, [.. due.Select(d => d.MessageId).Distinct()]);
        var now = clocks.Now;
        foreach (var message in messages)
        {
            await lookAt.Handle(tx, now, machineNow, message);
        }
        var looked = messages.Select(m => m.Id).ToHashSet();
        return new SweepCounts(due.Count(d => looked.Contains(d.MessageId)), Skipped: due.Count(d => !looked.Contains(d.MessageId)));
    }

    private sealed record DueRow(Guid Id, Guid MessageId);

    public static class Sql
    {
        public const string Due = """
            select id, message_id
            from delivery
            where look_at <= @machine_now
              and state <> 'unknown'
            order by look_at
            limit @take
            """;

        public const string Next = """
            select least(
                (select min(look_at) from delivery where look_at is not null),
                (select min(lease_until) from delivery where state = 'sending'))
            """;
    }
}
