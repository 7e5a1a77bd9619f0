namespace DutyWatch.Alerts.Twilio;

/// <summary>Twilio's words for ours. Twilio may add words without notice: one that is not here changes nothing and is kept.</summary>
internal static class TwilioStatus
{
    private static readonly Dictionary<string, string> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accepted"] = "accepted", ["scheduled"] = "accepted", ["queued"] = "accepted", ["sending"] = "accepted",
        ["sent"] = "sent",
        ["delivered"] = "delivered", ["read"] = "delivered",
        ["undelivered"] = "failed", ["failed"] = "failed", ["canceled"] = "failed",
    };

    public static string? StateOf(string status) => States.GetValueOrDefault(status);
}
