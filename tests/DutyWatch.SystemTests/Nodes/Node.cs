using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using DutyWatch.Postgres.Private;
using DutyWatch.SystemTests.Ground;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>The real server as a process of its own on a database that it shares: it can be killed, stopped, paused and started again.</summary>
/// <param name="program">The server's dll; null: the one beside these tests.</param>
internal sealed partial class Node(string name, IReadOnlyDictionary<string, string> settings, string? program = null) : IAsyncDisposable
{
    private const Signal Terminate = (Signal)15;
    private const Signal Pause = (Signal)19;
    private const Signal Continue = (Signal)18;
    private static readonly MachineTime Time = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> log = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private TaskCompletionSource<string> address = new();
    private Process? process;

    public string Name => name;

    /// <summary>It said that it is ready and nobody has ended or paused it since: what a proxy would know.</summary>
    public bool IsInService { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>What it logged since the test began, over all its lives.</summary>
    public IReadOnlyCollection<string> Log => log;

    public IEnumerable<string> Errors => log.Where(line => ErrorLine().IsMatch(line));

    /// <summary>Starts it and waits until it says that it is ready; how long that took.</summary>
    public async Task<TimeSpan> Start()
    {
        var started = Time.GetTimestamp();
        address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var description = new ProcessStartInfo("dotnet", [program ?? Path.Combine(AppContext.BaseDirectory, "dutywatch.dll"), "serve"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (setting, value) in settings)
        {
            description.Environment[setting] = value;
        }
        process = Process.Start(description)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(address.Task, process.WaitForExitAsync());
        Assert.True(first == address.Task, $"Node {name} ended before it was there:\n{string.Join('\n', log)}");
        Address = await address.Task;
        await UntilReady(started);
        return Time.GetElapsedTime(started);
    }

    /// <summary>As a power cut does: not a word to it.</summary>
    public async Task Kill()
    {
        IsInService = false;
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>As an operator stops it, and the proxy has heard of it first; its exit code, and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> Stop()
    {
        IsInService = false;
        var asked = Time.GetTimestamp();
        ProcessTable.Send(process!.Id, Terminate);
        await process.WaitForExitAsync();
        var stopped = (process.ExitCode, Time.GetElapsedTime(asked));
        process.Dispose();
        process = null;
        return stopped;
    }

    /// <summary>It holds its connections and locks and does nothing, and does not know of it.</summary>
    public void Freeze()
    {
        IsInService = false;
        ProcessTable.Send(process!.Id, Pause);
    }

    public void Thaw()
    {
        ProcessTable.Send(process!.Id, Continue);
        IsInService = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await Kill();
        }
        http.Dispose();
    }

    private async Task UntilReady(long started)
    {
        while (!await IsReady())
        {
            Assert.True(Time.GetElapsedTime(started) < Patience, $"Node {name} does not get ready:\n{string.Join('\n', log)}");
            await Task.Delay(TimeSpan.FromMilliseconds(25), Time);
        }
        IsInService = true;
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"{Address}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        log.Enqueue(line);
        if (Welcome().Match(line) is { Success: true } welcome)
        {
            address.TrySetResult($"http://127.0.0.1:{welcome.Groups[1].Value}");
        }
    }

    [GeneratedRegex(@"^\s*值守通 DutyWatch\s+http://\S+:(\d+)")]
    private static partial Regex Welcome();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\S+ (ERR|FTL) ")]
    private static partial Regex ErrorLine();
}
