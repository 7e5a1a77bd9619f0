using System.Globalization;

namespace DutyWatch.Postgres.Private;

/// <summary>
/// One DutyWatch to a data folder. The kernel holds the lock for as long as the process lives, so a killed one frees it by
/// dying: nothing to clean up and no process id to believe in. The id in the file beside it is only for the message.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream held;
    private readonly string pidFile;

    private DataFolderLock(FileStream held, string pidFile)
    {
        this.held = held;
        this.pidFile = pidFile;
    }

    public static DataFolderLock Take(string folder, string shownFolder)
    {
        var pidFile = Path.Combine(folder, "dutywatch.pid");
        try
        {
            var held = new FileStream(Path.Combine(folder, "dutywatch.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.Delete(pidFile);
            File.WriteAllText(pidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolderLock(held, pidFile);
        }
        catch (UnauthorizedAccessException foreign)
        {
            throw new PrivatePostgresException(
                $"{shownFolder} 属于另一个用户：请以该用户或 root 启动，或另选文件夹 / "
                + $"{shownFolder} belongs to another user: start as that user or as root, or choose another folder",
                foreign);
        }
        catch (IOException busy) when (busy is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new DataFolderInUseException(shownFolder, ReadPid(pidFile), busy);
        }
    }

    public void Dispose()
    {
        if (held.CanWrite)
        {
            File.Delete(pidFile);
            held.Dispose();
        }
    }

    private static string ReadPid(string pidFile)
    {
        try
        {
            return File.ReadAllText(pidFile);
        }
        catch (IOException)
        {
            return "?";
        }
    }
}
