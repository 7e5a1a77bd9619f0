using System.Collections.Concurrent;
using System.Globalization;
using DutyWatch.CrashTests.Cases;
using DutyWatch.CrashTests.Check;
using DutyWatch.CrashTests.Ground;

namespace DutyWatch.CrashTests;

/// <summary>
/// Real servers on a real, durable PostgreSQL, struck at named points. `DUTYWATCH_SEED=n` draws another sample, `DUTYWATCH_LONG=1` lives through all,
/// `DUTYWATCH_CRASH="one poster.sent kill 2 deaf; two lead.saved throw 1"` through these.
/// </summary>
public sealed class WhereverItDies(ITestOutputHelper output)
{
    // After so many the next ones get a fresh site: ladders of old incidents would begin to climb.
    private const int CasesOfLane = 20;

    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    private static readonly string Book = Path.Combine(Artifacts, "crash.txt");

    private readonly Lock writing = new();
    private readonly ConcurrentBag<(CrashCase Case, Verdict Verdict)> verdicts = [];

    [Fact]
    public async Task Nothing_is_lost_unsent_or_repeated_without_a_mark()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("DUTYWATCH_SEED") is { Length: > 0 } text ? text : "1", CultureInfo.InvariantCulture);
        var isLong = Environment.GetEnvironmentVariable("DUTYWATCH_LONG") == "1";
        var cases = Environment.GetEnvironmentVariable("DUTYWATCH_CRASH") is { Length: > 0 } one ? [.. one.Split(';', StringSplitOptions.TrimEntries).Select(CrashCase.Parse)] : isLong ? Draw.Long(seed) : Draw.Sample(seed);
        var since = Site.Time.GetTimestamp();
        File.Delete(Book);

        await Task.WhenAll(cases.GroupBy(c => c.Two).Select(g => Run(g.Key, [.. g])));

        var total = verdicts.Aggregate(Counts.None, (sum, v) => sum + v.Verdict.Counts);
        var red = verdicts.Where(v => !v.Verdict.IsGreen).ToList();
        Say($"seed {seed}: {verdicts.Count} strikes at {verdicts.Select(v => v.Case.Point.Name).Distinct().Count()} points in {Site.Time.GetElapsedTime(since).TotalMinutes:F1} min, {red.Count} red");
        Say($"{total}");
        Assert.Empty(red.Select(r => $"DUTYWATCH_CRASH=\"{r.Case}\": {string.Join("; ", r.Verdict.Wrong.Take(5))}"));
        Assert.Equal(cases.Count, verdicts.Count);
    }

    private async Task Run(bool two, List<CrashCase> cases)
    {
        await using var ground = await Ground.Ground.Open();
        var waiting = new Queue<CrashCase>(cases);
        while (waiting.Count > 0)
        {
            await using var lane = await Lane.Open(ground, two);
            var isGreen = true;
            for (var n = 0; n < CasesOfLane && isGreen && waiting.TryDequeue(out var one); n++)
            {
                isGreen = await Live(lane, one);
            }
        }
    }

    private async Task<bool> Live(Lane lane, CrashCase one)
    {
        var since = Site.Time.GetTimestamp();
        var verdict = await lane.Live(one);
        verdicts.Add((one, verdict));
        Say($"{one,-44} {verdict.Counts}  {Site.Time.GetElapsedTime(since).TotalSeconds,5:F1} s{(verdict.IsGreen ? "" : "  RED")}");
        if (!verdict.IsGreen)
        {
            verdict.Wrong.Take(10).ToList().ForEach(what => Say($"    {what}"));
            File.WriteAllLines(Path.Combine(Artifacts, $"crash {one}.ledger"), [.. verdict.Wrong, .. lane.Lines]);
        }
        return verdict.IsGreen;
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        lock (writing)
        {
            File.AppendAllLines(Book, [line]);
        }
    }
}
