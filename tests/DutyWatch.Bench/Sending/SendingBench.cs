using System.Diagnostics;
using System.Globalization;
using DutyWatch.Alerts;

namespace DutyWatch.Bench.Sending;

/// <summary>How many texts a second leave when thousands wait: from the commit of all of them to the receipt of the last.</summary>
internal static class SendingBench
{
    private const int Queued = 5000;
    // A rival that takes one at a time needs not be watched for a minute to know its rate.
    private const int QueuedForOneByOne = 1000;

    private static readonly string[] Graphiles = ["graphile-worker", "graphile-worker, 24 at once", "graphile-worker, 24 at once, batched"];

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var gateway = await Receipts.Open();
        var contenders = new Dictionary<string, IContender>
        {
            ["ours"] = await Ours.Open(ground, gateway, "sending"),
            [Graphiles[0]] = await Graphile.Open(ground, gateway, "sending", 1),
            [Graphiles[1]] = await Graphile.Open(ground, gateway, "sending", 24),
            [Graphiles[2]] = await Graphile.Open(ground, gateway, "sending", 24, batched: true),
        };
        try
        {
            var runs = contenders.ToDictionary(c => c.Key, c => (Func<Task<double>>)(() => Rate(c.Value, gateway, c.Key == Graphiles[0] ? QueuedForOneByOne : Queued)));
            await Measure.Interleaved(runs, 1);
            var rates = await Measure.Interleaved(runs, Quick.Rounds);
            return [.. Graphiles.Select(rival => Compare(rates["ours"], rival, rates[rival]))];
        }
        finally
        {
            foreach (var contender in contenders.Values)
            {
                await contender.DisposeAsync();
            }
        }
    }

    private static async Task<double> Rate(IContender contender, Receipts gateway, int count)
    {
        await contender.Raise(Lane.Broadcast, count);
        var started = Stopwatch.GetTimestamp();
        await gateway.WaitFor(count);
        var receipts = await gateway.Take();
        await contender.Office.Latencies(receipts);
        Quick.Say($"{count} texts in {Stopwatch.GetElapsedTime(started, receipts.Values.Max()).TotalMilliseconds:0} ms");
        return count / Stopwatch.GetElapsedTime(started, receipts.Values.Max()).TotalSeconds;
    }

    private static Figure Compare(double ours, string rival, double theirs) => new(
        "texts a second while thousands wait",
        string.Create(CultureInfo.InvariantCulture, $"{ours:N0}/s"),
        string.Create(CultureInfo.InvariantCulture, $"{rival}: {theirs:N0}/s"),
        string.Create(CultureInfo.InvariantCulture, $"{ours / theirs:0.##} ×"),
        "≥ 3 ×",
        ours >= 3 * theirs);
}
