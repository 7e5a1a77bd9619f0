using System.Text;

namespace DutyWatch.Postgres.Private;

/// <summary>PostgreSQL's own log: one file and its predecessor, never more than about two megabytes.</summary>
internal sealed class ServerLog(string path)
{
    private const long Limit = 1024 * 1024;
    private const int TailLength = 2000;

    private long begin;

    public string Path => path;

    /// <summary>The server appends, so the file may be emptied under its hands.</summary>
    public void Trim()
    {
        if (!File.Exists(path) || new FileInfo(path).Length <= Limit)
        {
            return;
        }
        File.Copy(path, path + ".old", overwrite: true);
        using var emptied = new FileStream(path, FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite);
    }

    public void MarkStart()
    {
        Trim();
        begin = File.Exists(path) ? new FileInfo(path).Length : 0;
    }

    /// <summary>The last of what was said since the start, for the message of one that failed.</summary>
    public string SinceStart()
    {
        if (!File.Exists(path))
        {
            return "";
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = Math.Max(Math.Min(begin, file.Length), file.Length - TailLength);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }
}
