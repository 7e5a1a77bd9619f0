using System.Diagnostics;
using System.Globalization;
using DutyWatch.Bench.Hub;
using DutyWatch.Bench.Sending;
using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>Forty thousand rows fall due within one second in a server that sends pages all the while: how long until all are stepped, and do the pages notice?</summary>
internal static class CheckInBench
{
    private static readonly TimeSpan Quietly = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private static int CheckIns => Quick.Is ? 4_000 : 40_000;

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        var connection = await ground.NewSite("check_ins");
        await using var source = NpgsqlDataSource.Create(connection);
        var rows = new CheckInRows(source);
        await rows.Fill(CheckIns);
        await using var gateway = await Receipts.Open();
        await using var server = await HubPlace.Server(connection, "all", await Keys.Make(connection, 3), gateway.Url);
        await server.Child.Ask("page");
        await Round(rows);
        var rounds = new List<Times>();
        for (var round = 0; round < Quick.Rounds; round++)
        {
            rounds.Add(await Round(rows));
        }
        var pages = await Pages(server, gateway);
        var seconds = Measure.Median(rounds.Select(r => Stopwatch.GetElapsedTime(r.Due, r.Done).TotalSeconds));
        var before = Measure.Percentile(Within(pages, rounds.Select(r => (r.Start, r.Due))), 0.99);
        var during = Measure.Percentile(Within(pages, rounds.Select(r => (r.Due, r.Done))), 0.99);
        return
        [
            new Figure(
                string.Create(CultureInfo.InvariantCulture, $"{CheckIns:N0} due in one second while pages go out, all stepped"),
                string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"), "–", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"), "≤ 5 s", seconds <= 5),
            new Figure(
                "commit to gateway of the pages meanwhile, p99",
                string.Create(CultureInfo.InvariantCulture, $"{during:0} ms"),
                string.Create(CultureInfo.InvariantCulture, $"the seconds before: {before:0} ms"),
                string.Create(CultureInfo.InvariantCulture, $"{during / before:0.##} ×"),
                "≤ 2 ×",
                during <= 2 * before),
        ];
    }

    // Writing them takes seconds of its own: the quiet seconds are counted after that.
    private static async Task<Times> Round(CheckInRows rows)
    {
        var at = Ground.Clocks.Now + TimeSpan.FromSeconds(Quick.Is ? 15 : 20);
        await rows.FallDue(CheckIns, at);
        await Until(at - Quietly);
        var start = Stopwatch.GetTimestamp();
        await Until(at);
        var due = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(due) < TimeSpan.FromSeconds(1) || !await rows.AreAllStepped())
        {
            await Task.Delay(LookEvery, Ground.Clocks.Machine);
        }
        Quick.Say($"{CheckIns} stepped in {Stopwatch.GetElapsedTime(due).TotalSeconds:0.0} s");
        return new Times(start, due, Stopwatch.GetTimestamp());
    }

    private static Task Until(DateTimeOffset at) => at - Ground.Clocks.Now is var left && left > TimeSpan.Zero
        ? Task.Delay(left, Ground.Clocks.Machine)
        : throw new InvalidOperationException("The rows were not written in time");

    private static async Task<List<(long At, double Milliseconds)>> Pages(HubPlace server, Receipts gateway)
    {
        var committed = (await server.Child.Ask("pages")).Split(' ').Select(p => p.Split('=')).ToDictionary(p => Guid.Parse(p[0]), p => long.Parse(p[1], CultureInfo.InvariantCulture));
        await gateway.WaitFor(committed.Count);
        var receipts = await gateway.Take();
        return [.. committed.Select(c => (c.Value, Stopwatch.GetElapsedTime(c.Value, receipts[c.Key]).TotalMilliseconds))];
    }

    private static IEnumerable<double> Within(List<(long At, double Milliseconds)> pages, IEnumerable<(long From, long To)> windows) =>
        from window in windows
        from page in pages
        where page.At >= window.From && page.At < window.To
        select page.Milliseconds;

    private sealed record Times(long Start, long Due, long Done);
}
