using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What was found goes into a table, and no cell of it does anything on the machine of whoever opens it.</summary>
public sealed class ExportStory(TestCluster cluster)
{
    private const string Path = "/api/v1/incidents/export";
    private const string Formula = "=HYPERLINK(\"http://example.invalid\",\"磨西\")";

    [Fact]
    public async Task Csv_is_read_as_chinese_and_starts_no_formula()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var filed = await File(world, World.Luding, Formula);

        using var answer = await (await world.Officer()).Http.GetAsync(new Uri($"{Path}?q=磨西&format=csv", UriKind.Relative), TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("incidents-20261122-1300.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("编号 Number,类别 Kind,级别 Level,状态 State,标题 Title,", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            $"{filed.IncidentNumber},滑坡 landslide,IV 一般,书面已报 written,\"'=HYPERLINK(\"\"http://example.invalid\"\",\"\"磨西\"\")\",磨西镇,泸定县 Luding County,2026-11-22 13:00:00,2026-11-22 13:00:00,2026-11-22 13:00:00,1,0",
            lines[1]);
    }

    [Fact]
    public async Task Xlsx_holds_texts_only()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await File(world, World.Luding, Formula);

        var bytes = await (await world.Officer()).Http.GetByteArrayAsync(new Uri($"{Path}?format=xlsx", UriKind.Relative), TestContext.Current.CancellationToken);

        using var zip = new ZipArchive(new MemoryStream(bytes));
        await using var stream = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        var sheet = await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken);
        var cells = sheet.Descendants().Where(e => e.Name.LocalName == "c").ToList();
        Assert.Equal(24, cells.Count);
        Assert.All(cells, c => Assert.Equal("inlineStr", c.Attribute("t")!.Value));
        Assert.DoesNotContain(sheet.Descendants(), e => e.Name.LocalName == "f");
        Assert.Contains(Formula, cells.Select(c => c.Value));
    }

    [Fact]
    public async Task A_county_takes_only_its_own_home_and_filters_hold()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var own = await File(world, World.Luding, "塌方");
        var foreign = await File(world, World.Kangding, "塌方");

        Assert.Equal([own.IncidentNumber], await Numbers(await world.County(World.Luding), ""));
        Assert.Equal([foreign.IncidentNumber], await Numbers(await world.Officer(), "?unit=513301"));
        Assert.Empty(await Numbers(await world.Officer(), "?level=I"));
    }

    [Fact]
    public async Task It_is_whole_however_many_stretches_it_takes()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await File(world, World.Luding, "塌方");
        await world.Rows<int>("""
            insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, title, place, occurred_precision, known_at, opened_at, version)
            select gen_random_uuid(), 'N' || n, i.unit_code, i.kind, i.state, i.level, i.level, i.level, i.title, i.place, i.occurred_precision, i.known_at, i.opened_at, 1
            from incident i cross join generate_series(1, 1100) n returning 1
            """);
        await world.Rows<int>("insert into incident_participant (incident_id, unit_code, part, since) select id, '513300', 'ancestor', opened_at from incident on conflict do nothing returning 1");

        var numbers = await Numbers(await world.Officer(), "");

        Assert.Equal(1101, numbers.Distinct().Count());
        Assert.Equal(1101, numbers.Count);
    }

    [Theory]
    [InlineData("?format=pdf", HttpStatusCode.BadRequest)]
    [InlineData("?level=V", HttpStatusCode.BadRequest)]
    [InlineData("?q=%00", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_read_is_refused(string query, HttpStatusCode status)
    {
        await using var world = await World.Begin(cluster);

        await (await world.Officer()).Get(Path + query, status);
    }

    private static async Task<List<string>> Numbers(Guest guest, string query) =>
        [.. (await guest.Http.GetStringAsync(new Uri(Path + query, UriKind.Relative), TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])];

    private static async Task<FileReportReply> File(World world, string county, string title)
    {
        world.IgnoreOtherTexts();
        return await (await world.County(county)).File(Says.First(world, county) with { Title = title });
    }
}
