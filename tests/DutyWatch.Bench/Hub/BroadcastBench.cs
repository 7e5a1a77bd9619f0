using System.Diagnostics;
using System.Globalization;

namespace DutyWatch.Bench.Hub;

/// <summary>From the commit of an event to the last of many consoles that follow, against a bare hub that sends the same bytes to all.</summary>
internal static class BroadcastBench
{
    private const int EventsARound = 10;

    private static readonly int[] Sizes = [500, 1000, 5000];

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var server = await HubPlace.Server(ground, "broadcast", watchRooms: 100);
        await using var bare = await HubPlace.Bare();
        var figures = new List<Figure>();
        foreach (var size in Quick.Is ? Sizes[..2] : Sizes)
        {
            figures.Add(await Compare(server, bare, size));
        }
        return figures;
    }

    private static async Task<Figure> Compare(HubPlace server, HubPlace bare, int size)
    {
        var (ours, theirs) = (new Ears(), new Ears());
        using var followers = new Storm(size, server.Port, server.Path, server.Keys, ours.Hear);
        using var listeners = new Storm(size, bare.Port, bare.Path, bare.Keys, theirs.Hear);
        var following = ours.ExpectAnswers(size);
        await followers.Connect(follows: true, after: null);
        await following.WaitAsync(TimeSpan.FromMinutes(1), Ground.Clocks.Machine);
        await listeners.Connect(follows: false, after: null);
        var runs = new Dictionary<string, Func<Task<double>>> { ["ours"] = () => Round(server, ours, size), ["bare"] = () => Round(bare, theirs, size) };
        await Measure.Interleaved(runs, 1);
        var taken = await Measure.Interleaved(runs, Quick.Rounds);
        return new Figure(
            string.Create(CultureInfo.InvariantCulture, $"event to the last of {size:N0} consoles"),
            string.Create(CultureInfo.InvariantCulture, $"{taken["ours"]:0.#} ms"),
            string.Create(CultureInfo.InvariantCulture, $"bare SignalR broadcast: {taken["bare"]:0.#} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{taken["ours"] / taken["bare"]:0.##} ×"),
            "≤ 1.5 ×",
            taken["ours"] <= 1.5 * taken["bare"]);
    }

    // One after another, each heard by all before the next; the round's figure is their median.
    private static async Task<double> Round(HubPlace hub, Ears ears, int size)
    {
        var times = new List<double>();
        for (var i = 0; i < EventsARound; i++)
        {
            var last = ears.Expect(size);
            var committed = long.Parse(await hub.Child.Ask("tell 1"), CultureInfo.InvariantCulture);
            times.Add(Stopwatch.GetElapsedTime(committed, await last.WaitAsync(TimeSpan.FromSeconds(30), Ground.Clocks.Machine)).TotalMilliseconds);
        }
        return Measure.Median(times);
    }
}
