using System.Buffers.Binary;

namespace DutyWatch.Core.Attachments;

/// <summary>What a file is by its own bytes. Its name and what its sender calls it say nothing.</summary>
/// <param name="MediaType">As it is sent back.</param>
/// <param name="Ending">As it is named.</param>
/// <param name="Family">What is done with it.</param>
public sealed record FileKind(string MediaType, string Ending, FileFamily Family)
{
    /// <summary>So many bytes are enough to tell.</summary>
    public const int Head = 64;

    public static readonly FileKind Jpeg = new("image/jpeg", "jpg", FileFamily.Picture);
    public static readonly FileKind Png = new("image/png", "png", FileFamily.Picture);
    public static readonly FileKind WebP = new("image/webp", "webp", FileFamily.Picture);
    public static readonly FileKind Heic = new("image/heic", "heic", FileFamily.Picture);
    public static readonly FileKind Mp4 = new("video/mp4", "mp4", FileFamily.Video);
    public static readonly FileKind Mov = new("video/quicktime", "mov", FileFamily.Video);
    public static readonly FileKind Pdf = new("application/pdf", "pdf", FileFamily.Document);

    public static IReadOnlyList<FileKind> All { get; } = [Jpeg, Png, WebP, Heic, Mp4, Mov, Pdf];

    // An ISO base media file names the standards that it keeps: the main one first.
    private static readonly Dictionary<string, FileKind> Brands = new(StringComparer.Ordinal)
    {
        ["heic"] = Heic, ["heix"] = Heic, ["heim"] = Heic, ["heis"] = Heic,
        ["isom"] = Mp4, ["iso2"] = Mp4, ["iso4"] = Mp4, ["iso5"] = Mp4, ["iso6"] = Mp4, ["mp41"] = Mp4, ["mp42"] = Mp4, ["avc1"] = Mp4, ["M4V "] = Mp4, ["MSNV"] = Mp4, ["3gp4"] = Mp4, ["3gp5"] = Mp4, ["3gp6"] = Mp4,
        ["qt  "] = Mov,
    };

    /// <summary>Null: nothing that is taken.</summary>
    public static FileKind? Sniff(ReadOnlySpan<byte> head) =>
        head.StartsWith(JpegStart) ? Jpeg
        : head.StartsWith(PngStart) ? Png
        : head.Length >= 16 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBPVP8"u8) ? WebP
        : head.StartsWith("%PDF-"u8) ? Pdf
        : head.Length >= 12 && head[4..].StartsWith("ftyp"u8) ? SniffBrands(head)
        : null;

    public static FileKind Of(string mediaType) => All.First(kind => kind.MediaType == mediaType);

    private static ReadOnlySpan<byte> JpegStart => [0xff, 0xd8, 0xff];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    // The main brand, or, where it says only "some picture" (mif1), the first known one of the others.
    private static FileKind? SniffBrands(ReadOnlySpan<byte> head)
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (size < 16 || size % 4 != 0)
        {
            return null;
        }
        var main = Brand(head[8..]);
        if (Brands.TryGetValue(main, out var kind))
        {
            return kind;
        }
        if (main is not ("mif1" or "msf1"))
        {
            return null;
        }
        for (var at = 16; at + 4 <= Math.Min(size, (uint)head.Length); at += 4)
        {
            if (Brands.TryGetValue(Brand(head[at..]), out var other) && other == Heic)
            {
                return Heic;
            }
        }
        return null;
    }

    private static string Brand(ReadOnlySpan<byte> at) => string.Create(4, BinaryPrimitives.ReadUInt32BigEndian(at), (text, word) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)((word >> (24 - (8 * i))) & 0xff);
        }
    });
}

public enum FileFamily
{
    Picture,
    Video,
    Document,
}
