using DutyWatch.Core.Attachments;
using ImageMagick;

namespace DutyWatch.Server.Attachments;

/// <summary>
/// Reads and draws pictures, each with the one reader of its kind: what a file says of itself chooses nothing. Bounded in pixels, memory and
/// hands; loaded when the first picture comes.
/// </summary>
internal sealed class Pictures : IDisposable
{
    public const string Thumbnail = "thumbnail.jpg";
    private const uint ThumbnailEdge = 320;
    private const uint Quality = 88;

    // One at a time: a drawn picture takes half a gigabyte at most, and duty goes on beside it.
    private readonly SemaphoreSlim hand = new(1);

    static Pictures()
    {
        ResourceLimits.Thread = 1;
        ResourceLimits.Width = 32_000;
        ResourceLimits.Height = 32_000;
        ResourceLimits.Area = AttachmentRules.MostPixels;
        ResourceLimits.Memory = 800UL * 1024 * 1024;
        ResourceLimits.MaxMemoryRequest = 800UL * 1024 * 1024;
        ResourceLimits.Disk = 0;
        // No limit of time: it counts from the first picture of the process on, and ends the process.
    }

    /// <summary>Whether it can be read, and is not larger than may be drawn. Only its head is read.</summary>
    public Task<bool> IsBearable(string path, FileKind kind, CancellationToken ct) => ByHand(() =>
    {
        try
        {
            using var file = File.OpenRead(path);
            var about = new MagickImageInfo(file, Settings(kind));
            return about.Width > 0 && about.Height > 0 && (long)about.Width * about.Height <= AttachmentRules.MostPixels;
        }
        catch (MagickException)
        {
            return false;
        }
    }, ct);

    /// <summary>A small JPEG, upright, with nothing but the picture. False: it cannot be drawn.</summary>
    public Task<bool> DrawThumbnail(string path, FileKind kind, string to, CancellationToken ct) => Draw(path, kind, MagickFormat.Jpeg, to, picture => picture.Thumbnail(ThumbnailEdge, ThumbnailEdge), ct);

    /// <summary>The picture drawn anew, upright: no position, no maker, no time, no hidden second picture. HEIC becomes JPEG, which everything opens.</summary>
    public Task<bool> DrawClean(string path, FileKind kind, string to, CancellationToken ct) => Draw(path, kind, FormatOf(CleanKind(kind)), to, null, ct);

    public static FileKind CleanKind(FileKind kind) => kind == FileKind.Heic ? FileKind.Jpeg : kind;

    public void Dispose() => hand.Dispose();

    private Task<bool> Draw(string path, FileKind kind, MagickFormat format, string to, Action<MagickImage>? change, CancellationToken ct) => ByHand(() =>
    {
        try
        {
            var settings = Settings(kind);
            if (change is not null)
            {
                // A large JPEG is read at a fraction of its size.
                settings.SetDefine(MagickFormat.Jpeg, "size", $"{2 * ThumbnailEdge}x{2 * ThumbnailEdge}");
            }
            // A stream, since the library reads more into a path than where a file is.
            using var file = File.OpenRead(path);
            using var picture = new MagickImage(file, settings);
            picture.Orientation = Standing(picture);
            picture.AutoOrient();
            // The colours of a wide profile, told in the common one: a profile can name its maker.
            picture.TransformColorSpace(ColorProfiles.SRGB);
            picture.Strip();
            change?.Invoke(picture);
            if (format == MagickFormat.Jpeg)
            {
                picture.BackgroundColor = MagickColors.White;
                picture.Alpha(AlphaAction.Remove);
            }
            if (format != MagickFormat.Png)
            {
                picture.Quality = Quality;
            }
            picture.Settings.SetDefine(MagickFormat.Png, "exclude-chunks", "date,time,text");
            using var drawn = File.Create(to);
            picture.Write(drawn, format);
            return true;
        }
        catch (MagickException)
        {
            return false;
        }
    }, ct);

    // Some readers leave it to the notes inside.
    private static Orientation Standing(MagickImage picture) =>
        picture.Orientation == Orientation.Undefined && picture.GetExifProfile()?.GetValue(ExifTag.Orientation)?.Value is { } noted ? (Orientation)noted : picture.Orientation;

    private async Task<bool> ByHand(Func<bool> work, CancellationToken ct)
    {
        await hand.WaitAsync(ct);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            hand.Release();
        }
    }

    private static MagickReadSettings Settings(FileKind kind) => new() { Format = FormatOf(kind), FrameIndex = 0, FrameCount = 1 };

    private static MagickFormat FormatOf(FileKind kind) =>
        kind == FileKind.Jpeg ? MagickFormat.Jpeg
        : kind == FileKind.Png ? MagickFormat.Png
        : kind == FileKind.WebP ? MagickFormat.WebP
        : MagickFormat.Heic;
}
