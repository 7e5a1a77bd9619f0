using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.Client;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>A passed report goes to the province's DutyWatch by itself, through cuts and deaths, once.</summary>
public sealed class ExchangeLineStory(TestCluster cluster)
{
    [Fact]
    public async Task A_passed_report_is_filed_there_and_the_next_goes_to_the_same_incident()
    {
        await using var province = await Province.Begin(cluster, "13:00");
        var (world, _) = await Linked(province, province.Address);
        await using var mine = world;
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var console = await officer.Follow();
        var incident = await OneCounty(world);

        await Upwards.Pass(world, officer, incident);
        await world.Pass(TimeSpan.FromMinutes(20));
        await province.Pass(TimeSpan.FromMinutes(20));
        await Upwards.Pass(world, officer, incident, report => report with { Course = "又救出一人。", AsOf = world.Now });

        var passed = await Upwards.Passed(officer, incident);
        Assert.All(passed, one => Assert.Equal(("sent", 1), (one.Exchange?.State, one.Exchange?.Attempts)));
        Assert.Equal(passed[0].Exchange!.TheirNumber, passed[1].Exchange!.TheirNumber);
        Assert.StartsWith("SC-20261122-33-", passed[0].Exchange!.TheirNumber, StringComparison.Ordinal);
        Assert.NotEmpty(passed[0].Exchange!.Findings!);
        var filed = await province.Rows<string>("select stage from report where unit_code = '513300' order by received_at");
        Assert.Equal(["first", "update"], filed);
        Assert.Equal(world.Now, (await console.Hears("upward.sent")).OccurredAt);
    }

    [Fact]
    public async Task What_does_not_get_through_in_ten_minutes_alarms_the_room_once_and_still_arrives_once()
    {
        await using var province = await Province.Begin(cluster, "13:00");
        await using var cable = new Cable(() => province.Address) { IsDown = true };
        var (world, link) = await Linked(province, cable.Address);
        await using var mine = world;
        var officer = await world.Officer();
        var incident = await OneCounty(world);
        await Upwards.Pass(world, officer, incident);
        await world.Phones.Hear();

        await world.Pass(TimeSpan.FromMinutes(9));
        Assert.DoesNotContain(await world.Phones.Hear(), heard => heard.Body.Contains("报省未送达", StringComparison.Ordinal));
        await world.Pass(TimeSpan.FromMinutes(11));
        var told = (await world.Phones.Hear()).Where(heard => heard.Body.Contains("报省未送达", StringComparison.Ordinal)).ToList();
        Assert.Contains(told, heard => heard.Who == "513300/duty-officer");
        Assert.Equal("waiting", (await Upwards.Passed(officer, incident))[0].Exchange!.State);

        // The sender dies; the province has it already, but its answer was lost with the line.
        await world.Restart(link);
        await province.Pass(TimeSpan.FromMinutes(20));
        var shown = (await Upwards.Passed(await world.Officer(), incident))[0];
        await (await province.Guest(Role.ApiFiler, World.Prefecture)).File(shown.Content! with { CommandId = Ids.New(province.Now) });
        cable.IsDown = false;
        await world.Pass(TimeSpan.FromMinutes(2));
        world.IgnoreOtherTexts();

        Assert.Equal("sent", (await Upwards.Passed(await world.Officer(), incident))[0].Exchange!.State);
        Assert.Equal(1, (await province.Rows<long>("select count(*) from report")).Single());
        Assert.Equal(1, (await world.Rows<long>("select count(*) from alert where kind = 'upward.not-sent'")).Single());
    }

