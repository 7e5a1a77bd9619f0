using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>"All quiet" (平安报, domain 4.5): owed every day at its hours, filed with one answer, and its silence noticed as any other. The day is a Sunday.</summary>
public sealed class CheckInStory(TestCluster cluster)
{
    private const string Door = "/api/v1/check-ins";

    [Fact]
    public async Task A_county_that_says_all_is_quiet_in_time_has_met_what_it_owed_and_nobody_is_told()
    {
        await using var world = await Begin("15:59");
        var county = await world.County(World.Luding);
        Assert.Empty((await Next(county)).Owed);
        Assert.Equal("check-in.not-owed", (await county.Refused(Door, Quiet(world, "x"), HttpStatusCode.Conflict)).Code);

        await world.PassTo("16:00");
        var next = await Next(county);
        Assert.Equal(World.Beijing("17:00"), Assert.Single(next.Owed).DueAt);
        Assert.Equal("rest", next.Posture);
        Assert.NotEmpty(next.OnDuty);
        var reply = await File(world, county, Quiet(world, await AnswerTo(world, next)));

        Assert.Equal(0, Assert.Single(reply.Settled).LateBySeconds);
        Assert.True(reply.FactHolds);
        Assert.Equal(World.Beijing("2026-11-23T17:00+08:00"), reply.NextAt);
        await world.PassTo("18:01");
        Assert.Equal([ObligationState.Met], await StatesOf(world, World.Luding));
    }

    [Fact]
    public async Task Silence_climbs_its_ladder_to_missing_and_a_late_word_meets_it_late()
    {
        await using var world = await Begin("16:30");
        var county = await world.County(World.Luding);
        await world.PassTo("16:50");
        var reminded = Assert.Single(await world.Phones.Hear());
        Assert.Equal($"{World.Luding}/duty-officer", reminded.Who);
        Assert.Matches("^【应急值守】平安报应17:00前报，还剩10分。核对：\\w+现在的(值班员|带班领导)是谁？复平安\\+姓名。复1 \\d{4}$", reminded.Body);
        Assert.True(reminded.Body.Length <= 64);
        await world.PassTo("17:00:01");
        Assert.Equal([$"{World.Luding}/duty-leader", $"{World.Luding}/duty-officer"], (await world.Phones.WhoHeard()).Order());
        await world.PassTo("17:15");
        var call = Assert.Single(await world.Phones.Hear());
        Assert.Equal($"{World.Prefecture}/duty-officer", call.Who);
        Assert.Contains("泸定县平安报", call.Body, StringComparison.Ordinal);
        await world.PassTo("18:00");
        Assert.Equal([ObligationState.Missing], await StatesOf(world, World.Luding));
        await world.Phones.Hear();

        await world.PassTo("18:20");
        var reply = await File(world, county, Quiet(world, "记不得"));

        Assert.Equal(80 * 60, Assert.Single(reply.Settled).LateBySeconds);
        Assert.False(reply.FactHolds);
        Assert.Equal([ObligationState.MetLate], await StatesOf(world, World.Luding));
    }

    [Fact]
    public async Task All_quiet_while_an_event_there_is_known_elsewhere_is_shown_to_the_desk()
    {
        await using var world = await Begin("16:30");
        var officer = await world.Officer();
        var county = await world.County(World.Luding);
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        world.IgnoreOtherTexts();

        var reply = await File(world, county, Quiet(world, "x"));

        Assert.Equal([lead.IncidentNumber], reply.ContradictedBy);
        var seen = Assert.Single((await officer.Get<Page<CheckInView>>(Door)).Items);
        Assert.Equal((World.Luding, lead.IncidentNumber), (seen.UnitCode, Assert.Single(seen.ContradictedBy)));
        var told = await world.Rows<EventRow>("select kind, unit_code from event");
        Assert.Contains(told, e => e.Kind == "check-in.filed" && e.UnitCode == World.Luding);
    }

    [Fact]
    public async Task A_night_of_downtime_is_caught_up_once_in_order_and_blames_nobody()
    {
        await using var world = await Begin("16:30");
        world.IgnoreOtherTexts();
        await world.Settle();
        world.Sleep(TimeSpan.FromHours(41.5));

        await world.Settle();

        // Sunday's was open when the server went down. Monday is an ordinary day: nobody could say anything at 17:00, so Tuesday morning knows of one owed.
        var rows = await world.Rows<OwedRow>("select state, due_at, excused_by from obligation where kind = 'check-in' order by due_at");
        Assert.Equal(
            [("missing", World.Beijing("17:00"), (string?)null), ("reminded", World.Beijing("2026-11-24T10:10+08:00"), null)],
            rows.Select(r => (r.State, r.DueAt, r.ExcusedBy)));

        world.Sleep(TimeSpan.FromDays(3));
        await world.Settle();
        var excused = await world.Rows<OwedRow>("select state, due_at, excused_by from obligation where kind = 'check-in' and state = 'excused' order by due_at");
        Assert.Equal(
            [(World.Beijing("2026-11-24T17:00+08:00"), "downtime"), (World.Beijing("2026-11-25T17:00+08:00"), "downtime")],
            excused.Select(r => (r.DueAt, r.ExcusedBy!)));
    }

