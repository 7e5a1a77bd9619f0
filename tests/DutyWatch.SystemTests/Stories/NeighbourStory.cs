using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>毗邻通报: what may reach another county that county is told, and never reads the file (Emergency Response Law, articles 62 and 64).</summary>
public sealed class NeighbourStory(TestCluster cluster)
{
    // Four and a half kilometres from Kangding.
    private static readonly ReportPlace NearKangding = new() { Text = "烹坝镇", CountyCode = World.Luding, Latitude = 29.9563m, Longitude = 102.0959m };

    [Fact]
    public async Task What_happens_near_a_border_is_told_to_the_neighbour_who_answers_and_never_reads_the_file()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, luding, kangding) = (await world.Officer(), await world.County(World.Luding), await world.County(World.Kangding));
        var first = await luding.File(Says.First(world, World.Luding) with { Place = NearKangding });
        await world.Phones.Hear();

        var owed = Assert.Single(await Notices(officer, first.IncidentId));
        Assert.Equal((World.Prefecture, 1, World.Beijing("13:30")), (owed.UnitCode, owed.No, owed.DueAt));
        Assert.Equal([(World.Kangding, "near", false)], await Concerned(officer, first.IncidentId));

        await world.PassTo("13:10");
        var sent = await Send(world, officer, first.IncidentId, "注意上游来水", World.Kangding);
        Assert.Equal("neighbour-notice", Assert.Single(sent.Settled).Kind);
        Assert.Equal([(World.Kangding, "near", true)], await Concerned(officer, first.IncidentId));
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal(("noticed", World.Kangding, "注意上游来水"), Assert.Single(file.Acts) is var act ? (act.Act, act.ToUnit!, act.Reason) : default);

        var heard = Assert.Single(await world.Phones.Hear(), h => h.Body.Contains("毗邻通报", StringComparison.Ordinal));
        Assert.Equal($"{World.Kangding}/duty-officer", heard.Who);
        Assert.Matches("毗邻通报：泸定县13:00磨西镇滑坡。注意上游来水，复1 \\d{4}$", heard.Body);

        // On its desk, in words, and about no incident that it could try to open.
        var alert = Assert.Single((await kangding.Get<Page<AlertView>>("/api/v1/alerts?state=open")).Items);
        Assert.Equal((null, "毗邻通报：泸定县13:00磨西镇滑坡。注意上游来水"), (alert.IncidentId, alert.Reason.Zh));
        await kangding.Post($"/api/v1/alerts/{alert.Id}/acknowledgements", new AcknowledgeBody { CommandId = Ids.New(world.Now) });
        await kangding.Get($"/api/v1/incidents/{first.IncidentId}", HttpStatusCode.NotFound);
        Assert.DoesNotContain((await kangding.Get<Page<IncidentSummary>>("/api/v1/incidents")).Items, i => i.Id == first.IncidentId);
        Assert.Empty((await luding.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Concerned);
        await world.PassTo("14:00");
        world.IgnoreOtherTexts();
        Assert.Equal(ObligationState.Met, Assert.Single(await Notices(officer, first.IncidentId)).State);
    }

    [Fact]
    public async Task A_room_that_tells_nobody_is_late_and_the_file_says_whom_it_did_not_tell()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, kangding) = (await world.Officer(), await world.County(World.Kangding));
        var first = await kangding.File(Says.First(world, World.Kangding) with { Sensitive = ["S19"] });
        await world.PassTo("13:29");
        await world.Phones.Hear();
        Assert.DoesNotContain((await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Findings, f => f.Rule == "R-P08");

        await world.PassTo("13:30:01");
        Assert.Contains(await world.Phones.Hear(), h => h.Who == "513300/duty-leader" && h.Body.Contains("毗邻通报", StringComparison.Ordinal));
        var around = (await Concerned(officer, first.IncidentId)).Select(c => c.Unit).ToArray();
        await Send(world, officer, first.IncidentId, null, around[1..]);
        world.IgnoreOtherTexts();

        Assert.Equal(ObligationState.Late, Assert.Single(await Notices(officer, first.IncidentId)).State);
        var finding = Assert.Single((await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Findings, f => f.Rule == "R-P08");
        Assert.Equal("事件可能波及泸定县，尚未通报。", finding.Message.Zh);

        await world.PassTo("13:35");
        Assert.Equal(300, Assert.Single((await Send(world, officer, first.IncidentId, null, World.Luding)).Settled).LateBySeconds);
        Assert.DoesNotContain((await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Findings, f => f.Rule == "R-P08");
    }

    [Fact]
    public async Task Who_becomes_concerned_later_is_owed_a_notice_of_its_own_and_who_reports_himself_is_owed_none()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, luding, kangding) = (await world.Officer(), await world.County(World.Luding), await world.County(World.Kangding));
        var lead = await officer.Record(Says.Lead(world, World.Luding) with { Place = NearKangding });
        Assert.Equal(World.Beijing("13:30"), Assert.Single(await Notices(officer, lead.IncidentId)).DueAt);
        await Send(world, officer, lead.IncidentId, null, World.Kangding);

        await world.PassTo("13:20");
        await luding.File(Says.First(world, World.Luding, lead.IncidentId) with { Place = NearKangding, LevelProspective = IncidentLevel.II });
        Assert.Single(await Notices(officer, lead.IncidentId));

        var other = await kangding.File(Says.First(world, World.Kangding) with { Place = new ReportPlace { Text = "姑咱镇", CountyCode = World.Kangding, Latitude = 29.9605m, Longitude = 102.082m } });
        Assert.Equal([(World.Luding, "near", false)], (await Concerned(officer, other.IncidentId)).Where(c => c.Because == "near"));
        await world.PassTo("14:00");
        await kangding.File(Says.Update(world, World.Kangding, other.IncidentId) with { LevelProspective = IncidentLevel.II });
        var notices = await Notices(officer, other.IncidentId);
        Assert.Equal([(1, World.Beijing("13:50")), (2, World.Beijing("14:30"))], notices.OrderBy(o => o.No).Select(o => (o.No, o.DueAt)));
        Assert.DoesNotContain((await Concerned(officer, other.IncidentId)).Where(c => c.Because == "level"), c => c.Unit == World.Luding);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_notice_goes_to_counties_of_the_site_by_the_room_and_once_by_one_command()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, luding) = (await world.Officer(), await world.County(World.Luding));
        var first = await luding.File(Says.First(world, World.Luding));
        world.IgnoreOtherTexts();
        Assert.Empty(await Notices(officer, first.IncidentId));
        var path = $"/api/v1/incidents/{first.IncidentId}/notices";
        var request = Request(world, null, World.Jiulong);

        Assert.Equal("report.element-missing", (await officer.Refused(path, request with { Units = [] }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("unit.unknown", (await officer.Refused(path, request with { Units = [World.Jiulong, World.Prefecture] }, HttpStatusCode.NotFound)).Code);
        Assert.Equal("thing.not-found", (await officer.Refused($"/api/v1/incidents/{Ids.New(world.Now)}/notices", request, HttpStatusCode.NotFound)).Code);
        Assert.Equal("access.forbidden", (await luding.Refused(path, request, HttpStatusCode.Forbidden)).Code);

        await officer.Post(path, request);
        Assert.Equal("duplicate", (await officer.Post(path, request)).GetProperty("state").GetString());
        Assert.Equal(World.Jiulong, Assert.Single((await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Acts).ToUnit);
    }

    private static SendNoticeRequest Request(World world, string? text, params string[] units) => new() { CommandId = Ids.New(world.Now), Units = units, Text = text };

    private static async Task<SendNoticeReply> Send(World world, Guest officer, Guid incident, string? text, params string[] units) =>
        (await officer.Post($"/api/v1/incidents/{incident}/notices", Request(world, text, units))).Deserialize<SendNoticeReply>(Wire.Options)!;

    private static async Task<IReadOnlyList<ObligationView>> Notices(Guest officer, Guid incident) =>
        [.. (await officer.Get<IncidentFile>($"/api/v1/incidents/{incident}")).Obligations.Where(o => o.Kind == "neighbour-notice")];

    private static async Task<IReadOnlyList<(string Unit, string Because, bool Told)>> Concerned(Guest officer, Guid incident) =>
        [.. (await officer.Get<IncidentFile>($"/api/v1/incidents/{incident}")).Concerned.Select(c => (c.UnitCode, c.Because, c.NoticedAt is not null))];
}
