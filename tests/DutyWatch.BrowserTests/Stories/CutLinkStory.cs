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
        var title = new string('雪', 10_000);
        await OpenReport(county);
        await county.Page.FillAsync("#report-course", "鲜水镇后山滑坡，正在核实");
        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await county.Page.FillAsync("#report-title", title);
        await county.Press("Control+Enter");

        await Expect(county.Sheet.Locator(".problem code")).ToHaveTextAsync("text.too-long");
        await Expect(county.Sheet.Locator("#report-title-error")).ToContainTextAsync("文字过长");
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

    private static async Task OpenReport(Seat county)
    {
        await Expect(county.Rail.Filter(new() { HasText = "鲜水镇" })).ToHaveCountAsync(2);
        await county.Press("g", "r");
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
