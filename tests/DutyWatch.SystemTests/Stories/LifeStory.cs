using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What becomes of an incident beside being reported on: handed on as a lead, sent back, begun again, laid by (domain 3.1).</summary>
public sealed class LifeStory(TestCluster cluster)
{
    [Fact]
    public async Task A_lead_that_is_not_the_countys_goes_to_the_one_whose_it_is_and_the_clock_goes_on()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var lead = await officer.RecordVerified(Says.Lead(world, World.Luding));
        await world.PassTo("13:12");

        var moved = await Transfer(world, officer, lead, World.Kangding);

        Assert.Equal([World.Kangding], moved.OwingUnits);
        Assert.Equal([("phone", World.Beijing("13:30")), ("first", World.Beijing("14:00"))], moved.Opened.Select(o => (o.Kind, o.DueAt)));
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.All(file.Obligations.Where(o => o.UnitCode == World.Luding), o => Assert.Equal(ObligationState.Excused, o.State));
        Assert.Equal(("transferred", World.Luding, World.Kangding, "塌方点在康定境内"), Assert.Single(file.Acts) is var act ? (act.Act, act.FromUnit!, act.ToUnit!, act.Reason) : default);
        Assert.Equal((World.Kangding, lead.IncidentNumber, "lead"), (file.Incident.UnitCode, file.Incident.Number, file.Incident.State));

