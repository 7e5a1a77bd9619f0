using DutyWatch.Simulation.Ground;

namespace DutyWatch.Simulation;

public sealed class Replay(SimCluster cluster, ITestOutputHelper output) : IClassFixture<SimCluster>
{
    [Fact]
    public async Task A_seed_run_twice_gives_the_same_trace_byte_for_byte_and_another_seed_another()
    {
        var first = await World.Run(cluster, 7, 6, Plant.None);
        var again = await World.Run(cluster, 7, 6, Plant.None);
        var other = await World.Run(cluster, 8, 2, Plant.None);

        output.WriteLine($"seed 7: {first.Trace.Lines} lines, {first.Trace.Hash}");
        Assert.Equal(first.Trace.Text, again.Trace.Text);
        Assert.Equal(first.Trace.Hash, again.Trace.Hash);
        Assert.NotEqual(first.Trace.Hash, other.Trace.Hash);
        Assert.True(first.Faults.Crashes > 0);
    }
}
