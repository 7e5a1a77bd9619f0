using System.Globalization;
using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Load;

/// <summary>500 incidents and 5,000 open obligations: the page stays quick, small and still. Lived through by `ops/test --long`: it wants a machine of its own.</summary>
public sealed class DeskUnderLoadTests(DutyServer server) : Story(server)
{
    private const double LongTask = 50;
    private const int MostElements = 3000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(30);

    [Fact(Explicit = true)]
    public async Task Scrolling_and_events_never_hold_the_page_for_over_50_ms_and_draw_only_what_is_seen()
    {
        var (desk, crowd) = await SitDownAmidACrowd();
        var thread = await MainThread.Watch(desk.Page);

        await Scroll(desk.Page, ".rail");
        await Scroll(desk.Page, ".board");
        // Nobody points at a row: every event is drawn at once.
        await desk.Page.Mouse.MoveAsync(720, 20);
        for (var n = 0; n < 200; n++)
        {
            crowd.Say();
            await desk.Page.WaitForTimeoutAsync((float)Between.TotalMilliseconds);
        }
        var tasks = await thread.Tasks();

        Assert.True(tasks.Count > 100, $"only {tasks.Count} tasks were seen: the page was not at work");
        var longest = tasks.OrderByDescending(task => task.Worked).First();
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"longest task {longest.Worked:0.0} ms of work; {tasks.Count(task => task.Wall > LongTask)} of {tasks.Count} tasks held the thread for over 50 ms by the clock"));
        Assert.True(longest.Worked <= LongTask, string.Create(CultureInfo.InvariantCulture, $"a task worked for {longest.Worked:0.0} ms (by the clock {longest.Wall:0.0} ms)"));
        Assert.InRange(await desk.Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), 200, MostElements);
    }

    [Theory(Explicit = true)]
    [InlineData(".rail .ob")]
    [InlineData(".board .br")]
    public async Task The_row_under_the_pointer_does_not_move_when_events_arrive_and_a_pill_counts_what_waits(string rows)
    {
        var (desk, crowd) = await SitDownAmidACrowd();
        var row = desk.Page.Locator($"{rows} .hit").Nth(3);
        var held = desk.Page.Locator($"[data-row='{await row.GetAttributeAsync("data-row")}']");
        await held.HoverAsync();
        var before = await held.BoundingBoxAsync();

        for (var n = 0; n < 30; n++)
        {
            crowd.Say();
            // A hand on a mouse is never quite still.
            await desk.Page.Mouse.MoveAsync(before!.X + 40 + (n % 2), before.Y + 20);
            await desk.Page.WaitForTimeoutAsync((float)Between.TotalMilliseconds);
        }

        var after = await held.BoundingBoxAsync();
        Assert.Equal((before!.Y, before.Height), (after!.Y, after.Height));
        if (rows.StartsWith(".rail", StringComparison.Ordinal))
        {
            await Expect(desk.Page.Locator(".rail .pill")).ToContainTextAsync("新");
        }
    }

    private async Task<(Seat Desk, CrowdedDesk Crowd)> SitDownAmidACrowd()
    {
        using var clock = Call("ganzi-officer");
        var crowd = new CrowdedDesk(await clock.Now());
        var desk = await Open();
        await crowd.Furnish(desk.Page);
        await desk.SignIn("ganzi-officer", Server.Account("ganzi-officer").Password);
        await Expect(desk.Chip).ToHaveClassAsync(new System.Text.RegularExpressions.Regex(@"\blive\b"), new() { Timeout = 60_000 });
        await Expect(desk.Page.Locator(".rail .ph")).ToContainTextAsync((CrowdedDesk.Obligations - 400).ToString(CultureInfo.InvariantCulture));
        return (desk, crowd);
    }

    private static async Task Scroll(IPage page, string pane)
    {
        await page.Locator($"{pane} .list").HoverAsync();
        for (var n = 0; n < 40; n++)
        {
            await page.Mouse.WheelAsync(0, 500);
            await page.WaitForTimeoutAsync((float)Between.TotalMilliseconds);
        }
        await Expect(page.Locator($"{pane} .list > li").First).ToHaveAttributeAsync("aria-hidden", "true");
    }
}
