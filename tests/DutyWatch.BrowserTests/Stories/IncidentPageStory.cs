using System.Text.RegularExpressions;
using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed partial class IncidentPageStory(DutyServer server) : Story(server)
{
    private const string Place = "磨房沟村";

    [Fact]
    public async Task Enter_opens_the_story_a_follow_up_shows_by_itself_what_it_changed_and_escape_goes_back_to_the_same_row()
    {
        using var officer = Call("ganzi-officer");
        var lead = await officer.RecordLead("513328", Place, minutesAgo: 40);
        using var county = Call("garze-filer");
        await county.FilePhoneReport(lead, Place);
        var desk = await SitDown("ganzi-officer");
        var row = desk.Board.Filter(new() { HasText = Place });
        await row.Locator(".hit").ClickAsync();
        await desk.Press("Enter");

        var page = desk.Page.Locator(".ipage");
        await Expect(page.Locator(".ih h2")).ToContainTextAsync(Place);
        await Expect(page.Locator(".story .tl").First).ToContainTextAsync("死亡 2");
        await Expect(page.Locator(".story")).ToContainTextAsync("压断公路");
        await Expect(page.Locator(".story .tl").First.Locator(".tag.late")).ToHaveTextAsync(Late());
        await Expect(page.Locator(".story .tl").Last).ToContainTextAsync("线索");
        await Expect(page.Locator(".kept")).ToContainTextAsync("按发生时刻起算的规则第 1 版");
        await Expect(page.Locator(".matrix tbody tr").First.Locator("td").Nth(1)).ToHaveTextAsync(Seconds());

        // Nobody reloads anything: the follow-up comes by the stream.
        await county.FileUpdate(lead, Place, "山体滑坡，压断公路，已抢通便道", new() { Dead = 3, Missing = 1, Injured = 4 });
        var newest = page.Locator(".story .tl").First;
        await Expect(newest).ToContainTextAsync("续报二");
        await Expect(newest.Locator("ins")).ToHaveTextAsync("，已抢通便道");
        await Expect(newest.Locator(".fd .chg [aria-hidden]").First).ToHaveTextAsync("2→3");
        await Expect(newest.Locator(".fd")).ToContainTextAsync("未知→4");
        await Expect(page.Locator(".chart .value.end")).ToHaveTextAsync("3");
        await Expect(page.Locator(".kept tr").Filter(new() { HasText = "续报三" })).ToHaveCountAsync(1);

        await desk.Press("d");
        var compared = desk.Sheet.Locator(".compare tbody tr");
        await Expect(compared.Filter(new() { HasText = "死亡" })).ToHaveClassAsync("differs");
        await Expect(compared.Filter(new() { HasText = "失联" })).ToHaveClassAsync("");
        await Expect(desk.Sheet.Locator(".compare ins")).ToHaveTextAsync("，已抢通便道");
        await desk.Press("Escape");
        await Expect(desk.Sheet).ToHaveCountAsync(0);

        await desk.Press("Escape");
        await Expect(page).ToHaveCountAsync(0);
        await Expect(row.Locator(".hit")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(row.Locator(".hit")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_address_of_an_incident_that_is_not_ours_says_so_and_shows_nothing()
    {
        using var officer = Call("ganzi-officer");
        var foreign = await officer.RecordLead("513336", "青麦乡", minutesAgo: 5);
        var county = await Open();
        county.Excuse("status of 404");
        await county.Page.GotoAsync(new Uri(new Uri(Server.Address), $"/incidents/{foreign.IncidentId}").ToString());
        await county.SignIn("derong-filer", Server.Account("derong-filer").Password);
        await Expect(county.Page.GetByText("不在本单位范围内")).ToBeVisibleAsync();
        await Expect(county.Page.Locator("body")).Not.ToContainTextAsync("青麦乡");
    }

    [GeneratedRegex(@"^迟 \d+ 分$")]
    private static partial Regex Late();

    [GeneratedRegex(@"^\+\d+(:\d\d)?(:\d\d)?\.?\d?$")]
    private static partial Regex Seconds();
}
