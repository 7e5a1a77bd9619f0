using System.IO.Compression;
using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Load;

/// <summary>What a page makes a slow line carry: its scripts, each as gzip sends it.</summary>
public sealed class ScriptSizeTests(DutyServer server) : Story(server)
{
    private const int Kilobyte = 1024;

    [Fact]
    public async Task The_desk_loads_at_most_500_KB_of_scripts_and_neither_map_nor_charts()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513301", "炉城镇", minutesAgo: 2);
        var desk = await SitDown("ganzi-officer");
        await Expect(desk.Board).Not.ToHaveCountAsync(0);

        var scripts = await Loaded(desk);

        Assert.NotEmpty(scripts);
        Assert.InRange(Gzipped(scripts), 1, 500 * Kilobyte);
        Assert.DoesNotContain(scripts, name => name.Contains("Map", StringComparison.Ordinal) || name.Contains("chart", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_countys_form_loads_at_most_380_KB_of_scripts()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513329", "色威镇", minutesAgo: 2);
        var county = await SitDown("xinlong-filer");
        await Expect(county.Owed.Filter(new() { HasText = "色威镇" })).Not.ToHaveCountAsync(0);
        await Expect(county.Page.Locator("#report-stage")).ToBeVisibleAsync();

        Assert.InRange(Gzipped(await Loaded(county)), 1, 380 * Kilobyte);
    }

    private static Task<string[]> Loaded(Seat seat) => seat.Page.EvaluateAsync<string[]>(
        "() => performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname).filter((path) => path.endsWith('.js'))");

    private static long Gzipped(IEnumerable<string> scripts) => scripts.Distinct().Sum(script =>
    {
        using var sent = new MemoryStream();
        using (var gzip = new GZipStream(sent, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(Path.Combine(Checkout.Pages, script.TrimStart('/'))));
        }
        return sent.Length;
    });
}
