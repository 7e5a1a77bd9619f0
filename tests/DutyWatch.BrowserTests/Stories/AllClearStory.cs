using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class AllClearStory(DutyServer server) : Story(server)
{
    [Fact]
    public async Task A_county_says_that_all_is_quiet_with_one_answer_and_the_desk_sees_it()
    {
        using var officer = Call("ganzi-officer");
        using var filer = Call("shiqu-filer");
        var desk = await SitDown("ganzi-officer");
        var county = await SitDown("shiqu-filer");
        await Server.MissAllClear("513332");
        var owed = county.Owed.Filter(new() { HasText = "平安报" });
        await Expect(owed).ToHaveCountAsync(1);
        await Expect(desk.Rail.Filter(new() { HasText = "石渠县·平安报" })).ToHaveCountAsync(1);

        // Another story may have left the county something more urgent.
        await owed.Locator(".btn.p, .oo").First.ClickAsync();
        await Expect(county.Page.Locator("#quiet-fact")).ToBeFocusedAsync();
        county.Excuse("status of 422");
        await county.Press("Enter");
        await Expect(county.Sheet.Locator(".problem")).ToContainTextAsync("check-in.unfinished");
        await county.Page.FillAsync("#quiet-fact", await officer.NameOf(await filer.AskedWithAllClear()));
        await county.Press("Enter");

        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("收到平安报");
        await Expect(owed).ToHaveCountAsync(0);
        await Expect(desk.Rail.Filter(new() { HasText = "石渠县·平安报" })).ToHaveCountAsync(0);
        var line = desk.Log.Filter(new() { HasText = "石渠县报平安" });
        await Expect(line).ToHaveCountAsync(1);
        await Expect(line).Not.ToContainTextAsync("核对不符");
        await desk.Page.ReloadAsync();
        await Expect(line).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_room_takes_down_an_all_clear_on_the_phone_and_a_wrong_answer_is_shown()
    {
        var desk = await SitDown("ganzi-officer");
        await Server.MissAllClear("513333");
        var row = desk.Rail.Filter(new() { HasText = "色达县·平安报" });
        await row.Locator(".hit").ClickAsync();
        await desk.Press("r");
        await desk.Page.FillAsync("#quiet-fact", "没问到");
        await desk.Press("Enter");

        await Expect(row).ToHaveCountAsync(0);
        await Expect(desk.Log.Filter(new() { HasText = "色达县报平安" })).ToContainTextAsync("核对不符“没问到”");
    }
}
