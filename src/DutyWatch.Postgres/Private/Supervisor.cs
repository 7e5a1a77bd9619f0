using Microsoft.Extensions.Logging;

namespace DutyWatch.Postgres.Private;

/// <summary>Keeps the server of one cluster running until told to stop: a duty room without its database is blind.</summary>
internal sealed partial class Supervisor(Cluster cluster, bool durable, TimeProvider machineTime, ILogger logger)
{
    private static readonly TimeSpan BeforeRestart = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenTrims = TimeSpan.FromMinutes(10);

    private readonly ServerLog log = new(cluster.LogFile);

    /// <summary>Starts the server, then returns its life: a task that ends when <paramref name="stopping"/> was heard and the server is down.</summary>
    public async Task<Task> Start(CancellationToken stopping, CancellationToken ct) => Live(await Launch(ct), stopping);

    private async Task Live(Postmaster current, CancellationToken stopping)
    {
        await using var trimming = machineTime.CreateTimer(_ => log.Trim(), null, BetweenTrims, BetweenTrims);
        var told = Task.Delay(Timeout.InfiniteTimeSpan, machineTime, stopping);
        while (await Task.WhenAny(current.Ended, told) != told)
        {
            Log.Died(logger);
            current = await LaunchAgain(stopping) ?? current;
        }
        await current.Stop(machineTime);
        cluster.RemoveSocketFolder();
    }

    private async Task<Postmaster?> LaunchAgain(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(BeforeRestart, machineTime, stopping);
            return await Launch(stopping);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception failed)
        {
            Log.NotStartedAgain(logger, failed);
            return null;
        }
    }

    private async Task<Postmaster> Launch(CancellationToken ct)
    {
        var since = machineTime.GetTimestamp();
        if (await Leftovers.Clear(cluster, machineTime, ct))
        {
            Log.ClearedLeftovers(logger, cluster.Folder);
        }
        var postmaster = await Postmaster.Launch(cluster, log, durable, machineTime, ct);
        Log.Started(logger, cluster.Binaries.Major, cluster.Folder, cluster.Account.Name, (long)machineTime.GetElapsedTime(since).TotalMilliseconds);
        return postmaster;
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Information, "Private PostgreSQL {Major} started in {Folder} as {Account} after {ElapsedMs} ms")]
        public static partial void Started(ILogger logger, int major, string folder, string account, long elapsedMs);

        [LoggerMessage(1102, LogLevel.Warning, "Private PostgreSQL had been left by a killed run in {Folder} and was cleared away")]
        public static partial void ClearedLeftovers(ILogger logger, string folder);

        [LoggerMessage(1103, LogLevel.Warning, "Private PostgreSQL ended without being told and is started again")]
        public static partial void Died(ILogger logger);

        [LoggerMessage(1104, LogLevel.Warning, "Private PostgreSQL could not be started again, next try follows")]
        public static partial void NotStartedAgain(ILogger logger, Exception failed);
    }
}
