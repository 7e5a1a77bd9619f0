using System.ComponentModel.DataAnnotations;
using DutyWatch.Alerts.Sending;

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

/// <summary>Where a gateway reaches and how much it may be asked; the same settings for every gateway. Prefixes with commas, as `+86,+852`.</summary>
public abstract record ReachOptions
{
    /// <summary>Prefixes of the numbers it carries to; empty: everywhere.</summary>
    public string Prefixes { get; init; } = "";

    /// <summary>Prefixes of numbers that cannot answer by it.</summary>
    public virtual string NoReplies { get; init; } = "";

    /// <summary>Prefixes of numbers to which it lets no link through.</summary>
    public virtual string NoLinks { get; init; } = "";

    /// <summary>What its contract allows; null: no limit.</summary>
    [Range(1, 10_000)]
    public int? RatePerSecond { get; init; }

    /// <summary>What its contract allows for one number; null: no limit.</summary>
    [Range(1, 10_000)]
    public int? PerNumberPerDay { get; init; }

    /// <summary>What an operator set; what the gateway can do by its nature is its channel's to add.</summary>
    internal GatewayProfile Profile(string name, Medium medium = Medium.Text) => new(name, medium)
    {
        Prefixes = Split(Prefixes),
        NoReplies = Split(NoReplies),
        NoLinks = Split(NoLinks),
        RatePerSecond = RatePerSecond,
        PerNumberPerDay = PerNumberPerDay,
    };

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>An account at Twilio, or at anything that speaks its language.</summary>
public sealed record TwilioOptions : ReachOptions
{
    public const string Section = "Gateways:Twilio";

    public string BaseUrl { get; init; } = "https://api.twilio.com";

    public string AccountSid { get; init; } = "";

    public string AuthToken { get; init; } = "";

    public string From { get; init; } = "";

    public string MessagingServiceSid { get; init; } = "";

    // Twilio's guideline for China: no two-way texts, no links.
    public override string NoReplies { get; init; } = "+86";

    public override string NoLinks { get; init; } = "+86";

    /// <summary>Longer than the timetable's 5 s, so that a slow yes is still heard while the next gateway already goes.</summary>
    [Range(1, 30)]
    public int TimeoutSeconds { get; init; } = 10;

    public bool IsConfigured => AccountSid.Length > 0;

    public bool IsComplete => AuthToken.Length > 0
        && From.Length + MessagingServiceSid.Length > 0
        && Uri.TryCreate(BaseUrl, UriKind.Absolute, out _);
}
