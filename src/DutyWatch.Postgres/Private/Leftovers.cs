using System.Globalization;

namespace DutyWatch.Postgres.Private;

/// <summary>
/// What a killed run left: a server still shutting down, its orphans, or lock files of the dead. It is replaced, not adopted:
/// only a server that we start ourselves dies with us. Called under the data folder's lock, so nobody living is meant.
/// </summary>
internal static class Leftovers
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    /// <summary>Each signal is given its time before the next; orphans of a killed server listen to the second at the latest.</summary>
    private static readonly (Signal Signal, TimeSpan Patience)[] Ladder =
    [
        (Signal.Interrupt, TimeSpan.FromSeconds(20)),
        (Signal.Quit, TimeSpan.FromSeconds(10)),
        (Signal.Kill, TimeSpan.FromSeconds(10)),
    ];

    public static async Task<bool> Clear(Cluster cluster, TimeProvider machineTime, CancellationToken ct)
    {
        var found = ProcessTable.LivingIn(cluster.Folder).Count > 0 || File.Exists(cluster.LockFile);
        foreach (var (signal, patience) in Ladder)
        {
            await SignalUntilGone(cluster, signal, patience, machineTime, ct);
        }
        if (ProcessTable.LivingIn(cluster.Folder) is [var stubborn, ..])
        {
            throw new PrivatePostgresException($"{cluster.Folder} 仍被进程 {stubborn} 占用 / {cluster.Folder} is still held by process {stubborn}");
        }
        DeleteLocks(cluster);
        return found;
    }

    private static async Task SignalUntilGone(Cluster cluster, Signal signal, TimeSpan patience, TimeProvider machineTime, CancellationToken ct)
    {
        var since = machineTime.GetTimestamp();
        var told = new HashSet<int>();
        while (ProcessTable.LivingIn(cluster.Folder) is { Count: > 0 } living && machineTime.GetElapsedTime(since) < patience)
        {
            // A living server shuts its own children down; interrupting them too would only cancel their queries.
            var server = ServerAmong(living, cluster);
            foreach (var pid in server is null ? living : [server.Value])
            {
                if (told.Add(pid))
                {
                    ProcessTable.Send(pid, server is null && signal == Signal.Interrupt ? Signal.Quit : signal);
                }
            }
            await Task.Delay(LookAgain, machineTime, ct);
        }
    }

    private static int? ServerAmong(IReadOnlyList<int> living, Cluster cluster) =>
        PidFile.Read(cluster.LockFile) is { } file && living.Contains(file.Pid) ? file.Pid : null;

    /// <summary>PostgreSQL would refuse both where nobody reaps the dead, or where their id was given to another process.</summary>
    private static void DeleteLocks(Cluster cluster)
    {
        File.Delete(cluster.LockFile);
        foreach (var socket in Directory.EnumerateFiles(cluster.SocketFolder, ".s.PGSQL.*"))
        {
            File.Delete(socket);
        }
    }
}

/// <summary>The lines of postmaster.pid that matter.</summary>
internal sealed record PidFile(int Pid, string Status)
{
    private const int StatusLine = 7;

    public bool IsReady => Status == "ready";

    public static PidFile? Read(string path)
    {
        try
        {
            var lines = File.ReadAllLines(path);
            return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                ? new PidFile(pid, lines.ElementAtOrDefault(StatusLine)?.Trim() ?? "")
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
