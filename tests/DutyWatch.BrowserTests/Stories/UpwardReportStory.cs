using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class UpwardReportStory(DutyServer server) : Story(server)
{
    private const string Place = "措拉镇";

    [Fact]
    public async Task The_room_composes_the_report_to_the_province_signs_it_by_keys_and_sees_it_in_the_story()
    {
        using var officer = Call("ganzi-officer");
        var lead = await officer.RecordLead("513335", Place, minutesAgo: 20);
        using var county = Call("batang-filer");
        await county.FilePhoneReport(lead, Place);
        var desk = await SitDown("ganzi-officer");
        await desk.Board.Filter(new() { HasText = Place }).Locator(".hit").ClickAsync();
        await desk.Press("Enter");
        await Expect(desk.Page.Locator(".ipage .story .tl").First).ToContainTextAsync("死亡 2");

        await desk.Press("p");
        await Expect(desk.Page.Locator("#upward-stage")).ToBeFocusedAsync();
        await desk.Press("ArrowDown");
        await Expect(desk.Page.Locator("#upward-course")).ToHaveValueAsync($"{Place}山体滑坡，压断公路");
        await Expect(desk.Page.Locator("#upward-dead")).ToHaveValueAsync("2");
        await Expect(desk.Sheet.Locator(".beside")).ToContainTextAsync("电话首报");
        await desk.Page.Locator("#upward-measures").PressSequentiallyAsync("州里已派工作组");
        await Expect(desk.Sheet.Locator(".beside ins")).ToHaveTextAsync("州里已派工作组");
        desk.Excuse("status of 422");
        await desk.Press("Control+Enter");
        await Expect(desk.Sheet.Locator(".problem")).ToContainTextAsync("report.element-missing");
        await Expect(desk.Page.Locator("#upward-contactPhone")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("0836-2811111");
        await desk.Page.Locator("#upward-signer").FocusAsync();
        await desk.Press("ArrowDown", "Control+Enter");

        await Expect(desk.Sheet).ToHaveCountAsync(0);
        var passed = desk.Page.Locator(".story [data-upward]");
        await Expect(passed).ToContainTextAsync("报省首报");
        await Expect(passed).ToContainTextAsync("州里已派工作组");
        await Expect(passed).ToContainTextAsync("死亡 2");
        var file = await desk.Page.RunAndWaitForDownloadAsync(() => passed.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync());
        Assert.Contains("dutywatch-report", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await desk.Press("p", "ArrowDown");
        await Expect(desk.Page.Locator("#upward-title")).ToHaveValueAsync($"甘孜藏族自治州关于巴塘县{Place}滑坡的续报一");
    }
}
