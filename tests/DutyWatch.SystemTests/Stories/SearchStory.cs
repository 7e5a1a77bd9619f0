using System.Net;
using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>"Where did I read that": the room and the counties look for words in what was filed.</summary>
public sealed class SearchStory(TestCluster cluster)
{
    private const string Path = "/api/v1/incidents/search";

    [Theory]
    [InlineData("滑坡", "滑坡")]
    [InlineData("货车被埋", "货车被埋")]
    [InlineData("埋", "埋")]
    [InlineData("磨西 消防", "磨西")]
    [InlineData("ROCKFALL near", "rockfall near")]
    [InlineData("rockf", "rockfall")]
    [InlineData("值班员甲", "值班员甲")]
    public async Task A_report_is_found_by_its_words(string words, string shown)
    {
        await using var world = await World.Begin(cluster);
        var filed = await File(world, World.Luding, "公路上方山体滑坡，一辆货车被埋 (rockfall near the road)");
        await File(world, World.Kangding, "学校操场积水", "积水");

        var hit = Assert.Single(await Found(await world.Officer(), $"?q={Uri.EscapeDataString(words)}&unit=513322"));

        Assert.Equal((filed.IncidentId, filed.ReportId, ReportStage.First, 1), (hit.Incident.Id, hit.ReportId!.Value, hit.ReportStage!.Value, hit.ReportNo!.Value));
        Assert.Contains(shown, hit.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_is_found_by_its_number_and_the_newest_report_that_says_so_is_shown()
    {
        await using var world = await World.Begin(cluster);
        var filed = await File(world, World.Luding, "公路塌方");
        await File(world, World.Luding, "河水上涨", "涨水");
        world.Sleep(TimeSpan.FromMinutes(1));
        var update = await (await world.County(World.Luding)).File(Says.Update(world, World.Luding, filed.IncidentId) with { Course = "公路塌方已抢通" });
        var officer = await world.Officer();

        var byNumber = Assert.Single(await Found(officer, $"?q={filed.IncidentNumber.ToLowerInvariant()}"));
        var byWords = Assert.Single(await Found(officer, "?q=塌方"));

        Assert.Equal((filed.IncidentId, null), (byNumber.Incident.Id, byNumber.ReportId));
        Assert.Equal((update.ReportId, 2), (byWords.ReportId!.Value, byWords.ReportNo!.Value));
        Assert.Empty(await Found(officer, "?q=0836-3122345"));
        Assert.Empty(await Found(officer, "?q=雪崩"));
    }

    [Fact]
    public async Task A_county_finds_its_own_and_nothing_of_its_neighbours()
    {
        await using var world = await World.Begin(cluster);
        var own = await File(world, World.Luding, "公路塌方");
        var foreign = await File(world, World.Kangding, "公路塌方，桥梁受损");
        // Both counties report on one incident: each reads its own words only.
        await (await world.Officer()).Record(Says.Lead(world, World.Luding) with { OwingUnits = [World.Luding, World.Kangding] });
        var shared = (await world.Rows<Guid>("select incident_id from lead"))[0];
        await (await world.County(World.Kangding)).File(Says.First(world, World.Kangding, shared) with { Course = "仅康定知道的隧道渗水" });
        var luding = await world.County(World.Luding);

        Assert.Equal([own.IncidentId], (await Found(luding, "?q=塌方")).Select(h => h.Incident.Id));
        Assert.Empty(await Found(luding, "?q=渗水"));
        Assert.Empty(await Found(luding, $"?q={foreign.IncidentNumber}"));
        Assert.Empty(await Found(luding, "?q=桥梁&unit=513301"));
        Assert.Equal([shared], (await Found(await world.County(World.Kangding), "?q=渗水")).Select(h => h.Incident.Id));
        Assert.Equal(3, (await Found(await world.Officer(), "")).Count);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Filters_narrow_what_is_found_and_work_without_words()
    {
        await using var world = await World.Begin(cluster, "10:00");
        var luding = await File(world, World.Luding, "公路塌方");
        var kangding = await File(world, World.Kangding, "公路塌方", kind: "acc.road", level: IncidentLevel.III);
        await world.Pass(TimeSpan.FromHours(3));
        var jiulong = await File(world, World.Jiulong, "公路塌方");
        var officer = await world.Officer();

        foreach (var words in new[] { "", "q=塌方&" })
        {
            async Task Finds(string filter, params FileReportReply[] expected) =>
                Assert.Equal(expected.Select(e => e.IncidentId), (await Found(officer, $"?{words}{filter}")).Select(h => h.Incident.Id));

            await Finds("", jiulong, kangding, luding);
            await Finds("kind=acc", kangding);
            await Finds("kind=nat.geo.landslide", jiulong, luding);
            await Finds("kind=nat.ge");
            await Finds("level=III", kangding);
            await Finds("level=III,IV", jiulong, kangding, luding);
            await Finds("unit=513324", jiulong);
            await Finds("unit=513300", jiulong, kangding, luding);
            await Finds("unit=999999");
            await Finds("from=2026-11-22T12:00:00%2B08:00", jiulong);
            await Finds("to=2026-11-22T12:00:00%2B08:00", kangding, luding);
            await Finds("late=true", kangding);
            await Finds("late=false", jiulong, luding);
            await Finds("state=written", jiulong, kangding, luding);
            await Finds("state=final,lead");
        }
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        await using var world = await World.Begin(cluster);
        for (var n = 0; n < 5; n++)
        {
            await File(world, World.Luding, $"公路塌方第{n}处");
        }
        var officer = await world.Officer();
        var all = (await Found(officer, "?q=塌方")).Select(h => h.Incident.Id).ToList();

        var paged = new List<Guid>();
        string? next = null;
        do
        {
            var page = await officer.Get<Page<SearchHit>>($"{Path}?q=塌方&take=2{(next is null ? "" : $"&page={next}")}");
            paged.AddRange(page.Items.Select(h => h.Incident.Id));
            next = page.NextPage;
        }
        while (next is not null);

        Assert.Equal(5, paged.Count);
        Assert.Equal(all, paged);
    }

    [Theory]
    [InlineData("level=V", "body.malformed")]
    [InlineData("state=gone", "body.malformed")]
    [InlineData("late=perhaps", "body.malformed")]
    [InlineData("from=yesterday", "body.malformed")]
    [InlineData("to=13:70", "body.malformed")]
    [InlineData("kind=nat%25", "body.malformed")]
    [InlineData("unit=%00", "body.malformed")]
    [InlineData("take=0", "body.malformed")]
    [InlineData("page=!", "body.malformed")]
    [InlineData("q=%00", "text.invalid")]
    [InlineData("q=@101", "text.too-long")]
    public async Task What_cannot_be_read_is_refused(string query, string code)
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();

        var refused = await officer.Get($"{Path}?{query.Replace("@101", new string('a', 101), StringComparison.Ordinal)}", code == "body.malformed" ? HttpStatusCode.BadRequest : HttpStatusCode.UnprocessableEntity);

        Assert.Equal(code, refused.GetProperty("code").GetString());
    }

    private static async Task<FileReportReply> File(World world, string county, string course, string title = "塌方", string kind = "nat.geo.landslide", IncidentLevel level = IncidentLevel.IV)
    {
        world.Sleep(TimeSpan.FromSeconds(1));
        world.IgnoreOtherTexts();
        return await (await world.County(county)).File(Says.First(world, county) with { Course = course, Title = title, Kind = kind, LevelConfirmed = level });
    }

    private static async Task<IReadOnlyList<SearchHit>> Found(Guest guest, string query) => (await guest.Get<Page<SearchHit>>(Path + query)).Items;
}
