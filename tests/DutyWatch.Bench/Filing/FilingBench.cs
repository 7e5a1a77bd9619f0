using System.Diagnostics;
using System.Globalization;
using DutyWatch.Bench.Hub;
using Npgsql;

namespace DutyWatch.Bench.Filing;

/// <summary>
/// Thirty-two filers at the hub of a server that does nothing else, against pgbench, which sends the statements that our own code sent for
/// such an incident, on as many connections to the same database. Nothing notifies on either side.
/// </summary>
internal static class FilingBench
{
    public const int Filers = 32;

    private static int Seconds => Quick.Is ? 3 : 10;

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        var connection = await ground.NewSite("filing");
        await using var source = NpgsqlDataSource.Create(connection);
        var script = await Recording.Take(connection);
        await using var hub = await HubPlace.Server(connection, "web", await FilerKeys.Make(source, Filers));
        var filers = Enumerable.Range(0, Filers).Select(n => new Filer(n)).ToList();
        await Task.WhenAll(filers.Select((filer, n) => filer.Connect(hub, n)));
        var contenders = new Dictionary<string, Func<Task<double>>>
        {
            ["ours"] = () => Ours(filers, source),
            ["pgbench"] = () => Pgbench(connection, source, script.Write(pipelined: false)),
            ["pipelined"] = () => Pgbench(connection, source, script.Write(pipelined: true)),
        };
        await Measure.Interleaved(contenders, 1);
        var taken = await Measure.Interleaved(contenders, Quick.Rounds);
        filers.ForEach(filer => filer.Dispose());
        return
        [
            Compare(taken["ours"], "pgbench, the same statements one by one", taken["pgbench"]),
            Compare(taken["ours"], "pgbench, the same statements in our batches", taken["pipelined"]),
        ];
    }

    private static async Task<double> Ours(List<Filer> filers, NpgsqlDataSource source)
    {
        await FilerKeys.FreeCodes(source);
        var started = Stopwatch.GetTimestamp();
        var accepted = await Task.WhenAll(filers.Select(filer => filer.FileUntil(() => Stopwatch.GetElapsedTime(started).TotalSeconds >= Seconds)));
        var rate = accepted.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
        Quick.Say($"ours: {rate:0}/s");
        return rate;
    }

    private static async Task<double> Pgbench(string connection, NpgsqlDataSource source, string script)
    {
        await FilerKeys.FreeCodes(source);
        var rate = await PgBench.Run(connection, script, Filers, Seconds);
        Quick.Say($"pgbench: {rate:0}/s");
        return rate;
    }

    private static Figure Compare(double ours, string rival, double theirs) => new(
        string.Create(CultureInfo.InvariantCulture, $"reports filed a second through the hub, {Filers} filers"),
        string.Create(CultureInfo.InvariantCulture, $"{ours:N0}/s"),
        string.Create(CultureInfo.InvariantCulture, $"{rival}: {theirs:N0}/s"),
        string.Create(CultureInfo.InvariantCulture, $"{ours / theirs:0.##} ×"),
        "≥ 0.5 × (aim 0.7)",
        ours >= 0.5 * theirs);
}
