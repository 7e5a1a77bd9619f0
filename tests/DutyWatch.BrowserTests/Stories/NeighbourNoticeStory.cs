using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class NeighbourNoticeStory(DutyServer server) : Story(server)
{
    private const string Place = "正斗乡";

    [Fact]
    public async Task The_room_tells_a_neighbour_who_reads_the_words_and_answers_them()
    {
        using var caller = Call("ganzi-officer");
        await caller.RecordLead("513336", Place, minutesAgo: 2);
        var officer = await SitDown("ganzi-officer");
        await officer.Board.Filter(new() { HasText = Place }).Locator(".hit").ClickAsync();
        await officer.Press("Enter");
        var page = officer.Page.Locator(".ipage");
        await page.GetByRole(AriaRole.Button, new() { Name = "通报毗邻" }).ClickAsync();
        await page.GetByLabel("得荣县").CheckAsync();
        await page.Locator(".steps").GetByLabel("请他们留意什么").FillAsync("注意下游水位");
        await officer.Press("Enter");
        await Expect(page.Locator(".story .tl").First).ToContainTextAsync("通报得荣");

        var county = await SitDown("derong-filer");
        var notice = county.Page.GetByRole(AriaRole.Region, new() { Name = "邻县通报" });
        await Expect(notice).ToContainTextAsync("注意下游水位");
        await notice.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);
    }
}
