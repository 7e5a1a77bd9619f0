using System.Security.Cryptography;
using System.Text;

namespace DutyWatch.Alerts.Twilio;

/// <summary>
/// X-Twilio-Signature: base64 of HMAC-SHA1 over the address and the sorted parameters. The address must be the one Twilio called:
/// it is built from the configured public address and the raw request target, never from what a proxy left in the request.
/// </summary>
internal static class TwilioSignature
{
    private const string BodyHash = "bodySHA256=";

    public static bool IsValid(string authToken, string? signature, string url, string body)
    {
        if (string.IsNullOrEmpty(signature) || authToken.Length == 0)
        {
            return false;
        }
        var hash = url.IndexOf(BodyHash, StringComparison.Ordinal);
        if (hash >= 0 && !BodyMatches(url[(hash + BodyHash.Length)..], body))
        {
            return false;
        }
        var signed = hash >= 0 ? "" : Parameters(body);
        return Addresses(url).Any(address => Matches(Compute(authToken, address + signed), signature));
    }

    public static string Compute(string authToken, string signed) =>
        // SHA-1 is what Twilio signs with; as a keyed hash it is not weakened by collisions.
#pragma warning disable CA5350
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350

    /// <summary>Each name once for each of its different values, sorted by code unit; values are signed untrimmed.</summary>
    public static string Parameters(string body) => string.Concat(TwilioForm.Parse(body).Pairs
        .Distinct()
        .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
        .Select(p => p.Key + p.Value));

    private static bool BodyMatches(string rest, string body)
    {
        var stated = rest.Split('&', '#')[0];
        return stated.Equals(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))), StringComparison.OrdinalIgnoreCase);
    }

    // Twilio signs with or without the port, and with the host as it resolved it.
    private static IEnumerable<string> Addresses(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = url.IndexOfAny(['/', '?', '#'], start) is var at && at < 0 ? url.Length : at;
        var (scheme, authority, rest) = (url[..start], url[start..path], url[path..]);
        var (host, port) = SplitPort(authority);
        var standard = scheme == "https://" ? ":443" : ":80";
        foreach (var name in new[] { host, LowerHost(host) }.Distinct())
        {
            yield return scheme + name + port + rest;
            yield return scheme + name + (port.Length == 0 ? standard : "") + rest;
        }
    }

    private static (string Host, string Port) SplitPort(string authority)
    {
        var colon = authority.LastIndexOf(':');
        return colon > authority.LastIndexOfAny([']', '@']) ? (authority[..colon], authority[colon..]) : (authority, "");
    }

    private static string LowerHost(string host)
    {
        var user = host.LastIndexOf('@') + 1;
        return string.Concat(host.AsSpan(0, user), host[user..].ToLowerInvariant());
    }

    private static bool Matches(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given));
}
