using DutyWatch.Core.Attachments;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace DutyWatch.Server.Attachments;

/// <summary>A PDF without who wrote it, with what, when and where, and without what would act by itself when it is opened.</summary>
internal static class PdfCleaner
{
    // Of any object: XMP, programs' private notes, thumbnails, files within, scripts, actions on opening.
    private static readonly string[] Told = ["/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/EmbeddedFiles", "/AF", "/JavaScript", "/OpenAction", "/AA", "/XFA"];

    /// <summary>False: it is locked or damaged, and must not leave as it is.</summary>
    public static bool Clean(string path, string to)
    {
        try
        {
            using var document = PdfReader.Open(path, PdfDocumentOpenMode.Modify);
            document.Info.Elements.Clear();
            foreach (var thing in document.Internals.GetAllObjects().OfType<PdfDictionary>())
            {
                Strip(thing, 0);
            }
            document.Save(to);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException and not IOException)
        {
            // The reader throws whatever a damaged file makes it stumble over.
            return false;
        }
    }

    private static void Strip(PdfDictionary thing, int depth)
    {
        foreach (var name in Told)
        {
            thing.Elements.Remove(name);
        }
        if (thing.Stream is { } stream && IsPhoto(thing) && JpegSegments.WithoutNotes(stream.Value) is { } bare)
        {
            stream.Value = bare;
            thing.Elements.SetInteger("/Length", bare.Length);
        }
        foreach (var inner in thing.Elements.Values.OfType<PdfDictionary>().Where(_ => depth < 8).ToList())
        {
            Strip(inner, depth + 1);
        }
    }

    private static bool IsPhoto(PdfDictionary thing) =>
        thing.Elements["/Filter"] switch
        {
            PdfName name => name.Value == "/DCTDecode",
            PdfArray { Elements.Count: 1 } array => array.Elements[0] is PdfName { Value: "/DCTDecode" },
            _ => false,
        };
}
