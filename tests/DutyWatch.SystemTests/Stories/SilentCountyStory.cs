using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

public sealed class SilentCountyStory(TestCluster cluster)
{
    [Fact]
    public async Task A_county_that_stays_silent_is_told_step_by_step_until_its_report_comes()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var lead = await officer.RecordVerified(Says.Lead(world, World.Luding));
        Assert.Equal([("phone", World.Beijing("13:30")), ("first", World.Beijing("14:00"))], lead.Opened.Select(o => (o.Kind, o.DueAt)));
        Assert.Empty(await world.Phones.WhoHeard());

        await world.PassTo("13:19:59");
        Assert.Empty(await world.Phones.WhoHeard());
        await world.PassTo("13:20:00");
        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());

        await world.PassTo("13:30:00");
        Assert.Empty(await world.Phones.WhoHeard());
        await world.PassTo("13:30:01");
        Assert.Equal(["513322/duty-leader", "513322/duty-officer"], (await world.Phones.WhoHeard()).Order());

        await world.PassTo("13:40:00");
        Assert.Equal(["513300/duty-officer"], await world.Phones.WhoHeard());
        await world.PassTo("13:45:00");
        Assert.Equal(["513322/office-head"], await world.Phones.WhoHeard());

        // The written report falls due beside the phone report: its own reminder goes to the county's officer.
        await world.PassTo("13:50:00");
        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());
        await world.PassTo("14:00:00");
        Assert.Equal(["513300/duty-leader", "513322/leader-in-charge"], (await world.Phones.WhoHeard()).Order());
        await world.PassTo("14:00:01");
        Assert.Equal(["513322/duty-leader", "513322/duty-officer"], (await world.Phones.WhoHeard()).Order());

        await world.PassTo("14:09:59");
        Assert.Empty(await world.Phones.WhoHeard());
    }

    [Fact]
    public async Task Nothing_for_an_hour_is_missing_and_the_deputy_secretary_general_is_told()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        await officer.RecordVerified(Says.Lead(world, World.Luding));

        await world.PassTo("14:29:59");
        await world.Phones.Hear();
        Assert.Equal("late", (await Owed(officer, "phone")).State);
        await world.PassTo("14:30:00");

        Assert.Equal(["513300/deputy-secretary-general", "513300/duty-leader", "513322/leader-in-charge"], (await world.Phones.WhoHeard()).Order());
        Assert.Equal("missing", (await Owed(officer, "phone")).State);
        await world.PassTo("15:00:00");
        Assert.Equal(["513300/deputy-secretary-general"], await world.Phones.WhoHeard());
        await world.Pass(TimeSpan.FromHours(12));
        Assert.Empty(await world.Phones.WhoHeard());
    }

    [Fact]
    public async Task The_report_at_plus_forty_stops_the_ladder_and_is_late_by_forty_minutes_everywhere()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var county = await world.County(World.Luding);
        var lead = await officer.RecordVerified(Says.Lead(world, World.Luding));
        await world.PassTo("14:09:59");
        await world.Phones.Hear();
        var console = await officer.Follow();

        world.Clock.SetUtcNow(World.Beijing("14:10:00").ToUniversalTime());
        var reply = await county.File(Says.First(world, World.Luding, lead.IncidentId));

        Assert.Equal([("phone", 40 * 60), ("first", 10 * 60)], reply.Settled.Select(s => (s.Kind, s.LateBySeconds)));
        var inList = (await officer.Get<Page<ObligationView>>("/api/v1/obligations?state=met-late")).Items;
        Assert.Equal([40 * 60, 10 * 60], inList.OrderBy(o => o.DueAt).Select(o => o.LateBySeconds));
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.Equal(40 * 60, file.Obligations.Single(o => o.Kind == "phone").LateBySeconds);
        Assert.Equal(reply.ReportId, file.Obligations.Single(o => o.Kind == "phone").MetBy);
        var said = (await console.Hears("obligation.met-late")).Data;
        Assert.Contains(said.GetProperty("lateBySeconds").GetInt32(), new[] { 2400, 600 });

        // Only the page about the new report is heard; the ladder is over.
        Assert.Equal(["513300/deputy-officer", "513300/duty-officer"], (await world.Phones.WhoHeard()).Order());
        await world.PassTo("14:14:59");
        Assert.Empty(await world.Phones.WhoHeard());
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task After_a_night_of_downtime_only_the_last_due_step_is_fired_and_names_those_it_stands_for()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        await officer.RecordVerified(Says.Lead(world, World.Luding));

        world.Sleep(TimeSpan.FromMinutes(46));
        await world.Settle();

        Assert.Equal(["513322/office-head"], await world.Phones.WhoHeard());
        var phone = await Owed(officer, "phone");
        Assert.Equal([4, 4, 4, null, null, null], phone.Ladder.Select(s => s.CoveredBy));
        Assert.Equal(World.Beijing("13:46"), phone.Ladder[3].FiredAt);
        await world.PassTo("13:59");
        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());
    }

    private static async Task<(string State, IReadOnlyList<LadderStepView> Ladder)> Owed(Guest officer, string kind)
    {
        var o = (await officer.Get<Page<ObligationView>>("/api/v1/obligations")).Items.Single(o => o.Kind == kind);
        return (o.State.ToString().ToLowerInvariant(), o.Ladder);
    }
}
