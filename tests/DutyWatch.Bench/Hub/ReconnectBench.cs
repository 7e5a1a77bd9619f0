using System.Diagnostics;
using System.Globalization;
using DutyWatch.Bench.Sending;

namespace DutyWatch.Bench.Hub;

/// <summary>
/// Every console loses its connection at once, events are committed meanwhile, and all come back and resume from their cursors while
/// pages go out. Three of a hundred are the prefecture's, the others sit in its counties and townships. Back is who was told
/// everything that it missed.
/// </summary>
internal static class ReconnectBench
{
    private const int Missed = 50;
    private const string LastMissed = "\"subjectVersion\":50,";

    private static int Consoles => Quick.Is ? 1000 : 10_000;

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var gateway = await Receipts.Open();
        await using var server = await HubPlace.Server(ground, "reconnect", watchRooms: 3, gateway.Url);
        var (back, pages) = (new List<double>(), new List<double>());
        await server.Child.Ask("page");
        for (var round = 0; round < Math.Min(3, Quick.Rounds); round++)
        {
            back.Add(await Round(server));
        }
        var committed = (await server.Child.Ask("pages")).Split(' ').Select(p => p.Split('=')).ToDictionary(p => Guid.Parse(p[0]), p => long.Parse(p[1], CultureInfo.InvariantCulture));
        await gateway.WaitFor(committed.Count);
        var receipts = await gateway.Take();
        pages.AddRange(committed.Select(c => Stopwatch.GetElapsedTime(c.Value, receipts[c.Key]).TotalMilliseconds));
        var (seconds, p99) = (Measure.Median(back), Measure.Percentile(pages, 0.99) / 1000);
        return
        [
            new Figure(
                string.Create(CultureInfo.InvariantCulture, $"{Consoles:N0} consoles reconnect and resume"),
                string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"), "–", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"), "≤ 30 s", seconds <= 30),
            new Figure(
                "commit to gateway meanwhile, p99",
                string.Create(CultureInfo.InvariantCulture, $"{p99:0.###} s"), "–", string.Create(CultureInfo.InvariantCulture, $"{p99:0.###} s"), "≤ 5 s", p99 <= 5),
        ];
    }

    private static async Task<double> Round(HubPlace server)
    {
        string cursor;
        using (var before = new Storm(Consoles, server.Port, server.Path, server.Keys, new Ears().Hear))
        {
            await before.Connect(follows: true, after: null);
            cursor = await server.Child.Ask("cursor");
        }
        await server.Child.Ask(string.Create(CultureInfo.InvariantCulture, $"tell-all {Missed}"));
        var ears = new Ears();
        using var after = new Storm(Consoles, server.Port, server.Path, server.Keys, ears.Hear);
        var all = ears.Expect(Consoles, LastMissed);
        var started = Stopwatch.GetTimestamp();
        await after.Connect(follows: true, cursor);
        var last = await all.WaitAsync(TimeSpan.FromMinutes(2), Ground.Clocks.Machine);
        Quick.Say($"{Consoles} back in {Stopwatch.GetElapsedTime(started, last).TotalSeconds:0.0} s");
        return Stopwatch.GetElapsedTime(started, last).TotalSeconds;
    }
}
