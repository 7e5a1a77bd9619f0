namespace DutyWatch.Alerts.Twilio;

/// <summary>What an error code means for us; the reason kept with a delivery begins with this word.</summary>
internal enum TwilioErrorClass
{
    /// <summary>This number will not work by any try: the next channel, and a look at the roster.</summary>
    BadNumber,

    /// <summary>The person wrote STOP: an officer on duty must not be silently unreachable.</summary>
    OptedOut,

    /// <summary>The account, not the text: nothing will leave by this gateway until somebody mends it.</summary>
    Account,

    /// <summary>Never the same text on this route again.</summary>
    Content,

    /// <summary>The handset, now: the next channel at once, and later rounds try again.</summary>
    Transient,

    /// <summary>Never processed, always safe to repeat.</summary>
    Throttled,

    /// <summary>Not in the table: final for this route.</summary>
    Unlisted,
}

internal static class TwilioErrors
{
    private static readonly Dictionary<int, TwilioErrorClass> Classes = new()
    {
        [21211] = TwilioErrorClass.BadNumber, [21614] = TwilioErrorClass.BadNumber, [21635] = TwilioErrorClass.BadNumber,
        [21612] = TwilioErrorClass.BadNumber, [21617] = TwilioErrorClass.BadNumber, [30005] = TwilioErrorClass.BadNumber,
        [30006] = TwilioErrorClass.BadNumber,
        [21610] = TwilioErrorClass.OptedOut,
        [20003] = TwilioErrorClass.Account, [20404] = TwilioErrorClass.Account, [21606] = TwilioErrorClass.Account,
        [21603] = TwilioErrorClass.Account, [21608] = TwilioErrorClass.Account, [21408] = TwilioErrorClass.Account,
        [30002] = TwilioErrorClass.Account, [30034] = TwilioErrorClass.Account,
        [30007] = TwilioErrorClass.Content, [30004] = TwilioErrorClass.Content, [30450] = TwilioErrorClass.Content,
        [30003] = TwilioErrorClass.Transient, [30008] = TwilioErrorClass.Transient, [30001] = TwilioErrorClass.Transient,
        [21611] = TwilioErrorClass.Transient, [30410] = TwilioErrorClass.Transient,
        [20429] = TwilioErrorClass.Throttled,
    };

    private static readonly Dictionary<TwilioErrorClass, string> Words = new()
    {
        [TwilioErrorClass.BadNumber] = "bad-number",
        [TwilioErrorClass.OptedOut] = "opted-out",
        [TwilioErrorClass.Account] = "account",
        [TwilioErrorClass.Content] = "content",
        [TwilioErrorClass.Transient] = "transient",
        [TwilioErrorClass.Throttled] = "throttled",
        [TwilioErrorClass.Unlisted] = "refused",
    };

    public static TwilioErrorClass ClassOf(int code) => Classes.GetValueOrDefault(code, TwilioErrorClass.Unlisted);

    public static string Reason(int code) => $"{Words[ClassOf(code)]}:{code}";
}
