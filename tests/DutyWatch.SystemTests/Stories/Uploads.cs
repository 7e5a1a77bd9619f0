using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What a program that speaks tus does to upload a file.</summary>
internal static class Uploads
{
    public const string Path = "/api/v1/attachments";

    public static async Task<AttachmentReference> Upload(this Guest guest, byte[] file, string name, string? unit = null)
    {
        var place = await guest.Begin(file.Length, name, unit);
        using var answer = await guest.Piece(place, 0, file);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
        return await guest.Get<AttachmentReference>($"{place}/reference");
    }

    public static async Task<string> Begin(this Guest guest, long size, string name, string? unit = null)
    {
        using var answer = await guest.Create(size, name, unit);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    public static Task<HttpResponseMessage> Create(this Guest guest, long size, string name, string? unit = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path);
        request.Headers.Add("Upload-Length", size.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Base64(name)}" + (unit is null ? "" : $",unit {Base64(unit)}"));
        return guest.Tus(request);
    }

    public static Task<HttpResponseMessage> Piece(this Guest guest, string place, long offset, byte[] piece) => guest.Piece(place, offset, new ByteArrayContent(piece));

    public static Task<HttpResponseMessage> Piece(this Guest guest, string place, long offset, HttpContent piece)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, place) { Content = piece };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        return guest.Tus(request);
    }

    public static async Task<long> HowFar(this Guest guest, string place)
    {
        using var answer = await guest.Tus(new HttpRequestMessage(HttpMethod.Head, place));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return OffsetOf(answer);
    }

    public static long OffsetOf(HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    public static async Task<HttpResponseMessage> Tus(this Guest guest, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Add("Tus-Resumable", "1.0.0");
            return await guest.Http.SendAsync(request);
        }
    }

    public static async Task<string> CodeOf(HttpResponseMessage answer)
    {
        using (answer)
        {
            return JsonSerializer.Deserialize<RefusalBody>(await answer.Content.ReadAsByteArrayAsync(), Wire.Options)!.Code;
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>A line that is cut after so many bytes of what was announced.</summary>
    internal sealed class CutContent(byte[] bytes, int after) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, after));
            await stream.FlushAsync();
            throw new IOException("The line was cut");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
