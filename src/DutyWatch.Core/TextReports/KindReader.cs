using System.Globalization;
using System.Text.RegularExpressions;

namespace DutyWatch.Core.TextReports;

/// <summary>Finds the kind by the site's words for it: a field that is such a word goes before a sentence that holds one; of two kinds neither is taken.</summary>
internal static partial class KindReader
{
    public static string? Read(Unread text, SiteWords site)
    {
        var words = site.Kinds.SelectMany(k => k.Words.Select(word => (Word: word, k.Slug))).OrderByDescending(w => w.Word.Length).ToList();
        var pieces = text.Pieces();
        var alone = pieces.SelectMany(p => words.Where(w => w.Word == p.Text).Take(1).Select(w => (p.Start, w.Word, w.Slug))).ToList();
        var found = alone.Count > 0 ? alone : [.. pieces.SelectMany(p => Inside(p, words))];
        if (found.Count == 0 || found.Select(f => f.Slug).Distinct().Count() > 1)
        {
            return null;
        }
        found.ForEach(f => text.Take(f.Start, f.Word.Length));
        return found[0].Slug;
    }

    /// <summary>地震6.8级, 6.8级地震.</summary>
    public static decimal? Magnitude(Unread text)
    {
        if (MagnitudeSaid().Match(text.Text) is not { Success: true } said || !text.IsUnread(said.Index, said.Length))
        {
            return null;
        }
        var number = said.Groups["magnitude"];
        text.Take(number.Index, said.Groups["level"].Length);
        return decimal.Parse(number.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    // The longest word at a place: 山体滑坡 is not 滑坡 as well.
    private static IEnumerable<(int Start, string Word, string Slug)> Inside(Piece piece, List<(string Word, string Slug)> words)
    {
        for (var at = 0; at < piece.Text.Length; at++)
        {
            var start = at;
            if (words.Find(w => string.CompareOrdinal(piece.Text, start, w.Word, 0, w.Word.Length) == 0) is { Word: not null } word)
            {
                yield return (piece.Start + at, word.Word, word.Slug);
                at += word.Word.Length - 1;
            }
        }
    }

    [GeneratedRegex(@"(?<=地震)(?<level>(?<magnitude>[0-9](?:\.[0-9])?)级)|(?<![0-9.])(?<level>(?<magnitude>[0-9](?:\.[0-9])?)级)(?=地震)")]
    private static partial Regex MagnitudeSaid();
}
