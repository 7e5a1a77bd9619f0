using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using DutyWatch.Alerts.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>A strict Twilio on loopback: it keeps what it was sent, answers as told, and any call it does not expect fails the test.</summary>
internal sealed class FakeTwilio : IAsyncDisposable
{
    public const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AuthToken = "test_auth_token_0123456789abcdef";

    // The parameters of the public API description that anything of ours may use.
    private static readonly HashSet<string> KnownNames = ["To", "From", "MessagingServiceSid", "Body", "StatusCallback", "ValidityPeriod"];

    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> unexpected = new();
    private readonly ConcurrentQueue<Dictionary<string, string>> messages = new();
    private readonly ConcurrentQueue<Func<Task<(int, string)>>> script = new();

    private FakeTwilio(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public IReadOnlyList<Dictionary<string, string>> Messages => [.. messages];

    /// <summary>Numbers that do not exist.</summary>
    public HashSet<string> BadNumbers { get; } = [];

    public static async Task<FakeTwilio> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeTwilio(app);
        app.Run(fake.Answer);
        await app.StartAsync();
        return fake;
    }

    public void Next(int status, string json) => script.Enqueue(() => Task.FromResult((status, json)));

    public void Next(Func<Task<(int, string)>> answer) => script.Enqueue(answer);

    public static string Sid(int number) => $"SM{number:x32}";

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Assert.Empty(unexpected);
    }

    private async Task Answer(HttpContext http)
    {
        var (status, json) = (http.Request.Method, http.Request.Path.Value) switch
        {
            _ when !IsAuthorised(http.Request) => Strange("credentials"),
            ("POST", $"/2010-04-01/Accounts/{AccountSid}/Messages.json") => await Create(http.Request),
            ("GET", $"/2010-04-01/Accounts/{AccountSid}/Messages.json") => List(http.Request),
            _ => Strange($"{http.Request.Method} {http.Request.Path}"),
        };
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(json);
    }

    private async Task<(int, string)> Create(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var pairs = TwilioForm.Parse(await reader.ReadToEndAsync()).Pairs.ToDictionary();
        if (request.ContentType != "application/x-www-form-urlencoded" || !pairs.Keys.All(KnownNames.Contains) || !pairs["To"].StartsWith('+'))
        {
            return Strange(string.Join(',', pairs.Keys));
        }
        if (script.TryDequeue(out var scripted))
        {
            return await scripted();
        }
        if (BadNumbers.Contains(pairs["To"]))
        {
            return (400, """{"code":21211,"message":"Invalid 'To' Phone Number","status":400}""");
        }
        messages.Enqueue(pairs);
        return (201, JsonSerializer.Serialize(new { sid = Sid(messages.Count), status = "queued", body = pairs["Body"], num_segments = "1", error_code = (int?)null }));
    }

    // Two pages, the first with only the newest, so that following the link is proved.
    private (int, string) List(HttpRequest request)
    {
        if (!request.Query.ContainsKey("To") || !DateTimeOffset.TryParse(request.Query["DateSent>"], out _))
        {
            return Strange(request.QueryString.Value!);
        }
        var found = Messages.Select((m, i) => (Pairs: m, Sid: Sid(i + 1))).Where(m => m.Pairs["To"] == request.Query["To"]).Reverse().ToList();
        var second = request.Query.ContainsKey("PageToken");
        var page = second ? found.Skip(1) : found.Take(1);
        var next = second || found.Count < 2 ? null : request.Path + request.QueryString + "&PageToken=2";
        return (200, JsonSerializer.Serialize(new { messages = page.Select(m => new { sid = m.Sid, status = "sent", body = m.Pairs["Body"] }), next_page_uri = next }));
    }

    private (int, string) Strange(string what)
    {
        unexpected.Enqueue(what);
        return (400, """{"code":20404}""");
    }

    private static bool IsAuthorised(HttpRequest request) =>
        request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"));
}
