using System.Diagnostics;
using System.Globalization;
using DutyWatch.Server.Escalations;
using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>A thousand deadlines in one instant: our sweep, the same SQL sent alone, and Quartz with a stored trigger for each.</summary>
internal static class DueBench
{
    private const int Due = 1000;

    private static readonly int[] Open = [100_000, 1_000_000];

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        var figures = new List<Figure>();
        var ours = new List<double>();
        foreach (var open in Quick.Is ? Open[..1] : Open)
        {
            var taken = await Take(ground, open);
            ours.Add(taken["ours"]);
            figures.Add(Compare(open, taken["ours"], "the same SQL alone", taken["alone"], "≤ 3 ×", taken["ours"] <= 3 * taken["alone"]));
            if (taken.TryGetValue("quartz", out var quartz))
            {
                figures.Add(Compare(open, taken["ours"], "Quartz AdoJobStore, 10 threads, a job that counts", quartz, "≤ 0.1 ×", taken["ours"] <= 0.1 * quartz));
                figures.Add(Compare(open, taken["silent"], "the same Quartz; ours step and tell the desks, and text nobody", quartz, "≤ 0.1 ×", taken["silent"] <= 0.1 * quartz));
            }
        }
        if (ours.Count == 2)
        {
            figures.Add(Compare(Open[1], ours[1], "ours at 100,000", ours[0], "≤ 1.5 ×", ours[1] <= 1.5 * ours[0]));
        }
        return figures;
    }

    private static async Task<Dictionary<string, double>> Take(Ground ground, int open)
    {
        var connection = await ground.NewSite(string.Create(CultureInfo.InvariantCulture, $"due_{open}"));
        await using var source = NpgsqlDataSource.Create(connection);
        var rows = new DueRows(source);
        await rows.Fill(Due, open);
        var trips = await Record(connection, rows);
        await using var room = await WatchRoom.Open(NpgsqlDataSource.Create(connection));
        await DropIndexIfAsked(source);
        var contenders = new Dictionary<string, Func<Task<double>>>
        {
            ["ours"] = () => Timed(rows, () => room.Sweep("escalations").RunOnce(DueRows.At, CancellationToken.None)),
            ["silent"] = () => Timed(rows, () => room.Sweep("escalations").RunOnce(DueRows.At, CancellationToken.None), silent: true),
            ["alone"] = () => Timed(rows, () => Replay.Run(source, trips, s => s.Sql is EscalationSweep.Sql.Candidates or EscalationSweep.Sql.LockIncidents)),
        };
        if (open == Open[0])
        {
            await using var quartz = await QuartzDue.Open(await ground.NewDatabase("due_quartz"), Due, open);
            contenders["quartz"] = quartz.Round;
            return await Warmed(contenders);
        }
        return await Warmed(contenders);
    }

    private static async Task<Dictionary<string, double>> Warmed(Dictionary<string, Func<Task<double>>> contenders)
    {
        await Measure.Interleaved(contenders, 1);
        return await Measure.Interleaved(contenders, Quick.Rounds);
    }

    private static async Task<List<Trip>> Record(string connection, DueRows rows)
    {
        using var recorder = new Recorder();
        await using var room = await WatchRoom.Open(recorder.Open(connection));
        await rows.Reset();
        await room.Get<Server.Rules.RuleBook>().Current(CancellationToken.None);
        recorder.Take();
        await room.Sweep("escalations").RunOnce(DueRows.At, CancellationToken.None);
        return recorder.Take();
    }

    private static async Task<double> Timed(DueRows rows, Func<Task> step, bool silent = false)
    {
        await rows.Reset(silent);
        var started = Stopwatch.GetTimestamp();
        await step();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var stepped = await rows.Stepped();
        Quick.Say($"{stepped} stepped in {elapsed:0} ms");
        return stepped == Due ? elapsed : throw new InvalidOperationException($"{stepped} of {Due} were stepped");
    }

    // A planted fault: without the index of what is next the sweep reads every open obligation, and the figure must turn red.
    private static async Task DropIndexIfAsked(NpgsqlDataSource source)
    {
        if (Environment.GetEnvironmentVariable("DUTYWATCH_BENCH_FAULT") == "no-index")
        {
            await using var drop = source.CreateCommand("drop index obligation_next");
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static Figure Compare(int open, double ours, string rival, double theirs, string reach, bool isReached) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Due:N0} due in one instant, {open:N0} more open"),
        string.Create(CultureInfo.InvariantCulture, $"{ours:0} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{rival}: {theirs:0} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{ours / theirs:0.##} ×"),
        reach,
        isReached);
}
