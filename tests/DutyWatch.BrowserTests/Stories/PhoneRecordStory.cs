using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class PhoneRecordStory(DutyServer server) : Story(server)
{
    /// <summary>Besides the words for the five core elements.</summary>
    private const int MostKeys = 12;

    private int keys;

    [Fact]
    public async Task A_county_on_the_telephone_is_taken_down_in_nine_keys_and_has_reported()
    {
        var desk = await SitDown("ganzi-officer");
        await Key(desk, "n");
        await Expect(desk.Page.Locator("#record-time")).ToBeFocusedAsync();
        await Say(desk, "刚才");
        await Say(desk, "石渠洛须镇真达方向8公里");
        await Say(desk, "sh");
        await Expect(desk.Page.Locator("#record-kind")).ToHaveValueAsync("山洪灾害");
        await Say(desk, "山洪冲毁便桥一座，2人受伤送医，1人联系不上");
        await Expect(desk.Page.Locator("#record-figure-injured")).ToHaveValueAsync("2");
        // The county's officer on duty stands first: Enter takes him, with his number.
        await Expect(desk.Page.Locator("#record-caller-list li").First).ToContainTextAsync("当班");
        await Key(desk, "Enter");
        await Expect(desk.Page.Locator(".say")).ToContainTextAsync("石渠县洛须镇真达方向8公里，山洪灾害，山洪冲毁便桥一座");
        await Expect(desk.Page.Locator(".say")).ToContainTextAsync("失联一人");
        await Key(desk, "y");
        await Expect(desk.Page.Locator("#record-read")).ToHaveAttributeAsync("aria-checked", "true");
        await Key(desk, "Control+Enter");

        await Expect(desk.Page.Locator(".toast")).ToContainTextAsync("按时");
        Assert.InRange(keys, 1, MostKeys);
        var row = desk.Board.Filter(new() { HasText = "洛须镇真达方向8公里山洪灾害" });
        await Expect(row.Locator(".st")).ToContainTextAsync("电话✓");
        await Expect(row.Locator(".fg")).ToContainTextAsync("失联1");
        await Expect(desk.Rail.Filter(new() { HasText = "石渠县·书面首报" }).Filter(new() { HasText = "真达方向8公里" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_said_is_kept_when_another_telephone_rings_first()
    {
        var desk = await SitDown("ganzi-deputy");
        await desk.Press("n");
        await Expect(desk.Page.Locator("#record-time")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("待核");
        await desk.Press("Enter");
        await desk.Page.Keyboard.TypeAsync("色达县 城边");
        await desk.Press("Escape");
        await Expect(desk.Sheet).ToHaveCountAsync(0);
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator(".rail")).ToBeVisibleAsync();
        await desk.Press("n");
        await Expect(desk.Page.Locator("#record-time")).ToHaveValueAsync("待核");
        await Expect(desk.Page.Locator("#record-place")).ToHaveValueAsync("色达县 城边");
        await desk.Press("Control+Enter");
        // Nothing is saved without the five; the first that is missing is where one goes on.
        await Expect(desk.Page.Locator("#record-kind")).ToBeFocusedAsync();
        await Expect(desk.Page.Locator("#record-kind")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    private async Task Say(Seat desk, string words)
    {
        await desk.Page.Keyboard.TypeAsync(words);
        await Key(desk, "Enter");
    }

    /// <summary>A chord counts as its keys.</summary>
    private async Task Key(Seat desk, string key)
    {
        keys += key.Split('+').Length;
        await desk.Press(key);
    }
}
