using System.Diagnostics;

namespace DutyWatch.Postgres.Private;

/// <summary>One run of the server process, from its fork to its end.</summary>
internal sealed class Postmaster
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FastPatience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<int> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Postmaster()
    {
    }

    /// <summary>Done with the exit code when the process is gone, for whatever reason.</summary>
    public Task<int> Ended => ended.Task;

    public static async Task<Postmaster> Launch(Cluster cluster, ServerLog log, bool durable, TimeProvider machineTime, CancellationToken ct)
    {
        log.MarkStart();
        var server = new Postmaster();
        // The kernel ties "tell me when my parent dies" to the thread that forked: a pool thread may end while we live on.
        new Thread(() => server.Live(cluster, log, durable)) { IsBackground = true, Name = "private PostgreSQL" }.Start();
        try
        {
            await server.WaitUntilReady(cluster, log, machineTime, ct);
            return server;
        }
        catch
        {
            await server.Stop(machineTime);
            throw;
        }
    }

    /// <summary>Fast shutdown; when that hangs, an immediate one, which costs a recovery at the next start and nothing else.</summary>
    public async Task Stop(TimeProvider machineTime)
    {
        var pid = await started.Task;
        foreach (var signal in new[] { Signal.Interrupt, Signal.Quit, Signal.Kill })
        {
            if (!ended.Task.IsCompleted)
            {
                ProcessTable.Send(pid, signal);
                await Task.WhenAny(ended.Task, Task.Delay(FastPatience, machineTime));
            }
        }
    }

    private void Live(Cluster cluster, ServerLog log, bool durable)
    {
        try
        {
            using var process = Process.Start(Command.Describe(Words(cluster, log, durable)))!;
            process.StandardInput.Close();
            started.SetResult(process.Id);
            process.WaitForExit();
            ended.SetResult(process.ExitCode);
        }
        catch (Exception failure)
        {
            started.TrySetException(failure);
            ended.TrySetException(failure);
        }
    }

    /// <summary>Every word of the chain replaces the one before, so the process id stays that of our child.</summary>
    private static IEnumerable<string> Words(Cluster cluster, ServerLog log, bool durable) =>
    [
        "sh", "-c", "umask 077; exec \"$@\" >>\"$0\" 2>&1", log.Path,
        .. cluster.Account.WrapServer([cluster.Binaries.Postgres, "-D", cluster.Folder, .. ServerSettings.Switches(cluster, durable)]),
    ];

    /// <summary>No limit in time: replaying the log after a crash takes as long as it takes, and the process dies if it fails.</summary>
    private async Task WaitUntilReady(Cluster cluster, ServerLog log, TimeProvider machineTime, CancellationToken ct)
    {
        var pid = await started.Task;
        while (PidFile.Read(cluster.LockFile) is not { IsReady: true } file || file.Pid != pid)
        {
            if (ended.Task.IsCompleted)
            {
                throw new PrivatePostgresException($"PostgreSQL 未能启动 / PostgreSQL did not start ({cluster.Folder}): {log.SinceStart()}");
            }
            await Task.Delay(LookAgain, machineTime, ct);
        }
    }
}
