using System.Collections.Concurrent;
using System.Text.Json;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Health;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Sweeps;

/// <summary>Runs one look of a sweep: measures it, logs it, keeps its heartbeat. A sweep that throws is reported and looked at again; it never ends the host.</summary>
internal sealed partial class SweepRunner(Database database, Clocks clocks, ClockGuard clockGuard, ILogger<SweepRunner> logger)
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> lastOk = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> lastBeat = new();
    private readonly string node = Environment.MachineName;

    /// <summary>When each sweep last looked with success, machine time.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastOk => lastOk;

    public async Task<SweepCounts> Look(ISweep sweep, CancellationToken ct)
    {
        var started = clocks.Machine.GetTimestamp();
        try
        {
            // A node whose clock is wrong would fire steps early or late; the others go on, and health says that this one does not.
            if (!await clockGuard.Agrees(ct))
            {
                return SweepCounts.None;
            }
            Fault.Point("sweep.looking");
            var counts = await sweep.RunOnce(sweep.OnMachineTime ? clocks.MachineNow : clocks.Now, ct);
            var elapsed = clocks.Machine.GetElapsedTime(started);
            lastOk[sweep.Name] = clocks.MachineNow;
            Report(sweep.Name, counts, elapsed);
            await Beat(sweep.Name, counts, ct);
            return counts;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.SweepFailed(logger, e, sweep.Name);
            return SweepCounts.None;
        }
        catch (OperationCanceledException)
        {
            return SweepCounts.None;
        }
    }

    public async Task<DateTimeOffset?> NextDue(ISweep sweep, CancellationToken ct)
    {
        try
        {
            return await sweep.NextDue(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.SweepFailed(logger, e, sweep.Name);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private void Report(string name, SweepCounts counts, TimeSpan elapsed)
    {
        Meters.SweepElapsed.Record(elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("sweep", name));
        if (counts.Due > 0)
        {
            Log.Swept(logger, name, counts.Due, counts.Skipped, (long)elapsed.TotalMilliseconds);
        }
        if (elapsed > Slow)
        {
            Log.SweepSlow(logger, name, (long)elapsed.TotalMilliseconds);
        }
    }

    private async Task Beat(string name, SweepCounts counts, CancellationToken ct)
    {
        var now = clocks.MachineNow;
        if (now - lastBeat.GetValueOrDefault(name) < BeatEvery)
        {
            return;
        }
        Fault.Point("sweep.beating");
        lastBeat[name] = now;
        await database.Do(tx => tx.Execute(Sql.Beat, new { name, node, now, counts = new Json(JsonSerializer.Serialize(counts)) }), ct);
    }

    public static class Sql
    {
        public const string Beat = """
            insert into sweep_heartbeat (name, node, last_ok_at, counts)
            values (@name, @node, @now, @counts)
            on conflict (name, node) do update set last_ok_at = excluded.last_ok_at, counts = excluded.counts
            """;
    }

    private static partial class Log
    {
        [LoggerMessage(1202, LogLevel.Information, "Sweep {Sweep} dealt with {Due} rows, {Skipped} were held by somebody else, in {ElapsedMs} ms")]
        public static partial void Swept(ILogger logger, string sweep, int due, int skipped, long elapsedMs);

        [LoggerMessage(1203, LogLevel.Warning, "Sweep {Sweep} was slow: {ElapsedMs} ms")]
        public static partial void SweepSlow(ILogger logger, string sweep, long elapsedMs);

        [LoggerMessage(1204, LogLevel.Error, "Sweep {Sweep} failed")]
        public static partial void SweepFailed(ILogger logger, Exception exception, string sweep);
    }
}
