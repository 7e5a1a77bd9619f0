using DutyWatch.Contracts;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Units;

public sealed class ListContactsTests(TestCluster cluster)
{
    private const string Doors = "/api/v1/units/contacts";

    [Fact]
    public async Task A_unit_was_heard_of_when_it_reported_or_when_one_of_its_people_answered_whichever_came_later()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        Assert.Empty((await officer.Get<ContactList>(Doors)).Items);

        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        var reported = (await officer.Get<ContactList>(Doors)).Items.Single();
        Assert.Equal((World.Luding, world.Now), (reported.UnitCode, reported.LastAt));

        await world.PassTo("13:03");
        var heard = (await world.Phones.Hear()).First(h => h.Post == "duty-officer");
        await world.Phones.Write(heard.Number, $"1 {heard.Code}");
        var contacts = (await officer.Get<ContactList>(Doors)).Items;
        Assert.Equal(world.Now, contacts.Single(one => one.UnitCode == World.Prefecture).LastAt);
        Assert.Equal(reported.LastAt, contacts.Single(one => one.UnitCode == World.Luding).LastAt);
        await world.Phones.Hear();
    }

    [Fact]
    public async Task A_county_sees_when_it_was_heard_of_itself_and_nothing_of_its_neighbours_and_a_day_later_nobody_was()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        await county.File(Says.First(world, World.Luding));

        Assert.Equal([World.Luding], (await county.Get<ContactList>(Doors)).Items.Select(one => one.UnitCode));
        Assert.Empty((await (await world.County(World.Jiulong)).Get<ContactList>(Doors)).Items);
        world.Sleep(TimeSpan.FromHours(25));
        Assert.Empty((await county.Get<ContactList>(Doors)).Items);
        await world.Phones.Hear();
    }
}
