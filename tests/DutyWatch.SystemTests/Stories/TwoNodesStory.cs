using DutyWatch.Core.Time;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Escalations;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

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
            await officer.RecordVerified(Says.Lead(world, county) with { CommandId = Ids.New(world.Now) });
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
        await (await world.Officer()).RecordVerified(Says.Lead(world, World.Luding));
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
        await (await world.Officer()).RecordVerified(Says.Lead(world, World.Luding));
        await world.PassTo("13:31");
        Assert.Equal(3, (await world.Phones.WhoHeard()).Count);

        var sweep = world.Services.GetRequiredService<EscalationSweep>();
        await sweep.RunOnce(World.Beijing("13:21"), CancellationToken.None);
        await world.Settle();
        Assert.Empty(await world.Phones.WhoHeard());

        await world.PassTo("13:40");
        Assert.Equal(["513300/duty-officer"], await world.Phones.WhoHeard());
    }

    [Fact]
    public async Task A_step_whose_connection_was_ended_in_the_middle_is_not_put_off()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await (await world.Officer()).RecordVerified(Says.Lead(world, World.Luding));
        world.Clock.SetUtcNow(World.Beijing("13:20").ToUniversalTime());
        var sweep = world.Services.GetRequiredService<EscalationSweep>();
        await using var connection = await world.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await Run(connection, "lock table obligation_step in share mode");
            var stepping = sweep.RunOnce(world.Now, CancellationToken.None);
            // Not pg_stat_activity: inside a transaction it answers for ever what it answered first.
            while (await Run(connection, "select pg_terminate_backend(pid) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())") is null)
            {
                await Task.Yield();
            }
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => stepping);
        }

        Assert.Equal(1, (await sweep.RunOnce(world.Now, CancellationToken.None)).Due);
        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());
    }

    [Fact]
    public async Task One_bad_row_does_not_stop_the_others()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var bad = await officer.RecordVerified(Says.Lead(world, World.Jiulong) with { CommandId = Ids.New(world.Now) });
        await officer.RecordVerified(Says.Lead(world, World.Luding) with { CommandId = Ids.New(world.Now) });
        await world.Database.Do(tx => tx.Execute("insert into obligation_step (obligation_id, position, due_at, fired_at) values (@id, 1, @now, @now)", new { id = bad.Opened[0].ObligationId, now = world.Now }), CancellationToken.None);

        await world.PassTo("13:20");

        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());
        Assert.Single(world.Errors, e => e.Contains("pushed ahead", StringComparison.Ordinal));
        world.ForgiveErrors();
    }

    private static async Task<object?> Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
