using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DutyWatch.Contracts;

namespace DutyWatch.Client;

/// <summary>One file on its way up, by the tus protocol: whatever breaks the line, the server says how far it came and it goes on from there.</summary>
internal sealed class AttachmentLine(HttpClient http, Stream content, string name, string unitCode)
{
    private const string Path = "/api/v1/attachments";
    private const int Piece = 1024 * 1024;
    private Uri? place;

    /// <summary>One try. Whatever is thrown but a refusal may be tried again.</summary>
    public async Task<AttachmentReference> Send(CancellationToken ct)
    {
        var offset = place is null ? null : await Ask(ct);
        if (offset is null)
        {
            place = await Begin(ct);
            offset = 0;
        }
        while (offset < content.Length)
        {
            offset = await Send(offset.Value, ct);
        }
        using var answer = await Call(new HttpRequestMessage(HttpMethod.Get, $"{place!.OriginalString}/reference"), ct);
        return JsonSerializer.Deserialize<AttachmentReference>(await answer.Content.ReadAsByteArrayAsync(ct), ClientJson.Options)!;
    }

    private async Task<Uri> Begin(CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path);
        request.Headers.Add("Upload-Length", content.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Base64(name)},unit {Base64(unitCode)}");
        using var answer = await Call(request, ct);
        return answer.Headers.Location!;
    }

    // Null: the server does not keep it any more.
    private async Task<long?> Ask(CancellationToken ct)
    {
        using var answer = await Call(new HttpRequestMessage(HttpMethod.Head, place), ct, HttpStatusCode.NotFound);
        return answer.IsSuccessStatusCode ? OffsetOf(answer) : null;
    }

    private async Task<long> Send(long offset, CancellationToken ct)
    {
        var piece = new byte[Math.Min(Piece, content.Length - offset)];
        content.Position = offset;
        await content.ReadExactlyAsync(piece, ct);
        var request = new HttpRequestMessage(HttpMethod.Patch, place) { Content = new ByteArrayContent(piece) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        using var answer = await Call(request, ct);
        return OffsetOf(answer);
    }

    private async Task<HttpResponseMessage> Call(HttpRequestMessage request, CancellationToken ct, HttpStatusCode? alsoGood = null)
    {
        using (request)
        {
            request.Headers.Add("Tus-Resumable", "1.0.0");
            var answer = await http.SendAsync(request, ct);
            if (answer.IsSuccessStatusCode || answer.StatusCode == alsoGood)
            {
                return answer;
            }
            using (answer)
            {
                throw answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && request.Method != HttpMethod.Head
                    ? Refused(JsonSerializer.Deserialize<RefusalBody>(await answer.Content.ReadAsByteArrayAsync(ct), ClientJson.Options)!)
                    : new HttpRequestException($"The way to the server answered {(int)answer.StatusCode}", null, answer.StatusCode);
            }
        }
    }

    // An offset that differs is asked for anew.
    private static Exception Refused(RefusalBody refusal) =>
        DutyLink.IsForNow(refusal) || refusal.Code is "attachment.other-offset" or "attachment.no-room" ? new DutyRefusedForNowException(refusal) : new DutyRefusedException(refusal);

    private static long OffsetOf(HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>The server will never take this: it is of a kind that is not taken, too large, or for a unit out of reach.</summary>
public sealed class DutyRefusedException(RefusalBody refusal) : Exception($"{refusal.Code}: {refusal.Title.En}")
{
    public RefusalBody Refusal => refusal;
}
