using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class MergedIncidentsStory(DutyServer server) : Story(server)
{
    private const string Here = "格什扎镇";
    private const string There = "丹东镇";

    [Fact]
    public async Task Two_incidents_are_merged_by_two_persons_and_the_old_page_leads_on()
    {
        using var caller = Call("ganzi-officer");
        var staying = await caller.RecordLead("513323", Here, minutesAgo: 4);
        await caller.RecordLead("513323", There, minutesAgo: 2);
        var officer = await SitDown("ganzi-officer");
        await officer.Board.Filter(new() { HasText = There }).Locator(".hit").ClickAsync();
        await officer.Press("Enter");
        var page = officer.Page.Locator(".ipage");
        await page.GetByRole(AriaRole.Button, new() { Name = "并案", Exact = true }).ClickAsync();
        await page.GetByPlaceholder("并入哪一起").FillAsync("gszz");
        await officer.Press("Enter");
        await page.Locator(".steps").GetByLabel("理由").FillAsync("同一处滑坡");
        await officer.Press("Enter");
        await Expect(page.Locator(".proposed")).ToContainTextAsync($"提请并入 {staying.IncidentNumber}");

        var deputy = await SitDown("ganzi-deputy");
        var row = deputy.Board.Filter(new() { HasText = There });
        await Expect(row).ToContainTextAsync("待复核并案");
        await row.Locator(".hit").ClickAsync();
        await deputy.Press("Enter");
        await deputy.Page.GetByRole(AriaRole.Button, new() { Name = "同意并案" }).ClickAsync();

        await Expect(page.Locator(".merged")).ToContainTextAsync($"已并入 {staying.IncidentNumber}");
        await page.Locator(".merged .link").ClickAsync();
        await Expect(page.Locator(".story .tl").First).ToContainTextAsync("并入");
        await Expect(page.Locator(".story .tl")).ToHaveCountAsync(3);
        await officer.Press("Escape");
        await Expect(officer.Board.Filter(new() { HasText = There })).ToHaveCountAsync(0);
    }
}
