using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>A passed report goes to another DutyWatch as a file, where no line is.</summary>
public sealed class ExchangeFileStory(TestCluster cluster)
{
    private static readonly JsonSerializerOptions Spread = new() { WriteIndented = true };

    [Fact]
    public async Task A_file_is_taken_in_as_the_units_own_report_and_its_follow_up_goes_to_the_same_incident()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await using var province = await Province.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (officer, theirs) = (await world.Officer(), await province.Guest(Role.PrefectureOfficer, Province.Code));
        var incident = await OneCounty(world);
        var first = await Export(officer, (await Upwards.Pass(world, officer, incident)).UpwardId);
        await world.Pass(TimeSpan.FromMinutes(20));
        await province.Pass(TimeSpan.FromMinutes(20));
        var second = await Export(officer, (await Upwards.Pass(world, officer, incident, report => report with { Course = "又救出一人。", AsOf = world.Now })).UpwardId);

        Assert.Equal("exchange.first-missing", (await theirs.Refused("/api/v1/exchange", Import(province, second), HttpStatusCode.Conflict)).Code);
        var taken = await TakeIn(province, theirs, Import(province, first));
        var followed = await TakeIn(province, theirs, Import(province, second));
        Assert.StartsWith("SC-20261122-33-", taken.IncidentNumber, StringComparison.Ordinal);
        Assert.Equal(taken.IncidentId, followed.IncidentId);
        Assert.Equal(["phone", "first"], taken.Settled.Select(one => one.Kind).Order(StringComparer.Ordinal).Reverse());

        var again = Import(province, first);
        Assert.Equal(CommandState.Duplicate, (await TakeIn(province, theirs, again)).State);
        var reports = (await theirs.Get<IncidentFile>($"/api/v1/incidents/{taken.IncidentId}")).Reports;
        Assert.Equal([ReportStage.First, ReportStage.Update], reports.Select(one => one.Stage));
        Assert.All(reports, one => Assert.Equal(("exchange", World.Prefecture), (one.Door, one.UnitCode)));
    }

    [Fact]
    public async Task White_space_changes_nothing_but_a_word_does()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await using var province = await Province.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (officer, theirs) = (await world.Officer(), await province.Guest(Role.PrefectureOfficer, Province.Code));
        var file = await Export(officer, (await Upwards.Pass(world, officer, await OneCounty(world))).UpwardId);
        Task<RefusalBody> Refused(string altered, HttpStatusCode status = HttpStatusCode.UnprocessableEntity) => theirs.Refused("/api/v1/exchange", Import(province, altered), status);

        Assert.Equal("exchange.altered", (await Refused(Changed(file, it => it["report"]!["course"] = "别的话"))).Code);
        Assert.Equal("exchange.altered", (await Refused(Changed(file, it => it["sha256"] = new string('0', 64)))).Code);
        Assert.Equal("exchange.version-newer", (await Refused(Changed(file, it => { it["version"] = 2; it["later"] = "?"; }))).Code);
        Assert.Equal("exchange.format-unknown", (await Refused(Changed(file, it => it["format"] = "dutywatch-score"))).Code);
        Assert.Equal("exchange.format-unknown", (await Refused("[]")).Code);
        Assert.Equal("exchange.unit-foreign", (await Refused(Changed(file, it => it["sender"]!["unitCode"] = World.Luding))).Code);
        Assert.Equal("exchange.unit-foreign", (await Refused(Changed(file, it => it["sender"]!["unitCode"] = Province.Code))).Code);
        Assert.Equal("property.unknown", (await Refused(Changed(file, it => it["more"] = 1), HttpStatusCode.BadRequest)).Code);
        Assert.Equal("exchange.unit-foreign", (await (await world.Officer()).Refused("/api/v1/exchange", Import(world, file), HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("access.forbidden", (await (await province.County(World.Prefecture)).Refused("/api/v1/exchange", Import(province, file), HttpStatusCode.Forbidden)).Code);

        var spread = JsonSerializer.Serialize(JsonNode.Parse(file), Spread);
        Assert.Equal(CommandState.Accepted, (await TakeIn(province, theirs, Import(province, spread))).State);
    }

    [Fact]
    public async Task A_kind_that_the_receiver_does_not_know_and_a_drills_report_are_refused_and_a_county_gets_no_file()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await using var province = await Province.Begin(cluster, "13:00", "delete from kind where slug = 'nat.geo.landslide';");
        world.IgnoreOtherTexts();
        var (officer, theirs) = (await world.Officer(), await province.Guest(Role.PrefectureOfficer, Province.Code));
        var passed = await Upwards.Pass(world, officer, await OneCounty(world));
        var file = await Export(officer, passed.UpwardId);

        Assert.Equal("report.kind-unknown", (await theirs.Refused("/api/v1/exchange", Import(province, file), HttpStatusCode.UnprocessableEntity)).Code);
        var drill = Changed(file, it =>
        {
            it["report"]!["drill"] = true;
            it["sha256"] = DutyWatch.Server.Upward.Outgoing.Hash(JsonSerializer.SerializeToElement(it["report"], Wire.Options));
        });
        Assert.Equal("exchange.drill-differs", (await theirs.Refused("/api/v1/exchange", Import(province, drill), HttpStatusCode.Conflict)).Code);
        Assert.Equal("access.forbidden", (await (await world.County(World.Luding)).Get($"/api/v1/upward-reports/{passed.UpwardId}/file", HttpStatusCode.Forbidden)).GetProperty("code").GetString());
        Assert.Equal("thing.not-found", (await officer.Get($"/api/v1/upward-reports/{Guid.Empty}/file", HttpStatusCode.NotFound)).GetProperty("code").GetString());
    }

    private static async Task<Guid> OneCounty(World world)
    {
        var county = await world.County(World.Luding);
        return (await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II, AsOf = world.Now, Figures = new Figures { Dead = 2, LossYuan = 12000.50m } })).IncidentId;
    }

    private static Task<string> Export(Guest officer, Guid id) => officer.Http.GetStringAsync(new Uri($"/api/v1/upward-reports/{id}/file", UriKind.Relative));

    private static ImportReportRequest Import(World world, string file) => new() { CommandId = Ids.New(world.Now), File = JsonDocument.Parse(file).RootElement };

    private static async Task<FileReportReply> TakeIn(World world, Guest officer, ImportReportRequest request)
    {
        var reply = (await officer.Post("/api/v1/exchange", request)).Deserialize<FileReportReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    private static string Changed(string file, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(file)!;
        change(node);
        return node.ToJsonString();
    }
}
