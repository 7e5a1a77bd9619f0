using DutyWatch.Core.Time;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Escalations;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.DependencyInjection;

namespace DutyWatch.SystemTests.Stories;

public sealed class TwoNodesStory(TestCluster cluster)
{
    [Fact]
    public async Task Two_sweeps_at_one_deadline_fire_each_step_once()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        string[] counties = ["513322", "513323", "513324", "513325", "513326", "513327"];
        foreach (var county in counties)
        {
            await officer.Record(Says.Lead(world, county) with { CommandId = Ids.New(world.Now) });
        }
        world.Clock.SetUtcNow(World.Beijing("13:20").ToUniversalTime());
        var sweep = world.Services.GetRequiredService<EscalationSweep>();

        SweepCounts[] counts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => sweep.RunOnce(world.Now, CancellationToken.None)));

        Assert.Equal(counties.Length, counts.Sum(c => c.Due));
        Assert.Equal(counties.Select(c => $"{c}/duty-officer").Order(), (await world.Phones.WhoHeard()).Order());
    }

    [Fact]
    public async Task A_server_that_dies_in_the_middle_of_a_ladder_goes_on_where_it_was()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await (await world.Officer()).Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:30:01");
        Assert.Equal(3, (await world.Phones.WhoHeard()).Count);

        await world.Restart();
        world.ForgiveErrors();
        await world.PassTo("13:45");

        Assert.Equal(["513300/duty-officer", "513322/office-head"], await world.Phones.WhoHeard());
    }

    [Fact]
    public async Task A_clock_that_jumps_back_fires_nothing_twice_and_loses_nothing()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await (await world.Officer()).Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:31");
        Assert.Equal(3, (await world.Phones.WhoHeard()).Count);

        var sweep = world.Services.GetRequiredService<EscalationSweep>();
        await sweep.RunOnce(World.Beijing("13:21"), CancellationToken.None);
        await world.Settle();
        Assert.Empty(await world.Phones.WhoHeard());

        await world.PassTo("13:40");
        Assert.Equal(["513300/duty-officer"], await world.Phones.WhoHeard());
    }
}
