using System.Collections.Concurrent;
using System.Text.Json;
using System.Web;
using DutyWatch.Alerts.Twilio;
using DutyWatch.SystemTests.Alerts;
using DutyWatch.SystemTests.Ground;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>A text as the gateway has it, and when it came.</summary>
/// <param name="Sid">Its own: no two texts of a gateway ever share one.</param>
internal sealed record Carried(Guid DeliveryId, string Sid, string To, string Body, DateTimeOffset At);

/// <summary>A gateway outside of every node, in Twilio's language: its ledger says what really left, whatever the rows say.</summary>
internal sealed class Carrier : IAsyncDisposable
{
    private static readonly MachineTime Time = new();

    private readonly WebApplication app;
    private readonly ConcurrentQueue<Carried> ledger = new();
    private readonly ConcurrentDictionary<Guid, bool> hidden = new();
    private int numbers;

    private Carrier(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public IReadOnlyList<Carried> Ledger => [.. ledger];

    /// <summary>How long it takes to answer, as a gateway does; asked for each text.</summary>
    public Func<Carried, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    public static async Task<Carrier> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var carrier = new Carrier(app);
        app.Run(carrier.Answer);
        await app.StartAsync();
        return carrier;
    }

    /// <summary>A real gateway's list lags behind: it has this text and does not say so.</summary>
    public void Hide(Guid deliveryId) => hidden[deliveryId] = true;

    /// <summary>Waits until the ledger says so, and fails if it never does.</summary>
    public async Task Until(Func<IReadOnlyList<Carried>, bool> holds, string what)
    {
        var began = Time.GetTimestamp();
        while (!holds(Ledger))
        {
            Assert.True(Time.GetElapsedTime(began) < TimeSpan.FromSeconds(30), $"Never came about: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), Time);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task Answer(HttpContext http)
    {
        var json = HttpMethods.IsPost(http.Request.Method) ? await Take(http.Request) : List(http.Request.Query["To"]!);
        http.Response.StatusCode = HttpMethods.IsPost(http.Request.Method) ? 201 : 200;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(json);
    }

    private async Task<string> Take(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var form = TwilioForm.Parse(await reader.ReadToEndAsync());
        var delivery = Guid.Parse(HttpUtility.ParseQueryString(new Uri(form["StatusCallback"]!).Query)["mid"]!);
        var text = new Carried(delivery, FakeTwilio.Sid(Interlocked.Increment(ref numbers)), form["To"]!, form["Body"]!, Time.GetUtcNow());
        ledger.Enqueue(text);
        await BeforeAnswer(text);
        return JsonSerializer.Serialize(new { sid = text.Sid, status = "queued", body = text.Body });
    }

    private string List(string to) => JsonSerializer.Serialize(new
    {
        messages = Ledger.Where(text => text.To == to && !hidden.ContainsKey(text.DeliveryId)).Select(text => new { sid = text.Sid, status = "sent", body = text.Body }),
    });
}
