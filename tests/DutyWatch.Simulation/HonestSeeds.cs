using System.Diagnostics;
using System.Globalization;
using DutyWatch.Simulation.Ground;

namespace DutyWatch.Simulation;

/// <summary>Worlds without a planted mistake. `DUTYWATCH_SEED=n` runs that seed alone and keeps its trace; `DUTYWATCH_LONG=1` runs many.</summary>
public sealed class HonestSeeds(SimCluster cluster, ITestOutputHelper output) : IClassFixture<SimCluster>
{
    private const int FourWeeks = 28;
    private const int Short = 2;
    private const int Long = 40;

    public static TheoryData<ulong> Seeds =>
        Environment.GetEnvironmentVariable("DUTYWATCH_SEED") is { Length: > 0 } seed
            ? [ulong.Parse(seed, CultureInfo.InvariantCulture)]
            : [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("DUTYWATCH_LONG") == "1" ? Long : Short).Select(n => (ulong)n)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Four_weeks_of_duty_lose_nothing_say_nothing_twice_and_are_never_late(ulong seed)
    {
        var watch = Stopwatch.StartNew();

        var world = await World.Run(cluster, seed, FourWeeks, Plant.None);

        output.WriteLine($"seed {seed}: {world.Summary}; {watch.Elapsed.TotalSeconds:F1} s, {FourWeeks / 365.25 / watch.Elapsed.TotalHours:F1} simulated years an hour");
        KeepTrace(world);
        Assert.Empty(world.Invariants.Broken.Select(b => $"{b.Rule}: {b.What}"));
    }

    private void KeepTrace(World world)
    {
        if (Environment.GetEnvironmentVariable("DUTYWATCH_SEED") is null && world.Invariants.Broken.Count == 0)
        {
            return;
        }
        var file = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", $"simulation-{world.Seed}.trace");
        File.WriteAllText(file, world.Trace.Text);
        output.WriteLine($"its trace is in {Path.GetFullPath(file)}");
        foreach (var (rule, what) in world.Invariants.Broken)
        {
            output.WriteLine($"broken: {rule}: {what}");
        }
    }
}
