using System.Net;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Sweeps;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DutyWatch.SystemTests.Doors;

public sealed class WatchTests(TestCluster cluster)
{
    [Fact]
    public async Task Health_is_red_until_every_sweep_has_looked_and_again_when_one_is_old()
    {
        await using var world = await World.Begin(cluster);
        using var http = new HttpClient { BaseAddress = new Uri(world.Address) };
        var runner = world.Services.GetRequiredService<SweepRunner>();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(http));
        foreach (var sweep in world.Services.GetServices<ISweep>())
        {
            await runner.Look(sweep, CancellationToken.None);
        }
        await world.Settle();
        Assert.Equal(HttpStatusCode.OK, await Ready(http));
        world.Sleep(TimeSpan.FromSeconds(11));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(http));
        Assert.NotEmpty(await world.Rows<string>("select name from sweep_heartbeat"));
        Assert.Contains("dutywatch_sweep_elapsed", await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_are_kept_for_four_hundred_days()
    {
        await using var world = await World.Begin(cluster);
        const string insert = "insert into command_receipt (actor, command_id, request_hash, taken_at) values ('a', @id, '', @at)";
        await world.Database.Do(tx => tx.Execute(insert, new { id = Ids.New(world.Now), at = world.Now.AddDays(-399) }), CancellationToken.None);
        await world.Database.Do(tx => tx.Execute(insert, new { id = Ids.New(world.Now), at = world.Now.AddDays(-401) }), CancellationToken.None);
        world.Sleep(TimeSpan.FromHours(2));

        await world.Settle();

        Assert.Equal([1L], await world.Rows<long>("select count(*) from command_receipt where actor = 'a'"));
    }

    [Fact]
    public async Task A_node_whose_clock_differs_from_the_databases_stops()
    {
        await using var world = await World.Begin(cluster);
        var theirs = (await world.Rows<DateTimeOffset>("select clock_timestamp()")).Single();

        Assert.True(await Guard(world, theirs).Agrees(CancellationToken.None));
        Assert.False(await Guard(world, theirs.AddMinutes(-10)).Agrees(CancellationToken.None));
        Assert.False(await Guard(world, theirs.AddMinutes(10)).Agrees(CancellationToken.None));
    }

    private static ClockGuard Guard(World world, DateTimeOffset at)
    {
        var clock = new FakeTimeProvider(at);
        return new ClockGuard(world.Database, new Clocks(clock, clock), new ClockGuardOptions(true), NullLogger<ClockGuard>.Instance);
    }

    private static async Task<HttpStatusCode> Ready(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