    [Fact]
    public async Task A_refusal_is_shown_with_its_reason_and_alarms_the_room_and_the_next_report_opens_the_incident_there()
    {
        await using var province = await Province.Begin(cluster, "13:00", "delete from incident_trigger where id = 'S01';");
        var (world, _) = await Linked(province, province.Address);
        await using var mine = world;
        var officer = await world.Officer();
        var incident = await OneCounty(world);

        await Upwards.Pass(world, officer, incident, report => report with { Sensitive = ["S01"] });
        var heard = await world.Phones.Hear();
        Assert.Contains(heard, one => one.Who == "513300/duty-officer" && one.Body.Contains("报省未送达", StringComparison.Ordinal));
        var refused = (await Upwards.Passed(officer, incident))[0].Exchange!;
        Assert.Equal(("refused", "report.trigger-unknown"), (refused.State, refused.Refusal?.Code));
        Assert.Empty(await province.Rows<Guid>("select id from report"));

        await world.Pass(TimeSpan.FromMinutes(10));
        await province.Pass(TimeSpan.FromMinutes(10));
        await Upwards.Pass(world, officer, incident, report => report with { Course = "改正后再报。", AsOf = world.Now });
        world.IgnoreOtherTexts();
        Assert.Equal(["refused", "sent"], (await Upwards.Passed(officer, incident)).Select(one => one.Exchange!.State));
        Assert.Equal(["first"], await province.Rows<string>("select stage from report"));
    }

    [Fact]
    public async Task A_report_that_waits_keeps_the_later_ones_of_its_incident_behind_it_and_no_others()
    {
        await using var province = await Province.Begin(cluster, "13:00");
        await using var cable = new Cable(() => province.Address) { IsDown = true };
        var (world, _) = await Linked(province, cable.Address);
        await using var mine = world;
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var (one, other) = (await OneCounty(world), await OneCounty(world));
        await Upwards.Pass(world, officer, one);
        await world.Pass(TimeSpan.FromMinutes(1));
        await Upwards.Pass(world, officer, one, report => report with { Course = "又救出一人。", AsOf = world.Now });
        await Upwards.Pass(world, officer, other);
        await province.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal([0], (await Upwards.Passed(officer, one)).Skip(1).Select(passed => passed.Exchange!.Attempts));
        cable.IsDown = false;
        await world.Pass(TimeSpan.FromMinutes(3));

        var filed = await province.Rows<string>("select string_agg(stage, ' ' order by received_at, no) from report group by incident_id order by 1");
        Assert.Equal(["first", "first update"], filed);
        Assert.All(await Upwards.Passed(officer, one), passed => Assert.Equal("sent", passed.Exchange!.State));
    }

    [Fact]
    public async Task The_phone_way_and_what_was_written_elsewhere_are_not_transmitted_and_nothing_is_without_a_link()
    {
        await using var province = await Province.Begin(cluster, "13:00");
        var (world, _) = await Linked(province, province.Address);
        await using var mine = world;
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var incident = await OneCounty(world);

        Assert.True((await Upwards.Draft(officer, incident)).Transmits);
        await Upwards.Pass(world, officer, incident, new PassUpwardRequest { CommandId = Ids.New(world.Now), Stage = UpwardStage.Phone, Text = "滑坡，正在搜救" });
        await Upwards.Pass(world, officer, incident, new PassUpwardRequest { CommandId = Ids.New(world.Now), Stage = UpwardStage.Written, Text = "传真" });
        await world.Restart();
        Assert.False((await Upwards.Draft(await world.Officer(), incident)).Transmits);
        await Upwards.Pass(world, await world.Officer(), incident);

        Assert.All(await Upwards.Passed(await world.Officer(), incident), passed => Assert.Null(passed.Exchange));
        Assert.Empty(await province.Rows<Guid>("select id from report"));
    }

    /// <summary>A prefecture whose passed reports go to the province over this address, with the key the province issued to it.</summary>
    private async Task<(World World, KeyValuePair<string, string?>[] Link)> Linked(World province, string address)
    {
        var filer = await province.Guest(Role.ApiFiler, World.Prefecture);
        KeyValuePair<string, string?>[] link = [new("Upward:Url", address), new("Upward:ApiKey", filer.Key)];
        return (await World.Begin(cluster, "13:00", link), link);
    }

    private static async Task<Guid> OneCounty(World world)
    {
        var county = await world.County(World.Luding);
        return (await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II, AsOf = world.Now })).IncidentId;
    }
}
