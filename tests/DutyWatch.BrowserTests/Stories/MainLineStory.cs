using System.Globalization;
using System.Text.RegularExpressions;
using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed partial class MainLineStory(DutyServer server) : Story(server)
{
    private const string Luding = "泸定县";

    [Fact]
    public async Task A_lead_reaches_the_silent_county_its_answer_shows_by_itself_and_its_report_clears_the_rail()
    {
        var desk = await SitDown("ganzi-officer");
        await RecordLead(desk, minutesAgo: 25);
        var owed = desk.Rail.Filter(new() { HasText = $"{Luding}·电话首报" });
        await Expect(owed).ToContainTextAsync("磨西镇燕子沟");

        await AnswerFromThePhone(desk);
        await Expect(desk.Side.Locator(".mx").Filter(new() { HasText = "短信" })).ToContainTextAsync("应答");
        await Expect(desk.Board.Filter(new() { HasText = "磨西镇燕子沟" }).Locator(".told")).ToContainTextAsync("1/1");

        var county = await SitDown("luding-filer");
        await FilePhoneReport(county);
        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("按时");
        await Expect(owed).ToHaveCountAsync(0);
        var row = desk.Board.Filter(new() { HasText = "磨西镇燕子沟" });
        await Expect(row.Locator(".fg")).ToContainTextAsync("死亡2");
        await Expect(row.Locator(".st")).ToContainTextAsync("电话✓");
        await Expect(desk.Rail.Filter(new() { HasText = $"{Luding}·书面首报" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_county_that_reports_late_is_told_so_and_the_board_keeps_the_minutes()
    {
        var desk = await SitDown("ganzi-officer");
        using var officer = Call("ganzi-officer");
        var lead = await officer.RecordLead("513323", "章谷镇白呷山", minutesAgo: 33.5);
        var late = desk.Rail.Filter(new() { HasText = "丹巴县·电话首报" });
        await Expect(late).ToHaveClassAsync(new Regex(@"\bL\b"));
        await Expect(late.Locator(".cd")).ToHaveTextAsync(Overdue());
        await Expect(late.Locator(".ladder i.d")).Not.ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".rail")).Not.ToContainTextAsync("owing");

        using var county = Call("danba-filer");
        var reply = await county.FilePhoneReport(lead, "章谷镇白呷山");
        var minutes = Math.Ceiling(reply.Settled.Single(one => one.Kind == "phone").LateBySeconds / 60.0).ToString(CultureInfo.InvariantCulture);
        await Expect(late).ToHaveCountAsync(0);
        await Expect(desk.Board.Filter(new() { HasText = "章谷镇白呷山" }).Locator(".st")).ToContainTextAsync($"电话 迟{minutes}分");
        await Expect(desk.Log.Filter(new() { HasText = $"丹巴县电话首报迟 {minutes} 分" })).ToHaveCountAsync(1);
    }

    private static async Task RecordLead(Seat desk, int minutesAgo)
    {
        await desk.Press("n");
        await desk.Page.FillAsync("#record-time", $"-{minutesAgo}");
        await desk.Page.FillAsync("#record-place", "泸定磨西镇燕子沟");
        await desk.Page.FillAsync("#record-kind", "hp");
        await desk.Press("Enter");
        await desk.Page.FillAsync("#record-sentence", "过路司机说山上下来石头，路断了");
        await desk.Page.FillAsync("#record-caller", "过路司机 13800000000");
        await desk.Press("Control+Enter");
        await Expect(desk.Page.Locator(".toast")).ToContainTextAsync("时限已开始");
    }

    private static async Task AnswerFromThePhone(Seat desk)
    {
        var phones = await desk.Context.NewPageAsync();
        await phones.GotoAsync(new Uri(new Uri(desk.Page.Url), "/phone-box").ToString());
        await phones.GetByRole(AriaRole.Searchbox).FillAsync("泸定");
        var phone = phones.Locator(".phone").Filter(new() { HasText = "磨西镇燕子沟" });
        await Expect(phone.Locator(".bub").First).ToContainTextAsync(Reminder());
        var quick = phone.Locator("form button");
        await Expect(quick).ToHaveTextAsync(QuickReply());
        await quick.ClickAsync();
        await phones.Keyboard.PressAsync("Enter");
        await Expect(phone.Locator(".bub").Last).ToContainTextAsync("已记录");
        await phones.CloseAsync();
    }

    private static async Task FilePhoneReport(Seat county)
    {
        await county.Press("r");
        await Expect(county.Page.Locator("#report-stage")).ToHaveValueAsync("phone");
        await county.Page.FillAsync("#figure-dead", "2");
        await county.Page.FillAsync("#figure-missing", "0");
        await county.Page.FillAsync("#report-course", "燕子沟山体滑坡，压断公路，两辆货车被埋");
        await county.Page.SelectOptionAsync("#report-levelConfirmed", "III");
        await county.Page.FillAsync("#report-signer", "带班丙");
        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await county.Press("Control+Enter");
    }

    [GeneratedRegex(@"电话首报应\d\d:\d\d前报.*复1 \d+")]
    private static partial Regex Reminder();

    [GeneratedRegex(@"^1 \d{2,6}$")]
    private static partial Regex QuickReply();

    [GeneratedRegex(@"^\+3:[34]\d|^\+[4-9]:\d\d")]
    private static partial Regex Overdue();
}
