using System.Collections.Concurrent;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Sweeps;
using Quartz;

namespace DutyWatch.Server.Sweeps;

/// <summary>
/// The only type that mentions Quartz. It decides when to look; the tables decide what is due. Each sweep has one trigger at its nearest due
/// instant, planned anew after every look and whenever a commit may have moved it; a monotonic timer looks every second anyway, because
/// Quartz fires nothing for as long as a wall clock was set back.
/// </summary>
internal sealed partial class AlarmClock(IEnumerable<ISweep> sweeps, SweepRunner runner, ISchedulerFactory schedulers, WakeUps wakeUps, Clocks clocks, ILogger<AlarmClock> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterSkip = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ClocksPart = TimeSpan.FromSeconds(2);

    // Quartz makes its jobs itself and hands them nothing but a key.
    private static readonly ConcurrentDictionary<string, Hint> Alarms = new();

    private readonly string node = Ids.New(clocks.MachineNow).ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        var hints = sweeps.ToDictionary(s => s, s => Alarms.GetOrAdd(KeyOf(s), _ => new Hint()));
        await Task.WhenAll([.. sweeps.Select(s => Run(s, hints[s], scheduler, stoppingToken)), PassOn(hints.Values, stoppingToken)]);
    }

    private async Task Run(ISweep sweep, Hint alarm, IScheduler scheduler, CancellationToken ct)
    {
        var job = JobBuilder.Create<Ring>().WithIdentity(KeyOf(sweep)).StoreDurably().Build();
        await scheduler.AddJob(job, cancellationToken: ct);
        while (!ct.IsCancellationRequested)
        {
            var before = (Wall: clocks.MachineNow, Monotonic: clocks.Machine.GetTimestamp());
            var counts = await runner.Look(sweep, ct);
            await Plan(sweep, scheduler, ct);
            await alarm.Wait(counts.Skipped > 0 ? AfterSkip : LookEvery, clocks.Machine, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            WarnIfClocksPart(before.Wall, before.Monotonic);
        }
    }

    private async Task Plan(ISweep sweep, IScheduler scheduler, CancellationToken ct)
    {
        if (await runner.NextDue(sweep, ct) is not { } due || Until(sweep, due) is not { } left)
        {
            return;
        }
        var trigger = TriggerBuilder.Create()
            .WithIdentity(KeyOf(sweep))
            .ForJob(KeyOf(sweep))
            .StartAt(clocks.MachineNow + left)
            .Build();
        await scheduler.ScheduleJob(trigger, new ScheduleJobOptions { Replace = true }, ct);
    }

    // A drill that stands before an instant will not reach it by waiting: whoever moves it on gives a hint.
    private TimeSpan? Until(ISweep sweep, DateTimeOffset due) =>
        !sweep.OnMachineTime ? clocks.MachineUntil(due)
        : due > clocks.MachineNow ? due - clocks.MachineNow
        : TimeSpan.Zero;

    private async Task PassOn(IEnumerable<Hint> alarms, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (await wakeUps.Sweeps.Wait(LookEvery, clocks.Machine, ct))
            {
                foreach (var alarm in alarms)
                {
                    alarm.Give();
                }
            }
        }
    }

    private void WarnIfClocksPart(DateTimeOffset wall, long monotonic)
    {
        var apart = (clocks.MachineNow - wall - clocks.Machine.GetElapsedTime(monotonic)).Duration();
        if (apart > ClocksPart)
        {
            Log.ClockWasSet(logger, (long)apart.TotalMilliseconds);
        }
    }

    private string KeyOf(ISweep sweep) => $"{node}:{sweep.Name}";

    private sealed class Ring : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            Alarms[context.JobDetail.Key.Name].Give();
            return ValueTask.CompletedTask;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "The wall clock was set by {ElapsedMs} ms; every trigger was planned anew")]
        public static partial void ClockWasSet(ILogger logger, long elapsedMs);
    }
}
