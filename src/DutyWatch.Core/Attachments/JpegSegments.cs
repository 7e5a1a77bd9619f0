using System.Buffers.Binary;

namespace DutyWatch.Core.Attachments;

/// <summary>Takes notes (Exif, XMP, IPTC, comments) out of a JPEG that must not be drawn anew, such as one inside a PDF. The picture's own bytes stay as they are.</summary>
public static class JpegSegments
{
    private const byte Mark = 0xff;

    /// <summary>Null: it is no well-formed JPEG.</summary>
    public static byte[]? WithoutNotes(ReadOnlySpan<byte> jpeg)
    {
        if (FileKind.Sniff(jpeg) != FileKind.Jpeg)
        {
            return null;
        }
        var kept = new List<byte>(jpeg.Length) { Mark, 0xd8 };
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == Mark;)
        {
            var kind = jpeg[at + 1];
            if (kind == 0xda)
            {
                // From here on it is picture.
                kept.AddRange(jpeg[at..]);
                return [.. kept];
            }
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 4 || at + length > jpeg.Length)
            {
                return null;
            }
            if (!IsNote(kind))
            {
                kept.AddRange(jpeg.Slice(at, length));
            }
            at += length;
        }
        return null;
    }

    // JFIF (0), the colour profile (2) and Adobe's colour transform (14) say how to draw it; a comment and the other applications' segments do not.
    private static bool IsNote(byte kind) => kind is 0xfe or (>= 0xe0 and <= 0xef and not 0xe0 and not 0xe2 and not 0xee);
}
