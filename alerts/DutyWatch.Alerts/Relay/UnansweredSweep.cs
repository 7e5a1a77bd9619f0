using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Relay;

/// <summary>Pages that nobody answered go on to the next post; alerts past their not-after are let go. On duty time.</summary>
internal sealed partial class UnansweredSweep(Database database, RelayAlert relay, ExpireAlerts expire, ILogger<UnansweredSweep> logger) : ISweep
{
    private const int Batch = 100;
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    public string Name => "unanswered-alerts";

    public bool OnMachineTime => false;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        var counts = new SweepCounts(await expire.Handle(now, ct));
        // Ids are picked without a lock; each alert is then locked in the one order, incident first, and read again.
        foreach (var id in await database.Do(tx => tx.List<Guid>(Sql.Due, new { now, take = Batch }), ct))
        {
            counts += await Step(id, now, ct);
        }
        return counts;
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Do(tx => tx.One<DateTimeOffset?>(Sql.Next), ct);

    // One page that cannot be relayed must not keep the others from going.
    private async Task<SweepCounts> Step(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            Fault.Point("unanswered.found");
            var done = await database.Do(tx => relay.Handle(tx, now, id), ct);
            return done ? new SweepCounts(1) : new SweepCounts(0, Skipped: 1);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && !Outage.Is(e))
        {
            Log.RelayFailed(logger, e, id);
            await database.Do(tx => tx.Execute(Sql.PushAhead, new { id, next_at = now + Ahead }), ct);
            return new SweepCounts(0, Faulty: 1);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2030, LogLevel.Error, "Alert {AlertId} could not be relayed")]
        public static partial void RelayFailed(ILogger logger, Exception e, Guid alertId);
    }

    public static class Sql
    {
        public const string Due = """
            select id
            from alert
            where next_at <= @now
              and not_after > @now
            order by incident_id, id
            limit @take
            """;

        public const string Next = """
            select min(next_at)
            from alert
            where next_at is not null
            """;

        public const string PushAhead = """
            update alert
            set next_at = @next_at
            where id = @id
            """;
    }
}
