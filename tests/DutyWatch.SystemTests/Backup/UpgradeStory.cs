using DutyWatch.Core.Time;
using DutyWatch.Postgres.Schema;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.House;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using DutyWatch.UnitTests.House;

namespace DutyWatch.SystemTests.Backup;

/// <summary>
/// The schema of release 0.1.0 (migrations 1 to 5) with data in it: the sample site, a lead of 13:00 for Luding whose phone report is
/// due at 13:30, the reminder of 13:20 sent. Taken at 13:25, without accounts and keys.
/// </summary>
public sealed class UpgradeStory(TestCluster cluster)
{
    private static string Release => Path.Combine(Repository.Root, "tests", "data", "release-0.1.0.backup");

    [Fact]
    public async Task Data_of_the_last_release_is_brought_up_to_date_and_goes_on_working()
    {
        using var copies = new Copies();
        var source = await cluster.NewEmpty();

        var manifest = await copies.PutBack(source, Release);
        await using var world = await World.On(source, World.Beijing("13:25"));

        Assert.Equal(5, manifest.Migrations.Count);
        Assert.Equal(Migrator.Carried.Select(m => m.Checksum), await Catalogue.List(source, "select checksum from migration order by number"));
        Assert.Equal(0, await new Migrator(source, new Clocks(new MachineTime(), new MachineTime())).Run(Copies.Ct));
        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());
        await world.PassTo("13:30:01");
        Assert.Equal(["513322/duty-leader", "513322/duty-officer"], (await world.Phones.WhoHeard()).Order());
        var incident = (await world.Rows<Guid>("select id from incident")).Single();
        var reply = await (await world.County(World.Luding)).File(Says.First(world, World.Luding, incident));
        Assert.Equal(["phone", "first"], reply.Settled.Select(s => s.Kind));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task An_upgraded_schema_is_the_schema_of_a_new_database()
    {
        using var copies = new Copies();
        await using var upgraded = await cluster.NewEmpty();
        await using var made = await cluster.NewDatabase();

        await copies.PutBack(upgraded, Release);

        Assert.Equal(await Catalogue.List(made, Catalogue.Schema), await Catalogue.List(upgraded, Catalogue.Schema));
    }
}
