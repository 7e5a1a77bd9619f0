using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Something changed that a county has not written yet: its follow-up is due half an hour after that is known (domain 3.4).</summary>
public sealed class ChangeStory(TestCluster cluster)
{
    [Fact]
    public async Task A_death_told_on_the_phone_is_owed_in_writing_half_an_hour_later_and_then_the_interval_counts_again()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (county, officer) = (await world.County(World.Luding), await world.Officer());
        var first = await county.File(Says.First(world, World.Luding));
        Assert.Equal(World.Beijing("2026-11-23T01:00:00+08:00"), Due(first));
        await world.PassTo("13:20");
        await world.Phones.Hear();

        await officer.File(Says.Phone(world, World.Luding, first.IncidentId) with { Figures = new Figures { Dead = 1, Trapped = 1 } });
        await world.Settle();

        var told = Assert.Single(await world.Phones.Hear());
        Assert.Equal("513322/duty-officer", told.Who);
        Assert.Contains("死亡0→1、被困2→1", told.Body, StringComparison.Ordinal);
        Assert.Contains("13:50", told.Body, StringComparison.Ordinal);
        Assert.Equal(World.Beijing("13:50"), (await FollowUp(officer, first.IncidentId, World.Luding)).DueAt);

        // Said again, it is no news; and time does not begin anew.
        await world.PassTo("13:30");
        await officer.File(Says.Phone(world, World.Luding, first.IncidentId) with { Figures = new Figures { Dead = 1, Trapped = 1 } });
        Assert.Equal(World.Beijing("13:50"), (await FollowUp(officer, first.IncidentId, World.Luding)).DueAt);
        await world.PassTo("13:40");
        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());
        var update = await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Figures = new Figures { Dead = 1, Trapped = 1 }, FigureStatus = FigureStatus.Unverified });
        Assert.Equal(0, Assert.Single(update.Settled).LateBySeconds);
        Assert.Equal(World.Beijing("2026-11-23T01:40:00+08:00"), Due(update));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task What_the_neighbour_says_of_itself_is_no_change_here_but_what_it_says_of_this_county_is()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (luding, kangding, officer) = (await world.County(World.Luding), await world.County(World.Kangding), await world.Officer());
        var lead = await officer.Record(Says.Lead(world, World.Luding) with { OwingUnits = [World.Luding, World.Kangding] });
        await luding.File(Says.First(world, World.Luding, lead.IncidentId));
        world.Sleep(TimeSpan.FromMinutes(10));

        await kangding.File(Says.First(world, World.Kangding, lead.IncidentId) with { Figures = new Figures { Dead = 2 } });
        Assert.Equal(World.Beijing("2026-11-23T01:00:00+08:00"), (await FollowUp(officer, lead.IncidentId, World.Luding)).DueAt);

        world.Sleep(TimeSpan.FromMinutes(10));
        await kangding.File(Says.Update(world, World.Kangding, lead.IncidentId) with
        {
            Figures = new Figures { Dead = 3 }, AsOf = world.Now, Areas = [new AreaFigures { UnitCode = World.Luding, Figures = new Figures { Dead = 1 } }, new AreaFigures { UnitCode = World.Kangding, Figures = new Figures { Dead = 2 } }],
        });
        Assert.Equal(World.Beijing("13:50"), (await FollowUp(officer, lead.IncidentId, World.Luding)).DueAt);
        Assert.True((await FollowUp(officer, lead.IncidentId, World.Kangding)).DueAt > World.Beijing("14:00"));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_level_or_a_response_that_another_unit_brings_in_hastens_every_unit_that_did_not_write_it()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (luding, kangding, officer) = (await world.County(World.Luding), await world.County(World.Kangding), await world.Officer());
        var lead = await officer.Record(Says.Lead(world, World.Luding) with { OwingUnits = [World.Luding, World.Kangding] });
        await luding.File(Says.First(world, World.Luding, lead.IncidentId));
        await kangding.File(Says.First(world, World.Kangding, lead.IncidentId));
        world.Sleep(TimeSpan.FromMinutes(10));

        await kangding.File(Says.Update(world, World.Kangding, lead.IncidentId) with { Figures = new Figures(), ResponseLevel = "III" });
        Assert.Equal(World.Beijing("13:40"), (await FollowUp(officer, lead.IncidentId, World.Luding)).DueAt);

        await luding.File(Says.Update(world, World.Luding, lead.IncidentId));
        world.Sleep(TimeSpan.FromMinutes(5));
        await kangding.File(Says.Update(world, World.Kangding, lead.IncidentId) with { Figures = new Figures(), ResponseLevel = "III", LevelProspective = IncidentLevel.III });
        Assert.Equal(World.Beijing("13:45"), (await FollowUp(officer, lead.IncidentId, World.Luding)).DueAt);
        world.IgnoreOtherTexts();
    }

    private static DateTimeOffset Due(FileReportReply reply) => Assert.Single(reply.Opened, o => o.Kind == "update").DueAt;

    private static async Task<ObligationView> FollowUp(Guest officer, Guid incident, string unit) =>
        (await officer.Get<IncidentFile>($"/api/v1/incidents/{incident}")).Obligations.Single(o => o.Kind == "update" && o.UnitCode == unit && o.MetAt is null);
}
