using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Rosters;

public sealed class OnDutyTests(TestCluster cluster)
{
    [Fact]
    public async Task The_room_asks_once_for_everybody_on_duty_below_it_and_gets_whole_numbers()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();

        var below = await officer.Get<OnDutyList>($"/api/v1/rosters/on-duty?under={World.Prefecture}");

        var luding = await officer.Get<OnDutyList>($"/api/v1/rosters/on-duty?unit={World.Luding}");
        Assert.NotEmpty(luding.Items);
        Assert.Equal(luding.Items, below.Items.Where(one => one.UnitCode == World.Luding));
        Assert.All(below.Items, one => Assert.StartsWith("+86", one.Phone, StringComparison.Ordinal));
        Assert.DoesNotContain(below.Items, one => one.UnitCode == World.Prefecture);
        Assert.True(below.Items.Select(one => one.UnitCode).Distinct().Count() >= 18);
    }

    [Fact]
    public async Task A_county_sees_its_own_townships_with_numbers_that_nobody_can_dial()
    {
        await using var world = await World.Begin(cluster);
        var reader = await world.Guest(Role.ApiReader, World.Luding);

        var below = await reader.Get<OnDutyList>($"/api/v1/rosters/on-duty?under={World.Luding}");

        Assert.NotEmpty(below.Items);
        Assert.All(below.Items, one => Assert.Contains("****", one.Phone, StringComparison.Ordinal));
    }
}
