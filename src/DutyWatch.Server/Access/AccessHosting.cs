using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace DutyWatch.Server.Access;

/// <summary>Sign-in by cookie or key, and the guards that stand before every door.</summary>
internal static class AccessHosting
{
    private const string Either = "cookie-or-key";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<string>, PasswordHasher<string>>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Session>();
        services.AddDataProtection().SetApplicationName("dutywatch");
        services.AddSingleton<DatabaseKeys>();
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DatabaseKeys>((o, keys) => o.XmlRepository = keys);
        // Session.SignIn dates the ticket by the machine's clock; who reads the date must look at the same one.
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<Clocks>((o, clocks) => o.TimeProvider = clocks.Machine);
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "X-DutyWatch-Token";
            o.Cookie.Name = "dutywatch-token";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = http => ApiKeyScheme.KeyOf(http.Request) is null ? CookieAuthenticationDefaults.AuthenticationScheme : ApiKeyScheme.Name)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null)
            .AddCookie(o =>
            {
                o.Cookie.Name = "dutywatch-session";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Strict;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.ExpireTimeSpan = Session.Lifetime;
                o.SlidingExpiration = false;
                o.Events.OnRedirectToLogin = context => { context.Response.StatusCode = 401; return Task.CompletedTask; };
                o.Events.OnRedirectToAccessDenied = context => { context.Response.StatusCode = 403; return Task.CompletedTask; };
                o.Events.OnValidatePrincipal = Validate;
            });
        return services;
    }

    /// <summary>Browsers prove that a change is meant: the header on every call that changes something, the exact Origin on the hub.</summary>
    public static IApplicationBuilder UseBrowserGuards(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var refusal = !IsOwnOrigin(http.Request) || !await HasToken(http) || await IsDemoFromOutside(http) ? Refusals.Forbidden
            : http.Request.Path.StartsWithSegments("/hubs") && Caller.From(http.User) is null ? Refusals.SignIn
            : null;
        await (refusal is null ? next(http) : Doors.Problem(http, refusal).ExecuteAsync(http));
    });

    public static void MapSession(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/session", (HttpContext http, Session session) => session.SignIn(http)).WithMetadata(new Demands(null))
            .Accepts<Contracts.SignInRequest>("application/json").Produces<Contracts.SessionView>().ProducesRefusals(401, 429);
        app.MapGet("/api/v1/session", (HttpContext http, Session session) => session.Who(http)).WithMetadata(new Demands(null)).Produces<Contracts.SessionView>().ProducesRefusals(401);
        app.MapDelete("/api/v1/session", Session.SignOut).WithMetadata(new Demands(null)).Produces(204);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<Accounts>();
        var stamp = context.Principal?.FindFirst("stamp")?.Value;
        var caller = context.Principal is { } user ? Caller.From(user) : null;
        if (stamp is null || caller is null || !await accounts.IsCurrent(caller.Actor, stamp, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
        }
    }

    // The accounts of a demo site lie in a file in clear: they are good on this machine only.
    private static async Task<bool> IsDemoFromOutside(HttpContext http) =>
        !Loopback.Is(http)
        && (http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/hubs"))
        && (await http.RequestServices.GetRequiredService<Rules.RuleBook>().Current(http.RequestAborted)).Site.Demo;

    // A page of another site may open a socket with our cookie on it; its Origin gives it away. Programs send none.
    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.Count == 0 || request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}";

    private static async Task<bool> HasToken(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method)
        || http.User.Identity?.AuthenticationType != CookieAuthenticationDefaults.AuthenticationScheme
        || http.Request.Path.StartsWithSegments("/gateways")
        || http.Request.Path.StartsWithSegments("/hubs")
        || (HttpMethods.IsPost(http.Request.Method) && http.Request.Path == "/api/v1/session")
        || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
}
