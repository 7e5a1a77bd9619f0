using System.Globalization;
using System.Text;

namespace DutyWatch.Core.Attachments;

/// <summary>What a sender calls his file, made harmless: a name and no path, nothing invisible, not too long, ending as its content is.</summary>
public static class FileName
{
    public const int Longest = 100;

    // What a file system, a shell or a header reads as something else.
    private const string Refused = "/\\:*?\"<>|%;$`";

    public static string Clean(string said, FileKind kind)
    {
        var kept = new StringBuilder();
        foreach (var rune in said[(said.LastIndexOfAny(['/', '\\']) + 1)..].Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (IsShown(rune))
            {
                kept.Append(rune.ToString());
            }
        }
        var name = Stem(kept.ToString(), kind).Trim(' ', '.', '-');
        return $"{(name.Length == 0 ? "附件" : Cut(name, Longest - kind.Ending.Length - 1))}.{kind.Ending}";
    }

    // The name's own ending goes when it says no more than the content does; another one stays to be seen: `photo.exe` is `photo.exe.jpg`.
    private static string Stem(string name, FileKind kind)
    {
        var dot = name.LastIndexOf('.');
        return dot >= 0 && Means(name[(dot + 1)..].ToLowerInvariant(), kind) ? name[..dot] : name;
    }

    private static bool Means(string ending, FileKind kind) =>
        ending == kind.Ending
        || (kind == FileKind.Jpeg && ending is "jpeg" or "jpe")
        || (kind == FileKind.Heic && ending == "heif")
        || (kind == FileKind.Mp4 && ending is "m4v" or "3gp");

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value != 0xfffd
        && (!rune.IsAscii || !Refused.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
