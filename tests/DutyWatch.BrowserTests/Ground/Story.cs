using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Ground;

/// <summary>Each story ends with browsers that had nothing to complain of and a server that logged no error.</summary>
public abstract class Story(DutyServer server) : IAsyncLifetime
{
    private readonly List<Seat> seats = [];
    private readonly List<Caller> callers = [];

    protected DutyServer Server => server;

    public async ValueTask InitializeAsync() => await server.ForgetWhatIsOwed();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        callers.ForEach(caller => caller.Dispose());
        foreach (var seat in seats)
        {
            await seat.Context.CloseAsync();
        }
        Assert.Empty(seats.SelectMany(seat => seat.Complaints));
        Assert.Empty(server.Errors);
    }

    /// <summary>Takes a seat, nobody signed in yet.</summary>
    private protected async Task<Seat> Open(BrowserNewContextOptions? options = null, string? at = null)
    {
        var seat = await Seat.Take(server, at ?? server.Address, options);
        seats.Add(seat);
        return seat;
    }

    /// <summary>Signs in and waits until the desk is live.</summary>
    /// <param name="at">The address that stands before the server; null: its own.</param>
    private protected async Task<Seat> SitDown(string user, BrowserNewContextOptions? options = null, string? at = null)
    {
        var seat = await Open(options, at);
        await seat.SignIn(user, server.Account(user).Password);
        await Expect(seat.Chip).ToHaveClassAsync(new System.Text.RegularExpressions.Regex(@"\blive\b"));
        return seat;
    }

    private protected Caller Call(string user)
    {
        var caller = new Caller(server, user);
        callers.Add(caller);
        return caller;
    }
}
