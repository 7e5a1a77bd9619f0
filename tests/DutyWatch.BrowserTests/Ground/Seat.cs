using Microsoft.Playwright;

namespace DutyWatch.BrowserTests.Ground;

/// <summary>Somebody sitting before a browser of their own, and what that browser complained of.</summary>
internal sealed class Seat(IBrowserContext context, IPage page, string address)
{
    private readonly List<string> complaints = [];
    // Asking who is signed in before anybody is answers 401, and Chromium writes that down.
    private readonly List<string> excused = ["status of 401 (Unauthorized) " + address + "/api/v1/session"];

    public IPage Page { get; } = page;

    public IBrowserContext Context { get; } = context;

    public IEnumerable<string> Complaints => complaints.Where(complaint => !excused.Exists(complaint.Contains));

    public ILocator Rail => Page.Locator(".rail .ob");

    public ILocator Board => Page.Locator(".board .br");

    /// <summary>On a county's desk: what it owes, the most urgent first.</summary>
    public ILocator Owed => Page.Locator(".hero, .owe");

    public ILocator Log => Page.Locator(".log .lg");

    public ILocator Side => Page.Locator(".side");

    public ILocator Sheet => Page.Locator(".sheet");

    public ILocator Chip => Page.Locator(".top .chip:not(.unanswered, .queued)");

    public static async Task<Seat> Take(DutyServer server, string address, BrowserNewContextOptions? options = null)
    {
        // Tall: lists draw only what is seen, and what other stories left in them must not push a row out of sight.
        var context = await server.Browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 3600 } });
        return await Take(context, await context.NewPageAsync(), address);
    }

    /// <summary>Before a browser of one's own, with the page that it opened with.</summary>
    public static Task<Seat> Take(IBrowserContext context, string address) => Take(context, context.Pages[0], address);

    private static async Task<Seat> Take(IBrowserContext context, IPage page, string address)
    {
        context.SetDefaultTimeout(20_000);
        var seat = new Seat(context, page, address);
        context.Console += (_, said) => seat.Hear(said.Type == "error" ? $"{said.Text} {said.Location}" : null);
        context.WebError += (_, thrown) => seat.Hear(thrown.Error);
        await seat.Page.GotoAsync(address);
        return seat;
    }

    /// <summary>A complaint that belongs to the story: a cut line, a refused command.</summary>
    public void Excuse(string words) => excused.Add(words);

    public async Task SignIn(string user, string password)
    {
        await Page.FillAsync("#user", user);
        await Page.FillAsync("#password", password);
        await Page.Keyboard.PressAsync("Enter");
    }

    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    private void Hear(string? complaint)
    {
        if (complaint is not null)
        {
            complaints.Add(complaint);
        }
    }
}
