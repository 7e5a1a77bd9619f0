using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Hosting;

/// <summary>
/// SQL is told the time, so a node whose clock is wrong would judge lateness wrongly. Each handler compares with the database's
/// clock (asked at most once a second) and stops beyond two seconds. Not under a false or a drill clock.
/// </summary>
internal sealed partial class ClockGuard(Database database, Clocks clocks, ClockGuardOptions options, ILogger<ClockGuard> logger)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);
    private long askedAt;
    private bool agrees = true;

    public async Task<bool> Agrees(CancellationToken ct)
    {
        if (!options.Enabled || (askedAt != 0 && clocks.Machine.GetElapsedTime(askedAt) < AskEvery))
        {
            return agrees;
        }
        askedAt = clocks.Machine.GetTimestamp();
        var theirs = await database.Do(tx => tx.One<DateTimeOffset>(Sql.Clock), ct);
        var apart = (clocks.MachineNow - theirs).Duration();
        if (agrees && apart > Tolerance)
        {
            Log.ClocksDiffer(logger, (long)apart.TotalMilliseconds);
        }
        agrees = apart <= Tolerance;
        return agrees;
    }

    public static class Sql
    {
        // The one place that reads the database's clock: to compare it.
        public const string Clock = "select clock_timestamp()";
    }

    private static partial class Log
    {
        [LoggerMessage(1002, LogLevel.Error, "The clocks of this node and of the database differ by {ElapsedMs} ms: commands and sweeps have stopped")]
        public static partial void ClocksDiffer(ILogger logger, long elapsedMs);
    }
}

internal sealed record ClockGuardOptions(bool Enabled);
