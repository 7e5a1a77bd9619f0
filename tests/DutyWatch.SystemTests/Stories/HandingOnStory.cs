using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>An incident turns out to be another county's, or none; and the prefecture asks for a check of one (domain 1.6, 3.1).</summary>
public sealed class HandingOnStory(TestCluster cluster)
{
    [Fact]
    public async Task An_incident_that_is_another_countys_goes_to_it_and_its_clock_goes_on()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, luding, kangding) = (await world.Officer(), await world.County(World.Luding), await world.County(World.Kangding));
        var first = await luding.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II });
        await world.PassTo("13:40");
        await world.Phones.Hear();

        var moved = await Transfer(world, officer, first.IncidentId, World.Kangding);

        // The call and the written report were due long ago: ten minutes are left; the follow-up goes on as it ran (level II: every two hours).
        Assert.Equal(
            [("phone", World.Beijing("13:50")), ("first", World.Beijing("14:00")), ("update", World.Beijing("15:00"))],
            moved.Opened.Select(o => (o.Kind, o.DueAt)));
        var heard = await world.Phones.Hear();
        var moving = heard.Where(h => h.Body.Contains("移交", StringComparison.Ordinal)).ToList();
        Assert.Equal([$"{World.Kangding}/duty-officer", $"{World.Luding}/duty-officer"], moving.Select(h => h.Who).Order(StringComparer.Ordinal));
        Assert.All(moving, h => Assert.Contains("由泸定县移交康定市，请康定市13:50前报：塌方点在康定境内", h.Body, StringComparison.Ordinal));
        world.IgnoreOtherTexts();

        var file = await luding.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal(first.ReportId, Assert.Single(file.Reports).Id);
        Assert.All(file.Obligations.Where(o => o.Kind == "update"), o => Assert.Equal(ObligationState.Excused, o.State));
        Assert.Equal((World.Kangding, first.IncidentNumber), (file.Incident.UnitCode, file.Incident.Number));
        Assert.Equal(("transferred", World.Luding, World.Kangding), Assert.Single(file.Acts) is var act ? (act.Act, act.FromUnit!, act.ToUnit!) : default);

        // The taker's end is the end: the giver reports no more.
        await world.PassTo("13:45");
        var update = await kangding.File(Says.Update(world, World.Kangding, first.IncidentId) with { ResponseEndedAt = world.Now });
        Assert.Equal(["first", "phone", "update"], update.Settled.Select(s => s.Kind).Order());
        await kangding.File(Says.Update(world, World.Kangding, first.IncidentId) with { Stage = ReportStage.Final });
        Assert.Equal("final", (await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.State);
        Assert.Equal("incident.over", (await officer.Refused($"/api/v1/incidents/{first.IncidentId}/transfer", To(world, World.Jiulong) with { From = World.Kangding }, HttpStatusCode.Conflict)).Code);
    }

    [Fact]
    public async Task Handing_on_needs_a_giver_a_taker_and_a_reason_and_may_come_back()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, county) = (await world.Officer(), await world.County(World.Luding));
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        world.IgnoreOtherTexts();
        var path = $"/api/v1/incidents/{lead.IncidentId}/transfer";

        Assert.Equal("report.element-missing", (await officer.Refused(path, To(world, World.Kangding) with { Reason = "" }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("incident.already-there", (await officer.Refused(path, To(world, World.Luding), HttpStatusCode.Conflict)).Code);
        Assert.Equal("unit.unknown", (await officer.Refused(path, To(world, World.Kangding) with { From = World.Jiulong }, HttpStatusCode.NotFound)).Code);
        Assert.Equal("unit.unknown", (await officer.Refused(path, To(world, World.Prefecture), HttpStatusCode.NotFound)).Code);
        Assert.Equal("access.forbidden", (await county.Refused(path, To(world, World.Kangding), HttpStatusCode.Forbidden)).Code);
        Assert.Equal("thing.not-found", (await officer.Refused($"/api/v1/incidents/{Ids.New(world.Now)}/transfer", To(world, World.Kangding), HttpStatusCode.NotFound)).Code);

        await Transfer(world, officer, lead.IncidentId, World.Kangding);
        var back = await Transfer(world, officer, lead.IncidentId, World.Luding);
        Assert.Equal(["phone", "first"], back.Opened.Select(o => o.Kind));
        Assert.Equal([World.Luding], Assert.Single((await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}")).Leads).OwingUnits);
    }

    [Fact]
    public async Task What_never_was_an_incident_two_persons_reject_and_nobody_owes_anything()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, leader, county) = (await world.Officer(), await world.Guest(Role.DutyLeader, World.Prefecture), await world.County(World.Luding));
        var first = await county.File(Says.First(world, World.Luding));
        await world.Phones.Hear();
        var path = $"/api/v1/incidents/{first.IncidentId}/rejection";
        Assert.Equal("report.element-missing", (await officer.Refused(path, Not(world) with { Reason = null }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("access.forbidden", (await county.Refused(path, Not(world), HttpStatusCode.Forbidden)).Code);

        await officer.Post(path, Not(world));
        Assert.Equal("incident.second-person-needed", (await officer.Refused(path, Not(world), HttpStatusCode.Conflict)).Code);
        Assert.Equal("written", (await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.State);
        await leader.Post(path, Not(world) with { Reason = null });
        await world.Settle();

        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal(("rejected", "系演练误报"), (file.Incident.State, Assert.Single(file.Acts).Reason));
        Assert.DoesNotContain(file.Obligations, o => o.State is ObligationState.Open or ObligationState.Reminded);
        var heard = Assert.Single(await world.Phones.Hear());
        Assert.Equal(($"{World.Luding}/duty-officer", true), (heard.Who, heard.Body.Contains("经复核不予受理，不用再报：系演练误报", StringComparison.Ordinal)));
        Assert.Equal("report.incident-closed", (await county.Refused("/api/v1/reports", Says.Update(world, World.Luding, first.IncidentId), HttpStatusCode.Conflict)).Code);
        Assert.Equal("incident.over", (await officer.Refused(path, Not(world), HttpStatusCode.Conflict)).Code);
        await world.PassTo("20:00");
    }

    [Fact]
    public async Task What_the_prefecture_asks_is_answered_by_a_call_within_half_an_hour_and_in_writing_within_an_hour()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, county) = (await world.Officer(), await world.County(World.Luding));
        var first = await county.File(Says.First(world, World.Luding));
        await world.PassTo("13:20");
        await world.Phones.Hear();

        var asked = await Demand(world, officer, first.IncidentId);
        Assert.Equal([("demand-phone", World.Beijing("13:50")), ("demand-written", World.Beijing("14:20"))], asked.Opened.Select(o => (o.Kind, o.DueAt)));
        var heard = Assert.Single(await world.Phones.Hear());
        Assert.Equal($"{World.Luding}/duty-officer", heard.Who);
        Assert.Matches("核报01号磨西镇滑坡：网传3人死亡，请核实。请13:50前电话、14:20前书面报，复1 \\d{4}$", heard.Body);
        world.IgnoreOtherTexts();
        Assert.All((await county.Get<Page<ObligationView>>("/api/v1/obligations?state=open")).Items.Where(o => o.Kind.StartsWith("demand", StringComparison.Ordinal)), o => Assert.Equal("网传3人死亡，请核实", o.Asked));
        await Demand(world, officer, first.IncidentId);

        await world.PassTo("13:30");
        var phone = await county.File(Says.Phone(world, World.Luding, first.IncidentId));
        Assert.Equal(["demand-phone", "demand-phone"], phone.Settled.Select(s => s.Kind));
        await world.PassTo("14:25");
        var written = await county.File(Says.Update(world, World.Luding, first.IncidentId));
        Assert.Equal([300, 300], written.Settled.Where(s => s.Kind == "demand-written").Select(s => s.LateBySeconds));
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal([("demanded", World.Luding), ("demanded", World.Luding)], file.Acts.Select(a => (a.Act, a.ToUnit!)));
        Assert.Equal([1, 2], file.Obligations.Where(o => o.Kind == "demand-phone").Select(o => o.No).Order());
    }

    [Fact]
    public async Task On_what_is_over_a_correction_answers_and_only_who_reported_is_asked()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, county) = (await world.Officer(), await world.County(World.Luding));
        var first = await county.File(Says.First(world, World.Luding));
        await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Final });
        world.IgnoreOtherTexts();
        var path = $"/api/v1/incidents/{first.IncidentId}/demands";
        Assert.Equal("report.element-missing", (await officer.Refused(path, Ask(world) with { Text = " " }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("demand.cannot-be-met", (await officer.Refused(path, Ask(world) with { UnitCode = World.Kangding }, HttpStatusCode.Conflict)).Code);
        Assert.Equal("unit.unknown", (await officer.Refused(path, Ask(world) with { UnitCode = World.Prefecture }, HttpStatusCode.NotFound)).Code);
        Assert.Equal("access.forbidden", (await county.Refused(path, Ask(world), HttpStatusCode.Forbidden)).Code);

        await Demand(world, officer, first.IncidentId);
        var correction = await county.File(Says.First(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Correction, Corrects = first.ReportId, CorrectionNote = "已核实，无死亡" });
        Assert.Equal(["demand-phone", "demand-written"], correction.Settled.Select(s => s.Kind).Order());
        Assert.Equal("final", (await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.State);
    }

    [Theory]
    [InlineData("nat.geo.landslide", 29, true)]
    [InlineData("nat.geo.landslide", 31, false)]
    [InlineData("acc.fire", 6, true)]
    [InlineData("acc.fire", 8, false)]
    public async Task Casualties_that_change_after_the_end_open_it_again_while_they_may(string kind, int days, bool opens)
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, county) = (await world.Officer(), await world.County(World.Luding));
        var first = await county.File(Says.First(world, World.Luding) with { Kind = kind });
        world.IgnoreOtherTexts();
        await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Final, Kind = kind });
        world.Sleep(TimeSpan.FromDays(days));
        await world.Settle();

        var correction = Says.First(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Correction, Kind = null, OccurredAt = null, Corrects = first.ReportId, CorrectionNote = "一人伤重不治" };
        // Words alone change nothing.
        await county.File(correction);
        Assert.NotEqual("reopened", (await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.State);
        var dead = await county.File(correction with { CommandId = Ids.New(world.Now), ReportId = Ids.New(world.Now), Figures = new Figures { Dead = 1, Trapped = 2 } });

        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal(opens ? "reopened" : "archived", file.Incident.State);
        Assert.Equal(opens ? ["update"] : [], dead.Opened.Select(o => o.Kind));
        Assert.Equal(opens ? ["终报后伤亡变化，自动重启：死亡0→1"] : [], file.Acts.Select(a => a.Reason));
    }

    private static async Task<TransferIncidentReply> Transfer(World world, Guest officer, Guid incident, string to)
    {
        var reply = (await officer.Post($"/api/v1/incidents/{incident}/transfer", To(world, to))).Deserialize<TransferIncidentReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    private static async Task<DemandReportReply> Demand(World world, Guest officer, Guid incident)
    {
        var reply = (await officer.Post($"/api/v1/incidents/{incident}/demands", Ask(world))).Deserialize<DemandReportReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    private static TransferIncidentRequest To(World world, string unit) => new() { CommandId = Ids.New(world.Now), To = unit, Reason = "塌方点在康定境内" };

    private static RejectIncidentRequest Not(World world) => new() { CommandId = Ids.New(world.Now), Reason = "系演练误报" };

    private static DemandReportRequest Ask(World world) => new() { CommandId = Ids.New(world.Now), UnitCode = World.Luding, Text = "网传3人死亡，请核实" };
}
