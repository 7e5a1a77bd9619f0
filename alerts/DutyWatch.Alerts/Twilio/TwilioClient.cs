using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Twilio;

/// <summary>What Twilio answered, whatever it was.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What it holds of the message; null when it did not say.</param>
/// <param name="ErrorCode">Its own code of a refusal.</param>
internal sealed record TwilioAnswer(int Status, TwilioMessage? Message, int? ErrorCode);

internal sealed record TwilioMessage(string? Sid, string? Status, string? Body, [property: JsonPropertyName("error_code")] int? ErrorCode);

/// <summary>The three calls of Twilio's REST API that we need, wire-compatible with its public description. It repeats nothing by itself.</summary>
internal sealed class TwilioClient(IHttpClientFactory clients, TwilioOptions options, Clocks clocks)
{
    public const string HttpName = "twilio";

    private const int PageSize = 50;
    private const int MostPages = 5;

    private string Messages => $"{options.BaseUrl.TrimEnd('/')}/2010-04-01/Accounts/{options.AccountSid}/Messages.json";

    public async Task<TwilioAnswer> Create(IEnumerable<KeyValuePair<string, string>> pairs, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = new FormUrlEncodedContent(pairs) };
        var (status, json) = await Send(request, ct);
        return status is >= 200 and < 300
            ? new TwilioAnswer(status, Read<TwilioMessage>(json), null)
            : new TwilioAnswer(status, null, Read<ErrorBody>(json)?.Code);
    }

    /// <summary>Texts to a number since an instant, page by page.</summary>
    public async IAsyncEnumerable<TwilioMessage> List(string to, DateTimeOffset since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var day = since.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var next = $"{Messages}?To={Uri.EscapeDataString(to)}&DateSent%3E={Uri.EscapeDataString(day)}&PageSize={PageSize}";
        for (var page = 0; page < MostPages && next is not null; page++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            var (status, json) = await Send(request, ct);
            if (status != 200 || Read<PageBody>(json) is not { } body)
            {
                throw new HttpRequestException($"Twilio's list answered {status}");
            }
            foreach (var message in body.Messages ?? [])
            {
                yield return message;
            }
            next = body.NextPageUri is { Length: > 0 } uri ? options.BaseUrl.TrimEnd('/') + uri : null;
        }
    }

    private async Task<(int Status, string Json)> Send(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.AcceptCharset.ParseAdd("utf-8");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clocks.Machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        using var client = clients.CreateClient(HttpName);
        Fault.Point("twilio.requesting");
        using var answer = await client.SendAsync(request, either.Token);
        Fault.Point("twilio.answered");
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(either.Token));
    }

    // A proxy's error page is no JSON; the status says enough then.
    private static T? Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record ErrorBody(int? Code);

    private sealed record PageBody(IReadOnlyList<TwilioMessage>? Messages, [property: JsonPropertyName("next_page_uri")] string? NextPageUri);
}
