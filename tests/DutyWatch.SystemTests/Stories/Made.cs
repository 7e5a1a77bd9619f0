using System.Text;
using ImageMagick;
using PdfSharp.Pdf;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Files as a phone or an office makes them, with where and by whom inside.</summary>
internal static class Made
{
    public const string Person = "Zhang San";
    public const string Camera = "Huawei Mate 60";

    /// <summary>A photo taken with the phone on its side, in 磨西, by somebody.</summary>
    public static byte[] Photo(MagickFormat format = MagickFormat.Jpeg, int seed = 1)
    {
        using var picture = new MagickImage(MagickColors.SteelBlue, 640, 400);
        new ImageMagick.Drawing.Drawables().FillColor(MagickColors.Orange).Rectangle(0, 0, 100 + seed, 50).Draw(picture);
        var exif = new ExifProfile();
        picture.Orientation = Orientation.RightTop;
        exif.SetValue(ExifTag.Orientation, (ushort)Orientation.RightTop);
        exif.SetValue(ExifTag.GPSLatitudeRef, "N");
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(29), new Rational(39), new Rational(3)]);
        exif.SetValue(ExifTag.Artist, Person);
        exif.SetValue(ExifTag.Model, Camera);
        picture.SetProfile(exif);
        picture.SetProfile(new XmpProfile(Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf>{Person}</rdf></x:xmpmeta>")));
        picture.SetAttribute("comment", Person);
        picture.Quality = 95;
        return picture.ToByteArray(format);
    }

    public static byte[] Document()
    {
        using var document = new PdfDocument();
        document.Info.Author = Person;
        document.Info.Title = "Report";
        document.AddPage();
        using var to = new MemoryStream();
        document.Save(to);
        return to.ToArray();
    }

    /// <summary>The head of a PNG that says it has 2,500 million pixels.</summary>
    public static byte[] Bomb() =>
    [
        0x89, .. "PNG\r\n\x1a\n"u8,
        0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0, 0x39, 0x5f, 0x0e, 0x8d,
        0, 0, 0, 0, .. "IEND"u8, 0xae, 0x42, 0x60, 0x82,
    ];

    public static bool Tells(byte[] file, string what) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(what)) >= 0;
}
