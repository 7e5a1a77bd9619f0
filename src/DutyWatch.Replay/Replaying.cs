using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DutyWatch.Replay;

/// <summary>The command that `ops/run --replay` starts beside the server.</summary>
internal static class Replaying
{
    private const string Usage = "dutywatch-replay SCRIPT --server URL --data DIR [--until T] [--skip-idle] [--with PID]";
    private const string Prefecture = "513300";
    private const int CannotBePlayed = 2;

    // A program of its own has its own composition root.
#pragma warning disable RS0030
    private static readonly TimeProvider Machine = TimeProvider.System;
#pragma warning restore RS0030

    public static async Task<int> Run(string[] args)
    {
        try
        {
            var order = Order.Of(args) ?? throw new ReplayException(Usage);
            using var stop = new CancellationTokenSource();
            using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, c => { c.Cancel = true; stop.Cancel(); });
            Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
            await Task.WhenAny(Play(order, stop.Token), EndWith(order.With, stop)).Unwrap();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (ReplayException e)
        {
            await Console.Error.WriteLineAsync($"✗ {e.Message}");
            return CannotBePlayed;
        }
    }

    private static async Task Play(Order order, CancellationToken ct)
    {
        var script = Script.Read(order.Script);
        if (order.Until <= script.Start)
        {
            throw new ReplayException($"--until 须晚于 {script.Start:yyyy-MM-ddTHH:mm:ssK} / --until must lie after {script.Start:yyyy-MM-ddTHH:mm:ssK}");
        }
        var keys = await Keys(order.Data, ct);
        var office = new Office(order.Server, Prefecture, unit => keys[unit], Path.Combine(order.Data, "replay"));
        using var room = new Room(office.Server, office.KeyOf(Prefecture));
        await using var player = new Player(script, office, new HeldTime(room, order.SkipIdle, Machine), Console.WriteLine);
        Console.WriteLine($"【演练】 {script.TitleZh} / {script.TitleEn}");
        if (!await player.Play(order.Until, ct))
        {
            Console.WriteLine($"—— 停在 {order.Until:yyyy-MM-ddTHH:mm:ssK}，时钟不走 / stopped there, the clock stands. Ctrl+C ends it");
            return;
        }
        var (_, differences) = await player.Compare(ct);
        Console.WriteLine(differences.Count == 0 ? "—— 演完，与预期一致 / over, all as expected. Ctrl+C ends it" : $"—— 演完，{differences.Count} 处与预期不同 / over, {differences.Count} lines differ:");
        foreach (var line in differences)
        {
            Console.WriteLine($"   {line}");
        }
    }

    /// <summary>The server writes its accounts before it is there.</summary>
    private static async Task<Dictionary<string, string>> Keys(string data, CancellationToken ct)
    {
        var file = Path.Combine(data, "demo-accounts.json");
        while (!File.Exists(file))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), Machine, ct);
        }
        using var accounts = JsonDocument.Parse(await File.ReadAllBytesAsync(file, ct));
        return accounts.RootElement.EnumerateArray()
            .Where(a => a.GetProperty("role").GetString() is "prefecture-officer" or "county-filer")
            .GroupBy(a => a.GetProperty("unitCode").GetString()!)
            .ToDictionary(g => g.Key, g => g.First().GetProperty("apiKey").GetString()!);
    }

    // A server that was killed takes its player with it, so that the next start finds none.
    private static async Task EndWith(int? process, CancellationTokenSource stop)
    {
        while (process is null || IsAlive(process.Value))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), Machine, stop.Token);
        }
        await stop.CancelAsync();
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed record Order(string Script, Uri Server, string Data, DateTimeOffset? Until, bool SkipIdle, int? With)
    {
        public static Order? Of(string[] args)
        {
            string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
            return args is [{ } script, ..] && Uri.TryCreate(Option("--server"), UriKind.Absolute, out var server) && Option("--data") is { } data
                ? new Order(script, server, data, Option("--until") is { } until ? InstantOf(until) : null, args.Contains("--skip-idle"),
                    Option("--with") is { } pid ? int.Parse(pid, CultureInfo.InvariantCulture) : null)
                : null;
        }

        // Without an offset it is Beijing time, as in the scripts.
        private static DateTimeOffset InstantOf(string text) =>
            DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            || DateTimeOffset.TryParseExact(text + "+08:00", ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out at)
                ? at
                : throw new ReplayException($"--until 要写成 2022-09-05T18:00 / --until is written like 2022-09-05T18:00, not {text}");
    }
}
