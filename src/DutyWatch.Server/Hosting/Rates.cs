using DutyWatch.Core.Answers;
using DutyWatch.Server.Access;
using DutyWatch.Server.Live;

namespace DutyWatch.Server.Hosting;

/// <summary>The HTTP side of the rate limit: by caller, and by address for those who have not signed in.</summary>
internal sealed class Rates(RequestDelegate next, HubRates rates)
{
    public Task InvokeAsync(HttpContext http)
    {
        var limited = http.Request.Path.StartsWithSegments("/api");
        var who = Caller.From(http.User)?.Actor ?? $"address:{http.Connection.RemoteIpAddress}";
        return !limited || rates.Allow(who) ? next(http) : Doors.Problem(http, Refusals.RateExceeded).ExecuteAsync(http);
    }
}
