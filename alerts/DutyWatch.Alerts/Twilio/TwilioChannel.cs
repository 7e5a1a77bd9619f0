using System.Globalization;
using DutyWatch.Alerts.Sending;
using DutyWatch.Alerts.Texts;
using DutyWatch.Core.Time;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Twilio;

/// <summary>SMS by Twilio's REST API.</summary>
internal sealed partial class TwilioChannel(TwilioClient client, TwilioOptions options, GatewayOptions gateways, Clocks clocks, ILogger<TwilioChannel> logger) : IChannel
{
    private const int TooManyRequests = 429;
    private const int ShortestValidity = 6;
    private const int LongestValidity = 36000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    // Between our claim and Twilio's own clock.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    public GatewayProfile Profile { get; } = options.Profile(GatewayOptions.Twilio) with { Validity = true, Query = true };

    public async Task<SendOutcome> Send(DeliveryToSend delivery, CancellationToken ct)
    {
        if (delivery.Demo)
        {
            return new SendOutcome.RefusedForGood("demo-site");
        }
        try
        {
            return Outcome(await client.Create(Pairs(delivery), ct), delivery);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            // Nothing left the house: no doubt, and no reason to wait.
            return new SendOutcome.RefusedForGood("unreachable");
        }
    }

    /// <summary>Twilio does not know our id: the recipient, the time and the text with its code are the proof.</summary>
    public async Task<IReadOnlyList<string>> Find(DeliveryToSend delivery, CancellationToken ct)
    {
        var found = new List<string>();
        await foreach (var message in client.List(delivery.Address, delivery.ClaimedAt - ClockSlack, ct))
        {
            var wentWrong = TwilioStatus.StateOf(message.Status ?? "") == "failed";
            if (!wentWrong && message is { Sid: { } sid, Body: { } body } && IsOurs(delivery, body))
            {
                found.Add(sid);
            }
        }
        return found;
    }

    private bool IsOurs(DeliveryToSend delivery, string body) =>
        body == Body(delivery) || (delivery.Code is { } code && body.Contains(code, StringComparison.Ordinal));

    private string Body(DeliveryToSend delivery) => Profile.HearsFrom(delivery.Address) ? delivery.Body : OneWayText.Of(delivery.Body, delivery.Code);

    private List<KeyValuePair<string, string>> Pairs(DeliveryToSend delivery)
    {
        var left = (int)Math.Clamp((delivery.NotAfter - clocks.Now).TotalSeconds, ShortestValidity, LongestValidity);
        return
        [
            KeyValuePair.Create("To", delivery.Address),
            options.MessagingServiceSid.Length > 0
                ? KeyValuePair.Create("MessagingServiceSid", options.MessagingServiceSid)
                : KeyValuePair.Create("From", options.From),
            KeyValuePair.Create("Body", Body(delivery)),
            KeyValuePair.Create("StatusCallback", $"{gateways.PublicUrl.TrimEnd('/')}/gateways/twilio/status?mid={delivery.Id}"),
            KeyValuePair.Create("ValidityPeriod", left.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private SendOutcome Outcome(TwilioAnswer answer, DeliveryToSend delivery) => answer switch
    {
        { Message: { Sid: { Length: > 0 } sid } message } => TwilioStatus.StateOf(message.Status ?? "") == "failed"
            ? Refused(message.ErrorCode ?? 0, delivery)
            : new SendOutcome.Accepted(sid),
        { Status: TooManyRequests } => new SendOutcome.TryAgain("throttled", FirstWait * (1 << Math.Min(delivery.Attempt - 1, 10))),
        { Status: >= 400 and < 500 } => Refused(answer.ErrorCode ?? answer.Status, delivery),
        // 5xx, a yes without an id, or something else entirely: it may have been taken.
        _ => new SendOutcome.Unknown($"http-{answer.Status}"),
    };

    private SendOutcome.RefusedForGood Refused(int code, DeliveryToSend delivery)
    {
        if (TwilioErrors.ClassOf(code) == TwilioErrorClass.Account)
        {
            Log.AccountRefused(logger, delivery.Id, Profile.Name, code);
        }
        return new SendOutcome.RefusedForGood(TwilioErrors.Reason(code));
    }

    private static partial class Log
    {
        [LoggerMessage(2050, LogLevel.Error, "Channel {Channel} refused delivery {DeliveryId} for the account's sake, code {Code}")]
        public static partial void AccountRefused(ILogger logger, Guid deliveryId, string channel, int code);
    }
}
