using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class LifeOfALeadStory(DutyServer server) : Story(server)
{
    private const string Place = "斯木乡";
    private const string Verified = "翁达镇";

    [Fact]
    public async Task A_lead_is_handed_on_from_the_incidents_page_and_the_story_says_so()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513327", Place, minutesAgo: 3);
        var desk = await SitDown("ganzi-officer");
        await desk.Board.Filter(new() { HasText = Place }).Locator(".hit").ClickAsync();
        await desk.Press("Enter");
        var page = desk.Page.Locator(".ipage");
        await page.GetByLabel("理由").FillAsync("在色达境内");
        await page.GetByPlaceholder("转给哪个单位").FillAsync("sd");
        await desk.Press("Enter");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "转交" }).ClickAsync();

        await Expect(page.Locator(".story .tl").First).ToContainTextAsync("由炉霍移交色达");
        await Expect(page.Locator(".story .tl").First).ToContainTextAsync("在色达境内");
        await Expect(page.Locator(".kept tr").Filter(new() { HasText = "色达" })).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_room_owes_the_verification_V_opens_the_lead_and_judging_it_clears_the_rail()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513333", Verified, minutesAgo: 3);
        var desk = await SitDown("ganzi-officer");
        var owed = desk.Rail.Filter(new() { HasText = "线索核实" }).Filter(new() { HasText = Verified });
        await owed.Locator(".hit").ClickAsync();
        await desk.Press("v");
        var page = desk.Page.Locator(".ipage");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "属实", Exact = true }).ClickAsync();
        await Expect(page.Locator(".story .tl").First).ToContainTextAsync("线索属实");

        await desk.Press("Escape");
        await Expect(desk.Board.Filter(new() { HasText = Verified })).ToHaveCountAsync(1);
        await Expect(owed).ToHaveCountAsync(0);
    }
}
