using System.Globalization;
using System.Runtime.InteropServices;

namespace DutyWatch.Postgres.Private;

/// <summary>The processes of the machine, as far as a database needs to know them.</summary>
internal static class ProcessTable
{
    /// <summary>
    /// Who lives in a folder. A dead server that nobody has reaped still has a process id and fools <c>kill(pid, 0)</c>, which is
    /// all PostgreSQL asks; but it has no working folder any more, and every process of a server has the cluster's.
    /// </summary>
    public static IReadOnlyList<int> LivingIn(string folder) =>
    [
        .. from entry in Directory.EnumerateDirectories("/proc")
           let pid = int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out var number) ? number : 0
           where pid > 0 && WorkingFolder(pid) == folder
           select pid,
    ];

    public static void Send(int pid, Signal signal) => _ = Kill(pid, (int)signal);

    private static string? WorkingFolder(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}

/// <summary>What PostgreSQL makes of signals.</summary>
internal enum Signal
{
    /// <summary>Fast shutdown: open transactions are rolled back, everything is written.</summary>
    Interrupt = 2,

    /// <summary>Immediate shutdown: as after a crash, recovered at the next start.</summary>
    Quit = 3,

    Kill = 9,
}
