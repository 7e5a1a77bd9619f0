using System.Globalization;
using Deque.AxeCore.Commons;
using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Screens;

/// <summary>Every screen at five sizes, in both languages, by day and by night. Its pictures stay in artifacts/screens.</summary>
public sealed class ScreenTests(DutyServer server) : Story(server)
{
    private static readonly (int Width, int Height)[] Sizes = [(390, 844), (820, 1180), (1280, 800), (1440, 900), (1920, 1080)];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string Look = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Screens", "look.js"));

    [Fact]
    public async Task Sign_in_is_readable_everywhere()
    {
        var seat = await Open();
        await seat.SignIn("luding-filer", "not-the-password");
        await Expect(seat.Page.Locator(".signin [role=alert]")).ToContainTextAsync("access.sign-in");
        await LookEverywhere(seat, "sign-in");
    }

    [Fact]
    public async Task The_desk_is_readable_everywhere()
    {
        await SomethingIsLate("513333", "色柯镇");
        var seat = await SitDown("ganzi-officer");
        await Expect(seat.Rail.Filter(new() { HasText = "色柯镇" })).Not.ToHaveCountAsync(0);
        await Expect(seat.Side).ToBeVisibleAsync();
        await LookEverywhere(seat, "desk");
    }

    [Fact]
    public async Task The_county_desk_is_readable_everywhere()
    {
        await SomethingIsLate("513334", "高城镇");
        var seat = await SitDown("litang-filer");
        await Expect(seat.Owed.Filter(new() { HasText = "高城镇" })).ToHaveCountAsync(2);
        await LookEverywhere(seat, "county");
    }

    [Fact]
    public async Task The_report_form_is_readable_everywhere()
    {
        await SomethingIsLate("513335", "夏邛镇");
        var seat = await SitDown("batang-filer");
        await Expect(seat.Owed.Filter(new() { HasText = "夏邛镇" })).ToHaveCountAsync(2);
        await seat.Press("r");
        await Expect(seat.Page.Locator("#report-stage")).ToHaveValueAsync("phone");
        await seat.Page.FillAsync("#report-course", "受地震影响，夏邛镇后山滑坡，堵塞道路60米。恳请州上支持挖掘机2台。");
        await seat.Page.FillAsync("#figure-dead", "h");
        await seat.Page.FillAsync("#figure-evacuated", "126");
        // What is missing is said once somebody tried.
        await seat.Press("Control+Enter");
        await LookEverywhere(seat, "report-form");
    }

    [Fact]
    public async Task The_phone_box_is_readable_everywhere()
    {
        await SomethingIsLate("513337", "金珠镇");
        var seat = await SitDown("ganzi-officer");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "电话匣" }).ClickAsync();
        await seat.Page.GetByRole(AriaRole.Searchbox).FillAsync("稻城县");
        await Expect(seat.Page.Locator(".phone").Filter(new() { HasText = "金珠镇" })).Not.ToHaveCountAsync(0);
        await LookEverywhere(seat, "phone-box");
    }

    [Fact]
    public async Task The_page_of_an_incident_is_readable_everywhere()
    {
        using var officer = Call("ganzi-officer");
        var lead = await officer.RecordLead("513329", "如龙镇", minutesAgo: 41);
        using var county = Call("xinlong-filer");
        await county.FilePhoneReport(lead, "如龙镇");
        await county.FileUpdate(lead, "如龙镇", "山体滑坡，压断公路两处，已转移群众一百二十六人", new() { Dead = 3, Missing = 0, Evacuated = 126 });
        var seat = await SitDown("ganzi-officer");
        await seat.Board.Filter(new() { HasText = "如龙镇" }).Locator(".hit").ClickAsync();
        await seat.Press("Enter");
        await Expect(seat.Page.Locator(".ipage .story .tl")).Not.ToHaveCountAsync(0);
        await Expect(seat.Page.Locator(".chart .value.end")).ToHaveTextAsync("3");
        await LookEverywhere(seat, "incident");
    }

    [Fact]
    public async Task The_phone_record_is_readable_everywhere()
    {
        await SomethingIsLate("513332", "洛须镇");
        var seat = await SitDown("ganzi-officer");
        await seat.Press("n");
        await seat.Page.FillAsync("#record-time", "-14");
        await seat.Page.FillAsync("#record-place", "石渠洛须镇真达方向8公里");
        await seat.Page.FillAsync("#record-kind", "sh");
        await seat.Press("Enter");
        await seat.Page.FillAsync("#record-sentence", "强降雨引发山洪，冲毁便桥一座，2人受伤送医，1人联系不上。");
        await seat.Press("Enter");
        await Expect(seat.Page.Locator("#record-caller-list li")).Not.ToHaveCountAsync(0);
        await LookEverywhere(seat, "phone-record");
    }

    private async Task SomethingIsLate(string county, string place)
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead(county, place, minutesAgo: 31);
    }

    private static async Task LookEverywhere(Seat seat, string screen)
    {
        List<string> found = [];
        // Once for a page: the package's own way loads it anew for every look.
        await seat.Page.EvaluateAsync(Axe);
        foreach (var language in (string[])["zh", "en"])
        {
            foreach (var theme in (string[])["light", "dark"])
            {
                await Show(seat.Page, language, theme);
                foreach (var (width, height) in Sizes)
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"{screen}-{language}-{theme}-{width}");
                    await seat.Page.SetViewportSizeAsync(width, height);
                    await seat.Page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Screens, $"{name}.png") });
                    found.AddRange((await seat.Page.EvaluateAsync<string[]>(Look)).Select(fault => $"{name}: {fault}"));
                }
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task Show(IPage page, string language, string theme)
    {
        var root = page.Locator("html");
        if (await root.GetAttributeAsync("lang") is "en" != (language == "en"))
        {
            await page.Locator(".tools [lang]:visible").ClickAsync();
        }
        if (await root.GetAttributeAsync("data-theme") != theme)
        {
            await page.Locator(".tools [aria-keyshortcuts=T]:visible").ClickAsync();
        }
        await Expect(root).ToHaveAttributeAsync("data-theme", theme);
        await Expect(root).ToHaveAttributeAsync("lang", language == "en" ? "en" : "zh-CN");
    }

}
