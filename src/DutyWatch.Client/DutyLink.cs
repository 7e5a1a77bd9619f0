using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using DutyWatch.Contracts;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace DutyWatch.Client;

/// <summary>The way to the server: the hub for what fits, HTTP for what does not. It tries once; whether to try again is the queue's to say.</summary>
internal sealed class DutyLink : IAsyncDisposable
{
    // The hub closes a connection that brings more than 64 KB; its own envelope needs some of it.
    private const int LargestForHub = 60 * 1024;

    private static readonly HttpStatusCode[] ForNow =
        [HttpStatusCode.Unauthorized, HttpStatusCode.RequestTimeout, HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private readonly HttpClient http;
    private readonly HubConnection hub;

    public DutyLink(Uri server, string apiKey)
    {
        // Nobody else is told what is meant for this server, whatever it answers.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/hubs/duty"), o => o.AccessTokenProvider = () => Task.FromResult<string?>(apiKey))
            .AddJsonProtocol(o => o.PayloadSerializerOptions = ClientJson.Options)
            .Build();
    }

    /// <summary>For attachments, which go by HTTP only.</summary>
    public HttpClient Http => http;

    public static bool IsForNow(RefusalBody refusal) => ForNow.Contains((HttpStatusCode)refusal.Status);

    /// <summary>The server's answer. Whatever is thrown means that nobody knows whether the report arrived.</summary>
    public async Task<FilingAnswer> File(FileReportRequest report, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(report, ClientJson.Options);
        return Read(report.ReportId, json.Length <= LargestForHub ? await OverHub(json, ct) : await OverHttp(json, ct));
    }

    /// <summary>The same without a connection that stays.</summary>
    public async Task<FilingAnswer> FileOverHttp(FileReportRequest report, CancellationToken ct) =>
        Read(report.ReportId, await OverHttp(JsonSerializer.SerializeToUtf8Bytes(report, ClientJson.Options), ct));

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        http.Dispose();
    }

    private async Task<JsonElement> OverHub(byte[] json, CancellationToken ct)
    {
        try
        {
            if (hub.State != HubConnectionState.Connected)
            {
                await hub.StartAsync(ct);
            }
            var answer = await hub.InvokeAsync<JsonElement>("FileReport", JsonDocument.Parse(json).RootElement, ct);
            return answer.TryGetProperty("refusal", out var refusal) ? refusal : answer;
        }
        catch
        {
            // A link that may be half dead is not asked again: the next try makes a new one.
            await hub.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task<JsonElement> OverHttp(byte[] json, CancellationToken ct)
    {
        using var body = new ByteArrayContent(json);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.PostAsync(new Uri("/api/v1/reports", UriKind.Relative), body, ct);
        var text = await answer.Content.ReadAsByteArrayAsync(ct);
        if (answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            return JsonDocument.Parse(text).RootElement;
        }
        // A proxy's page, not the server's word.
        throw new HttpRequestException($"The way to the server answered {(int)answer.StatusCode}", null, answer.StatusCode);
    }

    private static FilingAnswer Read(Guid reportId, JsonElement answer) => answer.TryGetProperty("code", out _)
        ? Refused(reportId, answer.Deserialize<RefusalBody>(ClientJson.Options)!)
        : new FilingAnswer(reportId, answer.Deserialize<FileReportReply>(ClientJson.Options)!, null);

    private static FilingAnswer Refused(Guid reportId, RefusalBody refusal) =>
        IsForNow(refusal)
            ? throw new DutyRefusedForNowException(refusal)
            : new FilingAnswer(reportId, null, refusal);
}

/// <summary>The server will not take it now: too fast, in trouble, or the key is not valid. The report waits.</summary>
public sealed class DutyRefusedForNowException(RefusalBody refusal) : Exception($"{refusal.Code}: {refusal.Title.En}")
{
    public RefusalBody Refusal => refusal;
}