    [Fact]
    public async Task A_response_in_the_county_asks_every_two_hours_until_it_ends()
    {
        await using var world = await Begin("12:10");
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { ResponseLevel = "Ⅱ级" });
        world.IgnoreOtherTexts();
        await world.Settle();
        Assert.Equal("response", (await Next(county)).Posture);
        Assert.Equal(World.Beijing("14:00"), (await Next(county)).NextAt);

        await world.PassTo("13:05");
        Assert.Equal(World.Beijing("14:00"), Assert.Single((await Next(county)).Owed).DueAt);
        await county.File(Says.First(world, World.Luding) with { IncidentId = first.IncidentId, Stage = ReportStage.Update, ResponseEndedAt = world.Now });
        await File(world, county, Quiet(world, "x"));
        await world.Settle();
        Assert.Equal(("rest", World.Beijing("17:00")), ((await Next(county)).Posture!, (await Next(county)).NextAt!.Value));
    }

    [Fact]
    public async Task It_may_be_said_by_text_and_is_asked_for_its_fact()
    {
        await using var world = await Begin("15:00");
        var county = await world.County(World.Luding);
        var phone = await PhoneOfTheOfficer(world);
        await world.Phones.Write(phone, "平安");
        Assert.Equal("【应急值守】现在没有应报的平安报。下次11-22 17:00", (await world.Phones.Hear())[^1].Body);

        await world.PassTo("16:10");
        await world.Phones.Write(phone, "平安");
        Assert.Contains("平安报还缺核对。核对：", (await world.Phones.Hear())[^1].Body, StringComparison.Ordinal);
        await world.Phones.Write(phone, $"平安 {await AnswerTo(world, await Next(county))}");

        Assert.Equal("【应急值守】已记录：16:10平安报。下次11-23 17:00", (await world.Phones.Hear())[^1].Body);
        var seen = Assert.Single((await county.Get<Page<CheckInView>>(Door)).Items);
        Assert.Equal(("sms", true), (seen.Door, seen.FactHolds));
        Assert.Equal([ObligationState.Met], await StatesOf(world, World.Luding));
    }

    [Fact]
    public async Task One_county_neither_files_nor_reads_for_another_and_nobody_files_half_of_it()
    {
        await using var world = await Begin("16:30");
        var other = await world.County(World.Kangding);
        var county = await world.County(World.Luding);
        Assert.Equal("unit.unknown", (await other.Refused(Door, Quiet(world, "x"), HttpStatusCode.NotFound)).Code);
        await other.Get($"{Door}/next?unit={World.Luding}", HttpStatusCode.NotFound);
        foreach (var unfinished in new[] { Quiet(world, " "), Quiet(world, "x") with { RosterHolds = false }, Quiet(world, "x") with { EquipmentWorks = false } })
        {
            Assert.Equal("check-in.unfinished", (await county.Refused(Door, unfinished, HttpStatusCode.UnprocessableEntity)).Code);
        }
        var said = Quiet(world, "x");
        Assert.Equal(CommandState.Accepted, (await File(world, county, said)).State);
        Assert.Equal(CommandState.Duplicate, (await File(world, county, said)).State);
        Assert.Empty((await other.Get<Page<CheckInView>>(Door)).Items);
        Assert.Empty((await other.Get<Page<ObligationView>>("/api/v1/obligations?state=met")).Items);
    }

    /// <summary>Luding alone is asked: the seventeen others would be heard too.</summary>
    private async Task<World> Begin(string at)
    {
        var world = await World.Begin(cluster, at);
        await world.Rows<string>(
            "insert into check_in_schedule (unit_code, handled_until, next_at) values (@unit, @now, @now) returning unit_code",
            new { unit = World.Luding, now = world.Now });
        await world.Settle();
        return world;
    }

    private static async Task<FileCheckInReply> File(World world, Guest county, FileCheckInRequest said)
    {
        var reply = (await county.Post(Door, said)).Deserialize<FileCheckInReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    private static FileCheckInRequest Quiet(World world, string fact) => new() { CommandId = Ids.New(world.Now), UnitCode = World.Luding, LeaderPlace = "县值班室", Fact = fact };

    private static async Task<string> PhoneOfTheOfficer(World world) => (await world.Rows<string>(
        "select p.phones[1] from roster r join person p on p.id = r.members[1] where r.unit_code = @unit and r.post = 'duty-officer'", new { unit = World.Luding })).Single();

    private static Task<NextCheckInView> Next(Guest county) => county.Get<NextCheckInView>($"{Door}/next");

    private static async Task<string> AnswerTo(World world, NextCheckInView next)
    {
        var officer = await world.Officer();
        var onDuty = await officer.Get<OnDutyList>($"/api/v1/rosters/on-duty?unit={next.Question!.UnitCode}");
        return $" {onDuty.Items.First(o => o.Post == next.Question.Ask).PersonName}　";
    }

    private static async Task<IEnumerable<ObligationState>> StatesOf(World world, string unit)
    {
        var officer = await world.Officer();
        return (await officer.Get<Page<ObligationView>>($"/api/v1/obligations?unit={unit}")).Items.Where(o => o.Kind == "check-in").Select(o => o.State);
    }

    private sealed record EventRow(string Kind, string UnitCode);

    private sealed record OwedRow(string State, DateTimeOffset DueAt, string? ExcusedBy);
}
