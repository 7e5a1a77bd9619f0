using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class CountyStory(DutyServer server) : Story(server)
{
    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true };
    private static readonly BrowserNewContextOptions Laptop = new() { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };

    [Fact]
    public async Task A_county_files_its_first_report_on_a_phone()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513331", "建设镇", minutesAgo: 12);
        var county = await SitDown("baiyu-filer", Phone);
        var hero = county.Page.Locator(".hero");
        await Expect(hero).ToContainTextAsync("电话首报");
        await Expect(hero.Locator(".cd")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^1[67]:\d\d$"));
        await hero.GetByRole(AriaRole.Button, new() { Name = "填写" }).TapAsync();
        await Expect(hero).Not.ToBeVisibleAsync();

        // Nothing is sent while something is missing, and the form goes there.
        await county.Page.SelectOptionAsync("#report-stage", "first");
        var file = county.Page.GetByRole(AriaRole.Button, new() { Name = "报送" });
        // It is marked as not ready, and yet it answers: with what is missing.
        await Expect(file).ToHaveAttributeAsync("aria-disabled", "true");
        await file.TapAsync(new() { Force = true });
        await Expect(county.Page.Locator("#report-course")).ToBeFocusedAsync();
        await Expect(county.Page.Locator(".fd.blocks").First).ToContainTextAsync("缺少经过");

        await county.Page.FillAsync("#report-townshipCode", "jsz");
        await county.Page.Keyboard.PressAsync("Enter");
        await Expect(county.Page.Locator("#report-townshipCode")).ToHaveValueAsync("建设镇");
        await county.Page.GetByRole(AriaRole.Button, new() { Name = "道路双向中断" }).TapAsync();
        await county.Page.GetByRole(AriaRole.Button, new() { Name = "正在核查伤亡" }).TapAsync();
        await Expect(county.Page.Locator("#report-course")).ToHaveValueAsync("道路双向中断，正在核查伤亡");
        await county.Page.FillAsync("#figure-dead", "h");
        await Expect(county.Page.Locator("#figure-dead")).ToHaveValueAsync("核查中");
        await county.Page.FillAsync("#figure-injured", "2");
        await county.Page.FillAsync("#report-signer", "带班丙");
        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await file.TapAsync();

        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("按时");
        await Expect(hero).ToContainTextAsync("续报二");
        await Expect(county.Page.GetByRole(AriaRole.Region, new() { Name = "已报" })).ToContainTextAsync("书面首报");
        Assert.False(await county.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task What_was_filed_while_the_line_was_cut_waits_and_goes_by_itself_when_it_is_back()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513330", "更庆镇", minutesAgo: 3);
        var desk = await SitDown("ganzi-officer");
        var county = await SitDown("dege-filer");
        county.Excuse("ERR_INTERNET_DISCONNECTED");
        county.Excuse("WebSocket");
        county.Excuse("Failed to fetch");
        await Expect(county.Owed.Filter(new() { HasText = "更庆镇" })).ToHaveCountAsync(2);
        await county.Context.SetOfflineAsync(true);
        await Expect(county.Page.Locator(".cutnote")).ToContainTextAsync("网络已断");
        await county.Press("r");
        await county.Page.FillAsync("#report-course", "更庆镇滑坡，压断公路，一人受伤");
        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await county.Press("Control+Enter");
        var waiting = county.Page.Locator(".wait");
        await Expect(waiting).ToContainTextAsync("待发");
        await Expect(county.Page.Locator(".cutnote")).ToContainTextAsync("1 份待发");

        // It is kept in the browser, not in the page.
        await county.Context.SetOfflineAsync(false);
        await Expect(waiting).ToHaveCountAsync(0);
        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("按时");
        await Expect(desk.Log.Filter(new() { HasText = "德格县电话首报：" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_county_is_told_what_is_missing_while_it_types_files_first_and_sees_what_it_still_owes()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513332", "虾扎镇", minutesAgo: 3);
        var county = await SitDown("shiqu-filer", Laptop);
        await county.Owed.Filter(new() { HasText = "虾扎镇" }).Filter(new() { HasText = "书面首报" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(county.Page.Locator("#report-stage")).ToHaveValueAsync("first");

        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await county.Page.FillAsync("#report-signer", "带班丁");
        await county.Page.FillAsync("#report-course", "虾扎镇山体滑坡，压断公路，正在核查伤亡");
        var before = await county.Page.Locator("#report-course").BoundingBoxAsync();
        var measures = county.Page.Locator(".frow").Filter(new() { Has = county.Page.Locator("#report-measures") });
        await Expect(measures.Locator(".fd.returns")).ToContainTextAsync("R-E09");
        // What is wanted lies folded away until a check asks for it, and the finding stands beside its row.
        var trend = county.Page.Locator(".ffold .frow").Filter(new() { Has = county.Page.Locator("#report-trend") });
        await Expect(trend).ToBeVisibleAsync();
        await Expect(trend).ToContainTextAsync("缺少事态发展趋势研判");

        // Something is said beside the rows above now, and the field has not moved under the hand.
        var after = await county.Page.Locator("#report-course").BoundingBoxAsync();
        Assert.Equal(before!.Y, after!.Y, tolerance: 1);
        await trend.Locator("[data-rule=R-E11]").FillAsync("现场信号中断");
        // The lead came by telephone: nobody types again where it was heard.
        await Expect(county.Page.Locator("#report-sourceKind")).ToHaveValueAsync("call");
        await Expect(county.Page.Locator("#report-addressees")).ToHaveValueAsync("甘孜藏族自治州政府总值班室");
        await county.Page.GetByRole(AriaRole.Button, new() { Name = "抢通道路" }).ClickAsync();
        await Expect(county.Page.Locator("#report-nextSteps")).ToHaveValueAsync("抢通道路");
        await Expect(county.Page.Locator("[data-rule=R-E12]")).ToHaveCountAsync(0);
        await county.Page.GetByRole(AriaRole.Button, new() { Name = "先报后补" }).ClickAsync();
        await Expect(county.Page.Locator("#report-override")).ToBeFocusedAsync();
        await county.Page.FillAsync("#report-override", "道路中断，措施随后补");
        await county.Page.Keyboard.PressAsync("Enter");

        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("前补报");
        var owed = county.Owed.Filter(new() { HasText = "虾扎镇" }).Filter(new() { HasText = "补报" });
        await Expect(owed).ToHaveCountAsync(1);
        await Expect(owed.Locator(".cd")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^(29|30):\d\d$"));
        await owed.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(county.Page.Locator("#report-stage")).ToHaveValueAsync("update");
    }
}
