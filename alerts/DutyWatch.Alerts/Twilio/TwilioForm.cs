using System.Net;

namespace DutyWatch.Alerts.Twilio;

/// <summary>
/// A form body, split by ourselves: the framework's reader merges names that differ only in case, and the signature is over
/// every pair as it was sent.
/// </summary>
internal sealed class TwilioForm
{
    private readonly List<KeyValuePair<string, string>> pairs;

    private TwilioForm(List<KeyValuePair<string, string>> pairs) => this.pairs = pairs;

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => pairs;

    public string? this[string name] => pairs.Find(p => p.Key == name).Value;

    public static TwilioForm Parse(string body) => new([.. body
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.IndexOf('=', StringComparison.Ordinal) is var at && at < 0
            ? KeyValuePair.Create(WebUtility.UrlDecode(pair), "")
            : KeyValuePair.Create(WebUtility.UrlDecode(pair[..at]), WebUtility.UrlDecode(pair[(at + 1)..])))]);
}
