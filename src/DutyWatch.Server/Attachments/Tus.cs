using System.Globalization;
using System.Text;
using DutyWatch.Core.Answers;
using Microsoft.Extensions.Primitives;

namespace DutyWatch.Server.Attachments;

/// <summary>The words of the tus protocol 1.0.0 (resumable uploads): creation, expiration and termination beside its core.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string ContentType = "application/offset+octet-stream";
    private const string VersionHeader = "Tus-Resumable";

    /// <summary>Says the version in every answer, and refuses who does not say it.</summary>
    public static Refusal? Greet(HttpContext http)
    {
        http.Response.Headers[VersionHeader] = Version;
        return http.Request.Headers[VersionHeader] == Version ? null : Refusals.UploadProtocol.At(VersionHeader);
    }

    /// <summary>Null: absent or no number.</summary>
    public static long? Number(HttpContext http, string header) =>
        long.TryParse(http.Request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static void TellOffset(HttpContext http, long offset, DateTimeOffset? expires)
    {
        http.Response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        if (expires is { } at)
        {
            http.Response.Headers["Upload-Expires"] = at.ToString("R", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>`key base64,key base64`; null when it is anything else.</summary>
    public static IReadOnlyDictionary<string, string>? Metadata(StringValues header)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ');
            var bytes = new byte[pair.Length];
            if (parts.Length > 2 || !Convert.TryFromBase64String(parts.ElementAtOrDefault(1) ?? "", bytes, out var length) || !said.TryAdd(parts[0], Encoding.UTF8.GetString(bytes, 0, length)))
            {
                return null;
            }
        }
        return said;
    }
}
