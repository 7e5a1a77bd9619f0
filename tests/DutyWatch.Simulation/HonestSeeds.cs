using System.Diagnostics;
using DutyWatch.Simulation.Ground;

namespace DutyWatch.Simulation;

public sealed class HonestSeeds(SimCluster cluster, ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Four_weeks_of_duty_lose_nothing_say_nothing_twice_and_are_never_late(int seed)
    {
        var watch = Stopwatch.StartNew();

        var world = await World.Run(cluster, (ulong)seed, 28, Plant.None);

        output.WriteLine($"seed {seed}: {world.Instants} instants, {world.Counties.Incidents} incidents, {world.Trace.Lines} lines, {watch.Elapsed.TotalSeconds:F1} s; {world.Trace.Text.Split('\n')[^2]}");
        File.WriteAllText($"/tmp/sim-trace-{seed}.txt", world.Trace.Text);
        Assert.Empty(world.Invariants.Broken.Select(b => $"{b.Rule}: {b.What}"));
    }
}
