using System.Globalization;
using DutyWatch.Alerts;

namespace DutyWatch.Bench.Sending;

/// <summary>From the commit that decided it to the gateway's receipt of the whole text: a steady hundred a second, and a thousand at once.</summary>
internal static class AlertingBench
{
    private const int PerSecond = 100;
    private const int Seconds = 3;
    private const int Burst = 1000;
    private const int BurstBatch = 500;

    private static readonly string[] Graphiles = ["graphile-worker", "graphile-worker, tuned"];

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var gateway = await Receipts.Open();
        var contenders = new Dictionary<string, IContender>
        {
            ["ours"] = await Ours.Open(ground, gateway, "alerting"),
            ["raw"] = await Raw.Open(ground, gateway, "alerting"),
            ["poll"] = await PollLoop.Open(ground, gateway, "alerting"),
            [Graphiles[0]] = await Graphile.Open(ground, gateway, "alerting", 1),
            [Graphiles[1]] = await Graphile.Open(ground, gateway, "alerting", 24),
        };
        try
        {
            await Taken(contenders, gateway, Steady, rounds: 1);
            var steady = await Taken(contenders, gateway, Steady, Quick.Rounds);
            var burst = await Taken(contenders, gateway, AtOnce, Quick.Rounds);
            return [.. SteadyFigures(steady), .. BurstFigures(burst)];
        }
        finally
        {
            foreach (var contender in contenders.Values)
            {
                await contender.DisposeAsync();
            }
        }
    }

    // Each in turn, round after round; of each round its p50 and p99, and of those the medians.
    private static async Task<Dictionary<string, Percentiles>> Taken(Dictionary<string, IContender> contenders, Receipts gateway, Func<IContender, Task<int>> load, int rounds)
    {
        var taken = contenders.Keys.ToDictionary(name => name, _ => new List<Percentiles>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, contender) in contenders)
            {
                var count = await load(contender);
                await gateway.WaitFor(count);
                var latencies = await contender.Office.Latencies(await gateway.Take());
                taken[name].Add(new Percentiles(Measure.Median(latencies), Measure.Percentile(latencies, 0.99)));
            }
        }
        return taken.ToDictionary(t => t.Key, t => new Percentiles(Measure.Median(t.Value.Select(p => p.P50)), Measure.Median(t.Value.Select(p => p.P99))));
    }

    private static async Task<int> Steady(IContender contender)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond), Ground.Clocks.Machine);
        var raising = new List<Task>();
        while (raising.Count < PerSecond * Seconds && await timer.WaitForNextTickAsync())
        {
            raising.Add(contender.Raise(Lane.Page, 1));
        }
        await Task.WhenAll(raising);
        return raising.Count;
    }

    // As a sweep would commit it: set-based, in batches.
    private static async Task<int> AtOnce(IContender contender)
    {
        for (var done = 0; done < Burst; done += BurstBatch)
        {
            await contender.Raise(Lane.Page, BurstBatch);
        }
        return Burst;
    }

    private static IEnumerable<Figure> SteadyFigures(Dictionary<string, Percentiles> taken)
    {
        var (ours, raw, poll) = (taken["ours"], taken["raw"], taken["poll"]);
        yield return Compare($"commit to gateway, {PerSecond}/s, p50", ours.P50, "signal and POST in one process", raw.P50, 3);
        yield return Compare($"commit to gateway, {PerSecond}/s, p99", ours.P99, Better(taken), taken[Better(taken)].P99, 1);
        yield return Compare($"commit to gateway, {PerSecond}/s, p50", ours.P50, "a look every second", poll.P50, 1);
    }

    private static IEnumerable<Figure> BurstFigures(Dictionary<string, Percentiles> taken)
    {
        var (ours, better) = (taken["ours"], Better(taken));
        yield return Compare(string.Create(CultureInfo.InvariantCulture, $"commit to gateway, burst of {Burst:N0}, p99"), ours.P99, better, taken[better].P99, 0.5);
        yield return Compare(string.Create(CultureInfo.InvariantCulture, $"commit to gateway, burst of {Burst:N0}, p99"), ours.P99, "a look every second", taken["poll"].P99, 1);
    }

    private static string Better(Dictionary<string, Percentiles> taken) => Graphiles.MinBy(name => taken[name].P99)!;

    private static Figure Compare(string name, double ours, string rival, double theirs, double atMost) => new(
        name,
        string.Create(CultureInfo.InvariantCulture, $"{ours:0.##} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{rival}: {theirs:0.##} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{ours / theirs:0.##} ×"),
        string.Create(CultureInfo.InvariantCulture, $"≤ {atMost} ×"),
        ours <= atMost * theirs);

    private sealed record Percentiles(double P50, double P99);
}
