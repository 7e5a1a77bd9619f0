using System.Text.RegularExpressions;
using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed partial class CutLinkStory(DutyServer server) : Story(server)
{
    [Fact]
    public async Task A_desk_that_was_cut_off_while_three_things_happened_reads_as_one_that_never_was()
    {
        var witness = await SitDown("ganzi-deputy");
        var cut = await SitDown("ganzi-officer");
        cut.Excuse("net::ERR_INTERNET_DISCONNECTED");
        using var officer = Call("ganzi-officer");

        await cut.Context.SetOfflineAsync(true);
        await Expect(cut.Chip).ToContainTextAsync("已断线");
        var lead = await officer.RecordLead("513324", "湾坝镇小伙房", minutesAgo: 5);
        using var county = Call("jiulong-filer");
        await county.FilePhoneReport(lead, "湾坝镇小伙房");
        await officer.RecordLead("513325", "八角楼乡", minutesAgo: 5);
        await Expect(witness.Board.Filter(new() { HasText = "八角楼乡" })).ToHaveCountAsync(1);
        await Expect(cut.Page.Locator(".cutbar")).ToContainTextAsync("已断线");
        await Expect(cut.Board.Filter(new() { HasText = "湾坝镇小伙房" })).ToHaveCountAsync(0);

        await cut.Context.SetOfflineAsync(false);
        await Expect(cut.Chip).ToContainTextAsync(new Regex(@"已追上，补 [1-9]\d* 条"));
        await Expect(cut.Log.Filter(new() { HasText = "新线索" }).Filter(new() { HasText = "湾坝镇小伙房" })).ToHaveCountAsync(1);
        await Expect(cut.Log.Filter(new() { HasText = "新线索" }).Filter(new() { HasText = "八角楼乡" })).ToHaveCountAsync(1);
        await Expect(cut.Log.Filter(new() { HasText = "九龙县电话首报：" })).ToHaveCountAsync(1);
        await SeesTheSame(cut, witness);
    }

    [Fact]
    public async Task What_was_typed_survives_a_refusal_and_a_reload()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513326", "鲜水镇", minutesAgo: 2);
        var county = await SitDown("dawu-filer");
        // The checks that the form asks for meanwhile are refused for the same reason, and the browser writes that down.
        county.Excuse("status of 422");
        var title = new string('雪', 10_000);
        await OpenReport(county);
        await county.Page.FillAsync("#report-course", "鲜水镇后山滑坡，正在核实");
        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await county.Page.FillAsync("#report-title", title);
        await county.Press("Control+Enter");

        await Expect(county.Page.Locator(".filing .problem code")).ToHaveTextAsync("text.too-long");
        await Expect(county.Page.Locator("#report-title-error")).ToContainTextAsync("文字过长");
        await Expect(county.Page.Locator("#report-title")).ToBeFocusedAsync();
        await Expect(county.Page.Locator("#report-title")).ToHaveValueAsync(title);

        await county.Page.ReloadAsync();
        await OpenReport(county);
        await Expect(county.Page.Locator("#report-course")).ToHaveValueAsync("鲜水镇后山滑坡，正在核实");
        await Expect(county.Page.Locator("#report-title")).ToHaveValueAsync(title);

        await county.Page.FillAsync("#report-title", "鲜水镇滑坡");
        await county.Press("Control+Enter");
        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("已收");
    }

    [Fact]
    public async Task A_desk_that_is_cut_off_for_over_two_minutes_shows_whom_to_ring()
    {
        using var officer = Call("ganzi-officer");
        var desk = await SitDown("ganzi-officer");
        desk.Excuse("net::ERR_INTERNET_DISCONNECTED");
        await desk.Page.WaitForFunctionAsync("() => localStorage.getItem('duty-numbers')");
        await desk.Context.SetOfflineAsync(true);
        await Expect(desk.Chip).ToContainTextAsync("已断线");
        await Expect(desk.Page.Locator(".numbers")).ToHaveCountAsync(0);

        await desk.Page.Clock.InstallAsync(new() { TimeDate = (await officer.Now()).AddMinutes(3).UtcDateTime });

        await Expect(desk.Chip).ToContainTextAsync("请用电话");
        await Expect(desk.Page.Locator(".numbers li")).ToHaveCountAsync(18);
        await Expect(desk.Page.Locator(".numbers li").Filter(new() { HasText = "泸定" }).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new Regex(@"^tel:\+86\d{11}$"));
        await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Screens, "desk-cut-phone.png") });

        await desk.Context.SetOfflineAsync(false);
        await Expect(desk.Chip).ToContainTextAsync(new Regex("实时|已追上"));
        await Expect(desk.Page.Locator(".numbers")).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(desk.Page.Locator("#user")).ToBeVisibleAsync();
        Assert.Null(await desk.Page.EvaluateAsync<string?>("() => localStorage.getItem('duty-numbers')"));
    }

    private static async Task OpenReport(Seat county)
    {
        await Expect(county.Owed.Filter(new() { HasText = "鲜水镇" })).ToHaveCountAsync(2);
        await county.Press("r");
        await Expect(county.Page.Locator("#report-stage")).ToHaveValueAsync("phone");
    }

    /// <summary>Not a line more, not a line less: the log of the two counties that only this story knows, rail and board, countdowns aside.</summary>
    private static async Task SeesTheSame(Seat one, Seat other)
    {
        ILocator[] Lines(Seat seat) => [seat.Log.Filter(new() { HasTextRegex = OwnCounties() }), seat.Rail.Locator(".w"), seat.Board.Locator(".ev, .st")];
        foreach (var (lines, expected) in Lines(one).Zip(Lines(other)))
        {
            await Expect(lines).ToHaveTextAsync(await expected.AllTextContentsAsync());
        }
    }

    [GeneratedRegex("九龙县|雅江县")]
    private static partial Regex OwnCounties();
}
