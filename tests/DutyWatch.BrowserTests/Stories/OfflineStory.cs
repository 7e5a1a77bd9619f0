using System.Text.RegularExpressions;
using DutyWatch.BrowserTests.Ground;
using DutyWatch.SystemTests.Client;
using DutyWatch.SystemTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

/// <summary>A county whose line is gone: browser and device are closed and started again, and nothing that was filed is lost or filed twice.</summary>
public sealed class OfflineStory(DutyServer server) : Story(server)
{
    private const string Seda = "513333";

    /// <summary>Waits until a worker answers for the page and the store holds so many desks: with one, no server is needed from then on.</summary>
    private const string Keeps = """
        async (desks) => {
            const kept = () => new Promise((resolve) => {
                const asked = indexedDB.open('dutywatch', 1);
                asked.onsuccess = () => {
                    const count = asked.result.transaction('desk').objectStore('desk').count();
                    count.onsuccess = () => { asked.result.close(); resolve(count.result); };
                };
            });
            await navigator.serviceWorker.ready;
            for (let tries = 0; !navigator.serviceWorker.controller || await kept() !== desks; tries += 1) {
                if (tries > 200) throw new Error(`${desks} desks were never kept`);
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
        }
        """;

    [Fact]
    public async Task Three_reports_filed_without_network_survive_a_closed_browser_and_are_filed_once_in_order_with_their_times()
    {
        var profile = Directory.CreateTempSubdirectory("dutywatch-profile-").FullName;
        await using var cable = new Cable(() => Server.Address);
        var county = await Start(profile, cable.Address);
        await county.SignIn("seda-filer", Server.Account("seda-filer").Password);
        await Expect(county.Chip).ToHaveClassAsync(new Regex(@"\blive\b"));
        await county.Page.EvaluateAsync(Keeps, 1);

        // The line goes, the browser is closed, and started again without a line.
        cable.IsDown = true;
        await county.Context.CloseAsync();
        county = await Start(profile, cable.Address);
        await Expect(county.Page.Locator(".cutbar")).ToContainTextAsync("断网：数据截至");
        await Expect(county.Page.Locator(".top")).ToContainTextAsync("色达县");
        var before = DateTimeOffset.Parse(await county.Page.EvaluateAsync<string>("new Date().toISOString()"), System.Globalization.CultureInfo.InvariantCulture);
        await county.Press("n");
        await Fill(county, "色柯镇", "色柯镇后山滑坡，压断公路");
        await Expect(Waiting(county)).ToHaveCountAsync(1);
        await Waiting(county).GetByRole(AriaRole.Button, new() { Name = "续报" }).ClickAsync();
        await Expect(county.Page.Locator("#report-stage")).ToHaveValueAsync("first");
        await Expect(county.Page.Locator("#report-place")).ToHaveValueAsync("色柯镇");
        await Say(county, "色柯镇滑坡已设卡，正在核查伤亡");
        await Expect(Waiting(county)).ToHaveCountAsync(2);
        await county.Press("n");
        await Fill(county, "霍西乡", "霍西乡河水上涨");
        await Expect(Waiting(county)).ToHaveCountAsync(3);
        await Expect(county.Page.Locator(".chip.queued")).ToHaveTextAsync("待发 3");
        await county.Page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Screens, "county-offline.png") });

        // Closed once more: the device was switched off.
        await county.Context.CloseAsync();
        county = await Start(profile, cable.Address);
        await Expect(Waiting(county)).ToHaveCountAsync(3);
        Assert.Empty(await Server.ReportsOf(Seda));
        var offline = DateTimeOffset.Parse(await county.Page.EvaluateAsync<string>("new Date().toISOString()"), System.Globalization.CultureInfo.InvariantCulture);
        cable.IsDown = false;

        // A session ends with its browser: whoever filed signs in again, and what waits goes by itself.
        await Expect(county.Page.Locator(".signin")).ToContainTextAsync("3 份待发");
        await county.SignIn("seda-filer", Server.Account("seda-filer").Password);
        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("已收");
        await Expect(Waiting(county)).ToHaveCountAsync(0);
        await Expect(county.Page.Locator(".cutbar, .queued")).ToHaveCountAsync(0);
        await county.Page.ReloadAsync();
        await Expect(county.Chip).ToHaveClassAsync(new Regex(@"\blive\b"));
        var filed = await Server.ReportsOf(Seda);
        Assert.Equal([("phone", "色柯镇后山滑坡，压断公路"), ("first", "色柯镇滑坡已设卡，正在核查伤亡"), ("phone", "霍西乡河水上涨")], filed.Select(one => (one.Stage, one.Course)));
        Assert.Equal(filed[0].IncidentId, filed[1].IncidentId);
        Assert.NotEqual(filed[0].IncidentId, filed[2].IncidentId);
        // The filer's times, corrected by what the server's clock was when it was last heard.
        Assert.Equal(filed.Select(one => one.FiledAt), filed.Select(one => one.FiledAt).Order());
        Assert.All(filed, one => Assert.InRange(one.FiledAt, before.AddSeconds(-2), offline.AddSeconds(2)));
        Assert.All(filed, one => Assert.True(one.ReceivedAt > one.FiledAt));
        await county.Context.CloseAsync();
        Directory.Delete(profile, recursive: true);
    }

    [Fact]
    public async Task A_desk_that_was_opened_without_network_goes_on_under_the_hands_of_whoever_writes_when_it_is_back()
    {
        await using var cable = new Cable(() => Server.Address);
        var county = await SitDown("litang-filer", at: cable.Address);
        Excuse(county);
        await county.Page.EvaluateAsync(Keeps, 1);
        cable.IsDown = true;
        await cable.Cut(TimeSpan.Zero, new MachineTime(), TestContext.Current.CancellationToken);
        await county.Page.ReloadAsync();
        await Expect(county.Page.Locator(".cutbar")).ToContainTextAsync("断网：数据截至");
        await county.Press("n");
        await county.Page.FillAsync("#report-contactPhone", "12");
        await county.Page.FillAsync("#report-course", "高城镇山火，正在");
        // The words of the server's own checks, without it.
        await Expect(county.Page.Locator(".fd").Filter(new() { HasText = "R-E14" })).ToHaveCountAsync(1);

        cable.IsDown = false;
        await Expect(county.Chip).ToHaveClassAsync(new Regex(@"\b(live|caught)\b"));
        await Expect(county.Page.Locator(".cutbar")).ToHaveCountAsync(0);
        await Expect(county.Page.Locator("#report-course")).ToBeFocusedAsync();
        await county.Page.Keyboard.TypeAsync("扑救");
        await Expect(county.Page.Locator("#report-course")).ToHaveValueAsync("高城镇山火，正在扑救");
    }

    [Fact]
    public async Task What_waits_is_sent_by_its_own_account_alone_and_whoever_signs_out_leaves_no_desk_behind()
    {
        await using var cable = new Cable(() => Server.Address);
        var county = await SitDown("luhuo-filer", at: cable.Address);
        Excuse(county);
        await county.Page.EvaluateAsync(Keeps, 1);
        cable.IsDown = true;
        await cable.Cut(TimeSpan.Zero, new MachineTime(), TestContext.Current.CancellationToken);
        await Expect(county.Chip).ToContainTextAsync("已断线");
        await county.Press("n");
        await Fill(county, "新都镇", "新都镇山洪");
        await Expect(Waiting(county)).ToHaveCountAsync(1);
        // His session ends meanwhile.
        await county.Context.ClearCookiesAsync();
        cable.IsDown = false;
        await county.Page.ReloadAsync();
        await Expect(county.Page.Locator(".signin")).ToContainTextAsync("本机还有luhuo-filer填报的 1 份待发");

        await county.SignIn("batang-filer", Server.Account("batang-filer").Password);
        await Expect(county.Chip).ToHaveClassAsync(new Regex(@"\blive\b"));
        await Expect(county.Page.Locator(".cutnote")).ToContainTextAsync("luhuo-filer");
        await Expect(Waiting(county)).ToHaveCountAsync(0);
        await county.Page.EvaluateAsync(Keeps, 1);
        await county.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(county.Page.Locator("#user")).ToBeVisibleAsync();
        Assert.Empty(await Server.ReportsOf("513327"));
        await county.Page.EvaluateAsync(Keeps, 0);

        await county.SignIn("luhuo-filer", Server.Account("luhuo-filer").Password);
        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("按时");
        await Expect(county.Page.Locator(".chip.queued")).ToHaveCountAsync(0);
        Assert.Equal("新都镇山洪", Assert.Single(await Server.ReportsOf("513327")).Course);
    }

    [Fact]
    public async Task The_page_its_worker_and_its_manifest_are_asked_for_each_time_and_hashed_files_never_again()
    {
        var ct = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = new Uri(Server.Address) };
        foreach (var path in (string[])["/", "/search", "/sw.js", "/manifest.webmanifest", "/icon-512.png"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
            Assert.True(answer.IsSuccessStatusCode, path);
            Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
            Assert.Contains("worker-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), ct);
        using var script = await http.GetAsync(new Uri(Regex.Match(page, "src=\"(/assets/[^\"]+)\"").Groups[1].Value, UriKind.Relative), ct);
        Assert.Contains("immutable", script.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        using var manifest = await http.GetAsync(new Uri("/manifest.webmanifest", UriKind.Relative), ct);
        Assert.Equal("application/manifest+json", manifest.Content.Headers.ContentType?.MediaType);
    }

    private async Task<Seat> Start(string profile, string address)
    {
        var seat = await Seat.Take(await Server.StartOwnBrowser(profile), address);
        Excuse(seat);
        return seat;
    }

    // A browser complains of every try that finds nobody, and of a cable that is pulled in the middle of one.
    private static void Excuse(Seat seat)
    {
        seat.Excuse("net::ERR_");
        seat.Excuse("WebSocket connection to");
        seat.Excuse("status of 401");
    }

    private static ILocator Waiting(Seat county) => county.Page.Locator(".wait");

    private static async Task Fill(Seat county, string place, string course)
    {
        await Expect(county.Page.Locator("#report-stage")).ToHaveValueAsync("phone");
        await county.Page.FillAsync("#report-kind", "滑坡");
        await county.Page.Keyboard.PressAsync("Enter");
        await county.Page.FillAsync("#report-place", place);
        await Say(county, course);
    }

    private static async Task Say(Seat county, string course)
    {
        await county.Page.FillAsync("#report-course", course);
        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await county.Press("Control+Enter");
    }
}
