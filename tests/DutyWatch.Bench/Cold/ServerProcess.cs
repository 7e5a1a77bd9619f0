using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DutyWatch.Bench.Cold;

/// <summary>The published server in a process of its own, with a data folder and a port of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new();
    private readonly Process process;
    private readonly int port;
    private readonly long started;

    private ServerProcess(Process process, int port, long started) => (this.process, this.port, this.started) = (process, port, started);

    public static ServerProcess Start(string folder)
    {
        var published = Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") ?? throw new InvalidOperationException("Start this by ops/bench: it builds the server");
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Path.Combine(published, "dutywatch.dll"), "serve", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder])
        {
            start.ArgumentList.Add(word);
        }
        var at = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, port, at);
    }

    /// <summary>Seconds from the start of the process until the console's page came.</summary>
    public async Task<double> FirstPage()
    {
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                var page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"));
                return page.Contains("<div id=\"root\"", StringComparison.Ordinal)
                    ? Stopwatch.GetElapsedTime(started).TotalSeconds
                    : throw new InvalidOperationException("The first page is not the console");
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(LookEvery, Ground.Clocks.Machine);
            }
        }
        throw new TimeoutException("No page came");
    }

    /// <summary>Megabytes of this process that are in memory.</summary>
    public double Memory() => Megabytes(process.Id);

    /// <summary>Megabytes of its PostgreSQL; what the processes share is counted once.</summary>
    public double MemoryOfPostgres() => Descendants(process.Id).Sum(Megabytes);

    public async ValueTask DisposeAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }

    private static double Megabytes(int id) => File.ReadLines($"/proc/{id}/smaps_rollup")
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0);

    // A child belongs to the thread that started it.
    private static IEnumerable<int> Descendants(int id) => Directory.GetDirectories($"/proc/{id}/task")
        .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture))
        .SelectMany(child => Descendants(child).Prepend(child));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
