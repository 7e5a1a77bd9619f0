using System.ComponentModel.DataAnnotations;

namespace DutyWatch.Alerts;

/// <summary>Which gateways there are, and in which order they are tried.</summary>
public sealed record GatewayOptions
{
    public const string Section = "Gateways";

    public const string Twilio = "twilio";

    public const string PhoneBox = "phone-box";

    /// <summary>Names with commas, for instance `twilio,phone-box`; empty: every gateway that is set up.</summary>
    public string Order { get; set; } = "";

    /// <summary>What gateways call back, from `DutyWatch:PublicUrl`.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Null: the phone box is there only while no real gateway is set up.</summary>
    public bool? PhoneBoxEnabled { get; set; }

    public bool TwilioConfigured { get; set; }

    public bool HasPhoneBox => PhoneBoxEnabled ?? !TwilioConfigured;

    public IReadOnlyList<string> Available => [.. TwilioConfigured ? [Twilio] : Array.Empty<string>(), .. HasPhoneBox ? [PhoneBox] : Array.Empty<string>()];

    public IReadOnlyList<string> InOrder => Order.Length == 0 ? Available : Order.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>An account at Twilio, or at anything that speaks its language.</summary>
public sealed record TwilioOptions
{
    public const string Section = "Gateways:Twilio";

    public string BaseUrl { get; init; } = "https://api.twilio.com";

    public string AccountSid { get; init; } = "";

    public string AuthToken { get; init; } = "";

    public string From { get; init; } = "";

    public string MessagingServiceSid { get; init; } = "";

    /// <summary>Longer than the timetable's 5 s, so that a slow yes is still heard while the next gateway already goes.</summary>
    [Range(1, 30)]
    public int TimeoutSeconds { get; init; } = 10;

    public bool IsConfigured => AccountSid.Length > 0;

    public bool IsComplete => AuthToken.Length > 0
        && From.Length + MessagingServiceSid.Length > 0
        && Uri.TryCreate(BaseUrl, UriKind.Absolute, out _);
}