        // Silence is now Kangding's, and Luding is left in peace.
        await world.PassTo("13:30:01");
        Assert.Equal([$"{World.Kangding}/duty-leader", $"{World.Kangding}/duty-officer", $"{World.Kangding}/duty-officer"], (await world.Phones.WhoHeard()).Order());
    }

    [Fact]
    public async Task Handed_on_late_it_leaves_ten_minutes_and_needs_a_reason_and_a_taker()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var county = await world.County(World.Luding);
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        world.IgnoreOtherTexts();
        await world.PassTo("15:10");
        var path = $"/api/v1/leads/{lead.LeadId}/transfer";

        Assert.Equal("report.element-missing", (await officer.Refused(path, To(world, World.Kangding) with { Reason = " " }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("lead.already-there", (await officer.Refused(path, To(world, World.Luding), HttpStatusCode.Conflict)).Code);
        Assert.Equal("unit.unknown", (await officer.Refused(path, To(world, World.Prefecture), HttpStatusCode.NotFound)).Code);
        Assert.Equal("unit.unknown", (await officer.Refused(path, To(world, World.Kangding) with { From = World.Jiulong }, HttpStatusCode.NotFound)).Code);
        Assert.Equal("access.forbidden", (await county.Refused(path, To(world, World.Kangding), HttpStatusCode.Forbidden)).Code);
        Assert.Equal("thing.not-found", (await officer.Refused($"/api/v1/leads/{Ids.New(world.Now)}/transfer", To(world, World.Kangding), HttpStatusCode.NotFound)).Code);

        var moved = await Transfer(world, officer, lead, World.Kangding);
        Assert.All(moved.Opened, o => Assert.Equal(World.Beijing("15:20"), o.DueAt));
    }

    [Fact]
    public async Task What_was_over_begins_again_and_is_followed_and_ended_anew()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var officer = await world.Officer();
        var first = await county.File(Says.First(world, World.Luding));
        world.IgnoreOtherTexts();
        var path = $"/api/v1/incidents/{first.IncidentId}/reopening";
        Assert.Equal("incident.not-over", (await officer.Refused(path, Again(world), HttpStatusCode.Conflict)).Code);
        await County(world, county, first, ReportStage.Update, "14:00", ended: true);
        await County(world, county, first, ReportStage.Final, "15:00");
        Assert.Equal("report.incident-closed", (await county.Refused("/api/v1/reports", Says.Update(world, World.Luding, first.IncidentId), HttpStatusCode.Conflict)).Code);
        Assert.Equal("report.element-missing", (await officer.Refused(path, Again(world) with { Reason = null }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("thing.not-found", (await (await world.County(World.Kangding)).Refused(path, Again(world), HttpStatusCode.NotFound)).Code);

        await world.PassTo("20:00");
        var again = (await officer.Post(path, Again(world))).Deserialize<ReopenIncidentReply>(Wire.Options)!;
        await world.Settle();

        // Level IV: one follow-up within twelve hours, counted from now.
        Assert.Equal(("update", World.Beijing("2026-11-23T08:00+08:00")), Assert.Single(again.Opened) is var owed ? (owed.Kind, owed.DueAt) : default);
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal(("reopened", "复燃"), (file.Incident.State, Assert.Single(file.Acts).Reason));
        var followed = await County(world, county, first, ReportStage.Update, "20:30", ended: true);
        Assert.Equal("update", Assert.Single(followed.Settled).Kind);
        Assert.Equal("final", Assert.Single(followed.Opened).Kind);
        var ended = await County(world, county, first, ReportStage.Final, "21:00");
        Assert.Equal("final", Assert.Single(ended.Settled).Kind);
        Assert.Equal("final", (await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.State);
    }

    [Theory]
    [InlineData("nat.geo.landslide", 30)]
    [InlineData("acc.fire", 7)]
    public async Task What_is_over_is_laid_by_when_its_figures_can_no_longer_change(string kind, int days)
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { Kind = kind });
        world.IgnoreOtherTexts();
        await County(world, county, first, ReportStage.Final, "15:00");

        world.Sleep(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));
        await world.Settle();
        Assert.Equal("final", await StateOf(world, first));
        world.Sleep(TimeSpan.FromMinutes(1));
        await world.Settle();
        Assert.Equal("archived", await StateOf(world, first));

        var correction = Says.First(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Correction, Corrects = first.ReportId, CorrectionNote = "地点更正" };
        Assert.Equal(CommandState.Accepted, (await county.File(correction)).State);
        Assert.Equal("archived", await StateOf(world, first));
    }

    [Fact]
    public async Task A_report_that_will_not_do_goes_back_its_county_hears_of_it_and_a_correction_mends_it()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var officer = await world.Officer();
        var first = await county.File(Says.First(world, World.Luding));
        await world.Phones.Hear();
        var path = $"/api/v1/reports/{first.ReportId}/return";
        Assert.Equal("report.element-missing", (await officer.Refused(path, Back(world) with { Reason = "" }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("access.forbidden", (await county.Refused(path, Back(world), HttpStatusCode.Forbidden)).Code);
        Assert.Equal("thing.not-found", (await officer.Refused($"/api/v1/reports/{Ids.New(world.Now)}/return", Back(world), HttpStatusCode.NotFound)).Code);

        await world.PassTo("13:10");
        var back = (await officer.Post(path, Back(world))).Deserialize<ReturnReportReply>(Wire.Options)!;

        Assert.Equal(("supplement", World.Beijing("13:40")), Assert.Single(back.Opened) is var owed ? (owed.Kind, owed.DueAt) : default);
        var heard = Assert.Single(await world.Phones.Hear(), text => text.UnitCode == World.Luding);
        Assert.Equal("duty-officer", heard.Post);
        Assert.Matches("^【应急值守】01号磨西镇滑坡报告退回：被困人数与经过不符。请13:40前补报，复1 \\d{4}$", heard.Body);
        var file = await county.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal((first.ReportId, "被困人数与经过不符", "figures.trapped"), Assert.Single(file.Acts) is var act ? (act.ReportId!.Value, act.Reason, Assert.Single(act.Marks).Field) : default);
        Assert.Equal("无2人被困的经过", file.Acts[0].Marks[0].Note);
        world.IgnoreOtherTexts();
        // A second return while one is owed opens no second clock.
        Assert.Empty((await officer.Post(path, Back(world))).Deserialize<ReturnReportReply>(Wire.Options)!.Opened);

        await world.PassTo("13:25");
        var mended = await county.File(Says.First(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Correction, Corrects = first.ReportId, CorrectionNote = "被困2人，经过补充" });
        Assert.Equal(("supplement", 0), Assert.Single(mended.Settled) is var met ? (met.Kind, met.LateBySeconds) : default);
    }

    [Fact]
    public async Task What_came_back_to_one_county_another_does_not_see()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var lead = await officer.Record(Says.Lead(world, World.Luding) with { OwingUnits = [World.Luding, World.Kangding] });
        world.IgnoreOtherTexts();
        var first = await (await world.County(World.Luding)).File(Says.First(world, World.Luding, lead.IncidentId));
        await officer.Post($"/api/v1/reports/{first.ReportId}/return", Back(world));

        var other = await (await world.County(World.Kangding)).Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.Empty(other.Acts);
        Assert.DoesNotContain(await world.Rows<string>("select kind from event where kind = 'report.returned' and @unit = any(audience)", new { unit = World.Kangding }), kind => kind.Length > 0);
    }

    private static ReturnReportRequest Back(World world) => new() { CommandId = Ids.New(world.Now), Reason = "被困人数与经过不符", Marks = [new ReturnMark("figures.trapped", "无2人被困的经过")] };

    private static async Task<FileReportReply> County(World world, Guest county, FileReportReply first, ReportStage stage, string at, bool ended = false)
    {
        await world.PassTo(at);
        return await county.File(Says.First(world, World.Luding, first.IncidentId) with { Stage = stage, Kind = null, OccurredAt = null, ResponseEndedAt = ended ? world.Now : null });
    }

    private static async Task<string> StateOf(World world, FileReportReply first) =>
        (await (await world.Officer()).Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.State;

    private static async Task<TransferLeadReply> Transfer(World world, Guest officer, RecordLeadReply lead, string to)
    {
        var reply = (await officer.Post($"/api/v1/leads/{lead.LeadId}/transfer", To(world, to))).Deserialize<TransferLeadReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    private static TransferLeadRequest To(World world, string unit) => new() { CommandId = Ids.New(world.Now), To = unit, Reason = "塌方点在康定境内" };

    private static ReopenIncidentRequest Again(World world) => new() { CommandId = Ids.New(world.Now), Reason = "复燃" };
}
