using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

/// <summary>What was filed is not changed: it goes back, is mended by another report, and both stand side by side.</summary>
public sealed class MendedReportStory(DutyServer server) : Story(server)
{
    [Fact]
    public async Task The_room_sends_a_report_back_with_marks_its_county_mends_it_and_both_stand_side_by_side()
    {
        const string place = "甲洼镇江达村";
        using var officer = Call("ganzi-officer");
        var lead = await officer.RecordLead("513334", place, minutesAgo: 5);
        using var filer = Call("litang-filer");
        await filer.FilePhoneReport(lead, place);
        await filer.FileUpdate(lead, place, "山体滑坡，压断公路", new() { Dead = 2, Missing = 1 });
        var desk = await SitDown("ganzi-officer");
        await desk.Board.Filter(new() { HasText = place }).Locator(".hit").ClickAsync();
        await desk.Press("Enter");
        var newest = desk.Page.Locator(".ipage .story .tl.newest");
        await Expect(newest).ToContainTextAsync("续报二");

        await newest.GetByRole(AriaRole.Button, new() { Name = "退回补报" }).ClickAsync();
        // What the checks found is there to be ticked; a word of one's own is asked for.
        await newest.Locator(".back-form label").Filter(new() { HasText = "缺少已采取的措施" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(newest.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true })).ToBeDisabledAsync();
        await newest.GetByLabel("哪里不对").FillAsync("没有写处置，请补");
        await newest.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator(".ipage .story")).ToContainTextAsync("退回续报二");

        var county = await SitDown("litang-filer", new() { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await county.Owed.Filter(new() { HasText = place }).Filter(new() { HasText = "补报" }).Locator("button:not(.link)").First.ClickAsync();
        await Expect(county.Page.Locator(".sentback")).ToContainTextAsync("没有写处置，请补");
        var measures = county.Page.Locator(".frow").Filter(new() { Has = county.Page.Locator("#report-measures") });
        await Expect(measures).ToContainTextAsync("退回时指出：缺少已采取的措施");
        // What its last report said of whom to ask is there already.
        await Expect(county.Page.Locator("#report-contactPhone")).ToHaveValueAsync("0836-0000000");
        await county.Page.FillAsync("#report-course", $"{place}山体滑坡，压断公路");
        await county.Page.FillAsync("#report-measures", "设卡两处，挖掘机三台到场");
        await county.Page.FillAsync("#report-trend", "事态总体平稳");
        await county.Page.FillAsync("#report-signer", "带班丙");
        await county.Page.FillAsync("#figure-dead", "2");
        await county.Page.FillAsync("#figure-missing", "0");
        await county.Press("Control+Enter");
        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("按时");

        await Expect(newest).ToContainTextAsync("设卡两处");
        await desk.Press("d");
        var rows = desk.Sheet.Locator(".compare tbody tr");
        await Expect(rows.Filter(new() { HasText = "失联" })).ToHaveClassAsync("differs");
        await Expect(rows.Filter(new() { HasText = "死亡" })).ToHaveClassAsync("");
        await Expect(rows.Filter(new() { HasText = "处置" }).Locator("ins")).ToContainTextAsync("设卡两处");
        // Any two: the very first one on the left.
        await desk.Sheet.GetByLabel("左边的报告").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await Expect(rows.Filter(new() { HasText = "失联" }).Locator("td").First).ToHaveTextAsync("1");
        await desk.Press("Escape");
    }

    [Fact]
    public async Task What_was_over_is_opened_again_with_a_reason_and_a_follow_up_is_owed()
    {
        const string place = "君坝镇则巴村";
        using var officer = Call("ganzi-officer");
        var lead = await officer.RecordLead("513334", place, minutesAgo: 5);
        using var filer = Call("litang-filer");
        await filer.FilePhoneReport(lead, place);
        await filer.FileUpdate(lead, place, "山体滑坡，压断公路", new() { Dead = 2, Missing = 0 });
        await filer.FileFinal(lead, place);
        var desk = await SitDown("ganzi-officer");
        await desk.Page.GotoAsync(new Uri(new Uri(Server.Address), $"/incidents/{lead.IncidentId}").ToString());
        var page = desk.Page.Locator(".ipage");
        await Expect(page.Locator(".story .tl.newest")).ToContainTextAsync("终报");

        var again = page.GetByRole(AriaRole.Button, new() { Name = "重启" });
        await Expect(again).ToBeDisabledAsync();
        await page.GetByLabel("理由").FillAsync("滑坡体又垮塌");
        await again.ClickAsync();

        await Expect(page.Locator(".story")).ToContainTextAsync("滑坡体又垮塌");
        await Expect(again).ToHaveCountAsync(0);
        await Expect(page.Locator(".kept tr").Filter(new() { HasText = "续报" }).Last).ToBeVisibleAsync();
        await desk.Press("Escape");
        await Expect(desk.Rail.Filter(new() { HasText = "理塘县·续报" }).Filter(new() { HasText = place })).ToHaveCountAsync(1);
    }
}
