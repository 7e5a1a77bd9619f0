using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class LooseEndStory(DutyServer server) : Story(server)
{
    [Fact]
    public async Task A_text_that_could_not_be_filed_waits_on_the_desk_until_an_officer_says_what_was_done()
    {
        using var officer = Call("ganzi-officer");
        var desk = await SitDown("ganzi-officer");

        await officer.Text(Server.Account("batang-filer").Phone, "速报 巴塘 车祸 亡2");
        var row = desk.Page.Locator(".loose li").Filter(new() { HasText = "速报 巴塘 车祸 亡2" });
        await Expect(row).ToContainTextAsync("缺单位码或口令");
        await row.Locator("input").FillAsync("已打电话，记了电话首报");
        await desk.Press("Enter");

        await Expect(row).ToHaveCountAsync(0);
        await Expect(desk.Log.Filter(new() { HasText = "短信未入库办结" }).First).ToContainTextAsync("巴塘县");
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator(".loose li").Filter(new() { HasText = "速报 巴塘 车祸 亡2" })).ToHaveCountAsync(0);
    }
}
