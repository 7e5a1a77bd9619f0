using System.Text.RegularExpressions;
using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed partial class KeyboardStory(DutyServer server) : Story(server)
{
    [Fact]
    public async Task The_keys_alone_record_a_lead_find_what_is_overdue_and_acknowledge_it()
    {
        var desk = await SitDown("ganzi-deputy");
        await desk.Press("n");
        await Expect(desk.Page.Locator("#record-time")).ToBeFocusedAsync();
        foreach (var words in (string[])["刚才", "康定新都桥镇", "滑坡", "n、g、a 在格子里只是字", "过路司机"])
        {
            await desk.Page.Keyboard.TypeAsync(words);
            await desk.Press("Enter");
        }
        await desk.Press("y", "Control+Enter");
        await Expect(desk.Rail.Filter(new() { HasText = "新都桥镇" })).ToHaveCountAsync(3);

        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513327", "新都镇益娘村", minutesAgo: 41);
        var late = desk.Rail.Filter(new() { HasText = "新都镇益娘村" }).Filter(new() { HasText = "电话首报" });
        await Expect(late).ToHaveClassAsync(Late());
        await PressUntilSelected(desk, "g", late);
        await Expect(desk.Side.Locator("h2")).ToContainTextAsync("新都镇益娘村");

        // A is not used up by one alert: each of the incident's own is answered, page first.
        await Expect(desk.Side.Locator(".mx").Filter(new() { HasText = "等" })).Not.ToHaveCountAsync(0);
        await desk.Press("a");
        await Expect(desk.Log.Filter(new() { HasText = "已有人应答" })).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task T_turns_the_light_and_the_question_mark_shows_all_keys()
    {
        var desk = await SitDown("ganzi-officer");
        var root = desk.Page.Locator("html");
        var before = await root.GetAttributeAsync("data-theme");
        await desk.Press("t");
        await Expect(root).Not.ToHaveAttributeAsync("data-theme", before!);
        await desk.Press("?");
        await Expect(desk.Sheet.Locator("h2")).ToHaveTextAsync("全部按键");
        await Expect(desk.Sheet.Locator(".keylist")).ToContainTextAsync("下一项超时");
        await desk.Press("Escape");
        await Expect(desk.Sheet).ToHaveCountAsync(0);
    }

    /// <summary>G goes from one overdue row to the next; other stories may have left some before this one.</summary>
    private static async Task PressUntilSelected(Seat desk, string key, Microsoft.Playwright.ILocator row)
    {
        var rows = await desk.Rail.CountAsync();
        for (var presses = 0; presses < rows; presses++)
        {
            await desk.Press(key);
            await Expect(desk.Page.Locator(".rail .ob.L.sel")).ToHaveCountAsync(1);
            if (Selected().IsMatch(await row.GetAttributeAsync("class") ?? ""))
            {
                break;
            }
        }
        await Expect(row).ToHaveClassAsync(Selected());
    }

    [GeneratedRegex(@"\bL\b")]
    private static partial Regex Late();

    [GeneratedRegex(@"\bsel\b")]
    private static partial Regex Selected();
}
