using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DutyWatch.Server.Access;

/// <summary>`POST`, `GET` and `DELETE /api/v1/session`: a browser signs in, asks who it is, and signs out.</summary>
internal sealed class Session(Accounts accounts, Database database, RuleBook rules, Clocks clocks, IAntiforgery antiforgery)
{
    /// <summary>The longest shift and an hour.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(25);

    public async Task<IResult> SignIn(HttpContext http)
    {
        var read = await Doors.ReadBody<SignInRequest>(http);
        if (read.Refusal is { } refusal)
        {
            return Doors.Problem(http, refusal);
        }
        var result = await accounts.Check(read.Reply.User, read.Reply.Password, http.RequestAborted);
        if (result.Caller is not { } caller)
        {
            return Doors.Problem(http, result.IsLocked ? Refusals.TriesExceeded : Refusals.SignIn);
        }
        http.User = caller.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme, result.Stamp);
        var expiresAt = clocks.MachineNow + Lifetime;
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, http.User, new AuthenticationProperties { ExpiresUtc = expiresAt, IsPersistent = false });
        return Results.Json(await View(http, caller, expiresAt), Wire.Options);
    }

    public async Task<IResult> Who(HttpContext http)
    {
        if (Caller.From(http.User) is not { } caller)
        {
            return Doors.Problem(http, Refusals.SignIn);
        }
        var ticket = await http.AuthenticateAsync();
        return Results.Json(await View(http, caller, ticket.Properties?.ExpiresUtc ?? DateTimeOffset.MaxValue), Wire.Options);
    }

    public static async Task<NoContent> SignOut(HttpContext http, CancellationToken ct)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.NoContent();
    }

    private async Task<SessionView> View(HttpContext http, Caller caller, DateTimeOffset expiresAt)
    {
        var site = await rules.Current(http.RequestAborted);
        var unitName = await database.Do(tx => tx.One<string>(Sql.UnitName, new { code = caller.UnitCode }), http.RequestAborted);
        var options = http.RequestServices.GetRequiredService<SiteOptions>();
        return new SessionView(
            caller.Name,
            caller.PersonName,
            Words.Of(caller.Role),
            caller.UnitCode,
            unitName,
            "subtree",
            [.. AccessTable.ActionsOf(caller.Role).Select(AccessTable.Word)],
            antiforgery.GetAndStoreTokens(http).RequestToken!,
            clocks.Now,
            expiresAt,
            new SiteView(site.Site.Name, site.Site.NameEn, site.Site.PrefectureCode, site.Site.Demo, options.Drill, options.PhoneBox && caller.May(Core.Access.Action.PhoneBoxUse), site.Kinds, site.Triggers, site.Site.DutyPhone));
    }

    public static class Sql
    {
        public const string UnitName = "select name from unit where code = @code";
    }
}

/// <summary>What the screens must know of this installation.</summary>
internal sealed record SiteOptions(bool Drill, bool PhoneBox);
