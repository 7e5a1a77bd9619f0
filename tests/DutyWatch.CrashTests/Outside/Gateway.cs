using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DutyWatch.Alerts.Twilio;
using DutyWatch.CrashTests.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace DutyWatch.CrashTests.Outside;

/// <summary>A strict carrier of texts that speaks Twilio's language and keeps its own book; behind it stand the people who answer.</summary>
internal sealed partial class Gateway : IAsyncDisposable
{
    public const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AuthToken = "test_auth_token_0123456789abcdef";
    public const string Number = "+8610999999999";

    private readonly WebApplication app;
    private readonly Ledger ledger;
    private readonly CancellationTokenSource closing = new();
    private Callbacks? callbacks;
    private int count;
    private int left;
    private Weather weather;

    private Gateway(WebApplication app, Ledger ledger)
    {
        this.app = app;
        this.ledger = ledger;
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>It does not say what it has.</summary>
    public bool Deaf { get; set; }

    public static async Task<Gateway> Open(Ledger ledger)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gateway = new Gateway(app, ledger);
        app.Run(gateway.Answer);
        await app.StartAsync();
        return gateway;
    }

    /// <summary>Whom it calls back.</summary>
    public void CallBack(Uri server) => callbacks = new Callbacks(new Door(server, ledger), ledger, closing.Token);

    /// <summary>From now on the weather is this; only the first page is broken by it.</summary>
    public void Set(Weather next)
    {
        weather = next;
        left = 1;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        callbacks?.Dispose();
        closing.Dispose();
    }

    private async Task Answer(HttpContext http)
    {
        var messages = $"/2010-04-01/Accounts/{AccountSid}/Messages.json";
        if (http.Request.Path != messages || http.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")))
        {
            ledger.NoteStrange($"{http.Request.Method} {http.Request.Path}");
            http.Response.StatusCode = 404;
            return;
        }
        var (status, json) = http.Request.Method == "POST" ? await Take(http.Request) : List(http.Request);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(json);
    }

    private async Task<(int, string)> Take(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var pairs = TwilioForm.Parse(await reader.ReadToEndAsync()).Pairs.ToDictionary();
        var callback = new Uri(pairs["StatusCallback"]);
        var delivery = Guid.Parse(QueryHelpers.ParseQuery(callback.Query)["mid"].ToString());
        var taken = new Taken(delivery, string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref count):x32}"), pairs["To"], pairs["Body"], Ground.Site.Now);
        ledger.Write($"gateway takes {taken.Sid[^4..]} for {delivery} to {taken.To}: {taken.Body}");
        ledger.Texts.Enqueue(taken);
        var isBroken = weather == Weather.Broken && IsPage(taken.Body) && Interlocked.Exchange(ref left, 0) == 1;
        if (!isBroken && weather != Weather.Mute)
        {
            _ = callbacks!.Delivered(taken, callback.PathAndQuery, WillAnswer(taken.Body));
        }
        return isBroken
            ? (500, "{}")
            : (201, JsonSerializer.Serialize(new { sid = taken.Sid, status = "queued", body = taken.Body }));
    }

    // Pages of new incidents begin with the level in brackets.
    private static bool IsPage(string body) => body.Contains("[一般]", StringComparison.Ordinal);

    private string? WillAnswer(string body) =>
        weather == Weather.Silent && IsPage(body) ? null
        : Code().Match(body) is { Success: true } match ? match.Groups[1].Value : null;

    private (int, string) List(HttpRequest request)
    {
        if (Deaf)
        {
            return (503, "{}");
        }
        if (!DateTimeOffset.TryParse(request.Query["DateSent>"], CultureInfo.InvariantCulture, out var since))
        {
            ledger.NoteStrange($"a list without a time: {request.QueryString}");
        }
        var found = ledger.Texts.Where(t => t.To == request.Query["To"] && t.At >= since).Reverse();
        return (200, JsonSerializer.Serialize(new { messages = found.Select(t => new { sid = t.Sid, status = "sent", body = t.Body }), next_page_uri = (string?)null }));
    }

    [GeneratedRegex(@"复1 (\d{4})")]
    private static partial Regex Code();
}
