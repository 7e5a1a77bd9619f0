using System.Collections.Concurrent;
using System.Diagnostics;
using DutyWatch.CrashTests.Host;

namespace DutyWatch.CrashTests.Ground;

/// <summary>One life of a struck program: what it says behind the mark is heard, the rest is kept for whoever asks why it failed.</summary>
internal sealed class Child : IDisposable
{
    private const int LinesKept = 400;

    private readonly Process process;
    private readonly ConcurrentQueue<string> kept = new();
    private readonly Action<string> heard;

    private Child(Process process, Action<string> heard)
    {
        this.process = process;
        this.heard = heard;
    }

    public string Said => string.Join('\n', kept);

    /// <param name="heard">What it says behind the mark, without it.</param>
    public static Child Start(IEnumerable<string> verb, IReadOnlyDictionary<string, string> environment, Action<string> heard)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Child).Assembly.Location, StruckServer.Word, .. verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        // One quick compilation is enough for a life of seconds.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var child = new Child(Process.Start(start)!, heard);
        child.process.OutputDataReceived += (_, line) => child.Hear(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    public void Order(string line)
    {
        try
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It died first: whoever waits for its answer hears of that.
        }
    }

    public void Kill() => process.Kill();

    public async Task<int> End()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose() => process.Dispose();

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        kept.Enqueue(line);
        while (kept.Count > LinesKept)
        {
            kept.TryDequeue(out _);
        }
        if (line.IndexOf(Fuse.Mark, StringComparison.Ordinal) is var at and >= 0)
        {
            heard(line[(at + Fuse.Mark.Length)..]);
        }
        else if (line.Contains("http://localhost:", StringComparison.Ordinal))
        {
            heard("open");
        }
    }
}
