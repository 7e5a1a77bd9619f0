using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Server.Sweeps;

/// <summary>Lets go of command receipts that nobody can repeat any more. Once an hour, a batch at a time.</summary>
internal sealed class RetentionSweep(Database database, Clocks clocks) : ISweep
{
    private const int Batch = 5_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private DateTimeOffset? done;

    public string Name => "retention";

    public bool OnMachineTime => true;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        if (now - done < Every)
        {
            return SweepCounts.None;
        }
        var dropped = await database.Do(tx => tx.Execute(Sql.Drop, new { before = now - Kept, take = Batch }), ct);
        done = dropped < Batch ? clocks.MachineNow : null;
        return new SweepCounts(dropped);
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => Task.FromResult(done is { } at ? at + Every : (DateTimeOffset?)null);

    public static class Sql
    {
        public const string Drop = """
            delete from command_receipt
            where ctid in (
                select ctid
                from command_receipt
                where taken_at < @before
                order by taken_at
                limit @take
            )
            """;
    }
}
