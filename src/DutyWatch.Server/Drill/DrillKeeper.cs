using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Drill;

/// <summary>
/// Keeps a drill honest at any speed. Duty time waits at every due instant until what is due was done, and at the player's next entry until he has done it:
/// a machine that is slow makes a fast drill slower and decides nothing. It writes down how far time has come, and leaves idle stretches out when asked to.
/// </summary>
internal sealed partial class DrillKeeper(Database database, Clocks clocks, DrillParts parts, ILogger<DrillKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMilliseconds(250);

    private readonly DrillClock clock = (DrillClock)clocks.Duty;
    private long writtenAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clocks.Machine);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The clock goes on from what was written, or from the newest event.
            }
            catch (Exception e)
            {
                // Without its keeper time stands at the last barrier: nothing is decided wrongly meanwhile.
                Log.KeeperFailed(logger, e);
                await Task.Delay(AfterFault, clocks.Machine, CancellationToken.None);
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        var state = await database.Do(tx => tx.One<State>(Sql.State), ct);
        var hold = state.HoldAt ?? DateTimeOffset.MaxValue;
        var due = await parts.NextDue(ct);
        var barrier = due < hold ? due : hold;
        var stood = clock.Stands;
        if (state.SkipIdle && barrier < DateTimeOffset.MaxValue && barrier > clocks.Now && await DrillParts.AtRest(database, clocks, ct))
        {
            clock.JumpTo(barrier);
        }
        clock.RunTo(barrier);
        if (stood || clock.Stands)
        {
            parts.LookNow();
        }
        await Write(ct);
    }

    private async Task Write(CancellationToken ct)
    {
        if (writtenAt != 0 && clocks.Machine.GetElapsedTime(writtenAt) < WriteEvery)
        {
            return;
        }
        writtenAt = clocks.Machine.GetTimestamp();
        await database.Do(tx => tx.Execute(Sql.Write, new { now = clocks.Now }), ct);
    }

    private sealed record State(DateTimeOffset? HoldAt, bool SkipIdle);

    public static class Sql
    {
        public const string State = "select hold_at, skip_idle from drill";

        public const string Write = "update drill set stood_at = @now where stood_at < @now";
    }

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Warning, "The drill's clock stands: its keeper failed and tries again")]
        public static partial void KeeperFailed(ILogger logger, Exception exception);
    }
}
