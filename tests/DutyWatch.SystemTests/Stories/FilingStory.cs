using System.Net;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;
using System.Text.Json;

namespace DutyWatch.SystemTests.Stories;

public sealed class FilingStory(TestCluster cluster)
{
    [Fact]
    public async Task A_county_that_repeats_a_report_over_hub_and_http_has_one_report()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var report = Says.First(world, World.Luding);

        var first = (await county.Invoke("FileReport", report)).Deserialize<FileReportReply>(Wire.Options)!;
        var again = await county.File(report);
        var anew = await county.File(report with { CommandId = Ids.New(world.Now) });
        var packed = (await county.Invoke("FileReport", report with { CommandId = Ids.New(world.Now) }, messagePack: true)).GetProperty("state").GetString();

        Assert.Equal(CommandState.Accepted, first.State);
        Assert.Equal((CommandState.Duplicate, CommandState.Duplicate, "duplicate"), (again.State, anew.State, packed));
        Assert.Equal(first with { State = CommandState.Duplicate, Settled = again.Settled, Opened = again.Opened, Findings = again.Findings }, again);
        Assert.Equal(first.IncidentNumber, anew.IncidentNumber);
        Assert.Equal([1L], await world.Rows<long>("select count(*) from report"));
        Assert.Equal([1L], await world.Rows<long>("select count(*) from incident"));
        Assert.Equal(["513300/deputy-officer", "513300/duty-officer"], (await world.Phones.WhoHeard()).Order());
    }

    [Fact]
    public async Task The_same_report_through_eight_doors_at_once_is_filed_once()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var report = Says.First(world, World.Luding);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => county.File(report with { CommandId = Ids.New(world.Now.AddMilliseconds(i)) })));

        Assert.Single(replies, r => r.State == CommandState.Accepted);
        Assert.Single(replies.Select(r => r.IncidentId).Distinct());
        Assert.Equal([1L], await world.Rows<long>("select count(*) from report"));
        Assert.Equal(2, (await world.Phones.Hear()).Count);
    }

    [Fact]
    public async Task A_report_on_time_settles_both_clocks_and_opens_the_follow_up()
    {
        await using var world = await World.Begin(cluster, "12:52");
        var county = await world.County(World.Luding);
        var report = Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II };

        world.Sleep(TimeSpan.FromMinutes(30));
        var reply = await county.File(report);

        Assert.Equal([("phone", 0), ("first", 0)], reply.Settled.Select(s => (s.Kind, s.LateBySeconds)));
        Assert.Equal([("update", World.Beijing("15:22"))], reply.Opened.Select(o => (o.Kind, o.DueAt)));
        var heard = await world.Phones.Hear();
        Assert.Equal(["513300/deputy-officer", "513300/duty-leader", "513300/duty-officer"], heard.Select(h => h.Who).Order());
        Assert.All(heard, h => Assert.StartsWith("【应急值守】[重大]泸定县滑坡，12:52磨西镇", h.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_second_after_the_deadline_is_late_by_a_second()
    {
        await using var world = await World.Begin(cluster, "12:52");
        var county = await world.County(World.Luding);
        var report = Says.Phone(world, World.Luding);

        world.Sleep(new TimeSpan(0, 30, 1));
        var reply = await county.File(report);

        Assert.Equal([("phone", 1)], reply.Settled.Select(s => (s.Kind, s.LateBySeconds)));
        Assert.Equal([("first", World.Beijing("13:52"))], reply.Opened.Select(o => (o.Kind, o.DueAt)));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task The_room_takes_down_what_a_county_says_on_the_phone_and_nothing_written()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();

        var reply = await officer.File(Says.Phone(world, World.Luding));
        var refused = await officer.Refused("/api/v1/reports", Says.First(world, World.Luding), HttpStatusCode.Forbidden);

        Assert.Equal(["phone"], reply.Settled.Select(s => s.Kind));
        Assert.Equal("access.forbidden", refused.Code);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_final_report_closes_the_incident_and_only_a_correction_may_follow()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding));
        world.Sleep(TimeSpan.FromHours(2));
        var ended = await county.File(Says.Update(world, World.Luding, first.IncidentId) with { ResponseEndedAt = world.Now });
        Assert.Equal(["final"], ended.Opened.Select(o => o.Kind));

        var final = await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Final, ReportId = Ids.New(world.Now.AddSeconds(1)), CommandId = Ids.New(world.Now.AddSeconds(1)) });
        var late = await county.Refused("/api/v1/reports", Says.Update(world, World.Luding, first.IncidentId), HttpStatusCode.Conflict);
        var mended = await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Correction, Corrects = first.ReportId, CorrectionNote = "死亡人数有误" });

        Assert.Equal(["final"], final.Settled.Select(s => s.Kind));
        Assert.Equal("report.incident-closed", late.Code);
        Assert.Empty(mended.Settled);
        Assert.Equal(["final"], await world.Rows<string>("select state from incident"));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_neighbour_county_sees_nothing_of_it_and_cannot_file_for_it()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var neighbour = await world.County(World.Kangding);
        var filed = await county.File(Says.First(world, World.Luding));
        var console = await neighbour.Follow("0.0.0");

        Assert.Empty((await neighbour.Get<Page<IncidentSummary>>("/api/v1/incidents")).Items);
        Assert.Empty((await neighbour.Get<Page<ObligationView>>("/api/v1/obligations")).Items);
        Assert.Empty((await neighbour.Get<Page<AlertView>>("/api/v1/alerts")).Items);
        Assert.Empty((await neighbour.Get<EventBatch>("/api/v1/events?after=0.0.0&take=200")).Events);
        await neighbour.Get($"/api/v1/incidents/{filed.IncidentId}", HttpStatusCode.NotFound);
        Assert.Equal("thing.not-found", (await neighbour.Refused("/api/v1/reports", Says.Update(world, World.Kangding, filed.IncidentId), HttpStatusCode.NotFound)).Code);
        Assert.Equal("unit.unknown", (await neighbour.Refused("/api/v1/reports", Says.First(world, World.Luding), HttpStatusCode.NotFound)).Code);
        Assert.Empty(console.Seen);

        var alert = (await (await world.Officer()).Get<Page<AlertView>>("/api/v1/alerts")).Items.Single();
        await neighbour.Get($"/api/v1/alerts/{alert.Id}", HttpStatusCode.NotFound);
        var answer = await neighbour.Refused($"/api/v1/alerts/{alert.Id}/acknowledgements", new { commandId = Ids.New(world.Now) }, HttpStatusCode.NotFound);
        Assert.Equal("thing.not-found", answer.Code);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_county_sees_its_own_alerts_but_not_who_was_told_above_it()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        await county.File(Says.First(world, World.Luding));

        var alert = (await county.Get<Page<AlertView>>("/api/v1/alerts")).Items.Single();
        var above = (await (await world.Officer()).Get<Page<AlertView>>("/api/v1/alerts")).Items.Single();

        Assert.Empty(alert.Messages);
        Assert.Equal(2, above.Messages.Count);
        Assert.All(above.Messages.SelectMany(m => m.Deliveries), d => Assert.Equal("delivered", d.State));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_report_that_meets_its_deadline_in_the_same_instant_as_the_sweep_is_met_or_late_and_never_both()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var county = await world.County(World.Luding);
        var lead = await officer.RecordVerified(Says.Lead(world, World.Luding));
        await world.PassTo("13:29:59");
        world.Clock.SetUtcNow(World.Beijing("13:30:01").ToUniversalTime());

        await Task.WhenAll(county.File(Says.Phone(world, World.Luding, lead.IncidentId)), world.Settle());

        var phone = (await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}")).Obligations.Single(o => o.Kind == "phone");
        Assert.Equal((ObligationState.MetLate, 1), (phone.State, phone.LateBySeconds!.Value));
        Assert.InRange(await Count(world, "select count(*) from obligation_step where position = 2"), 0, 1);
        Assert.Equal(1, await Count(world, "select count(*) from event where kind = 'obligation.met-late'"));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_raised_level_is_a_page_and_shortens_the_running_follow_up()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding));
        Assert.Equal(World.Beijing("2026-11-23T01:00:00+08:00"), first.Opened.Single().DueAt);
        await world.Phones.Hear();
        await world.PassTo("13:04");

        var worse = await county.File(Says.Update(world, World.Luding, first.IncidentId) with { LevelConfirmed = IncidentLevel.I, Figures = new Figures { Dead = 31 } });

        Assert.Equal(World.Beijing("14:04"), worse.Opened.Single().DueAt);
        var heard = await world.Phones.Hear();
        Assert.Contains(heard, h => h.Who == "513300/duty-leader" && h.Body.Contains("升级为[特别重大]", StringComparison.Ordinal));
        world.IgnoreOtherTexts();
    }

    private static async Task<long> Count(World world, string sql) => (await world.Rows<long>(sql)).Single();
}
