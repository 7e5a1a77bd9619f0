using System.Text;

namespace DutyWatch.Core.Search;

/// <summary>A short piece of a text round the first place where something that was searched for stands.</summary>
public static class Excerpt
{
    private const int Before = 20;
    private const int Length = 80;

    public static string Of(string text, string searched)
    {
        var plain = string.Join(' ', text.Normalize(NormalizationForm.FormKC).Split(['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        var start = Math.Max(0, Place(plain, searched.Normalize(NormalizationForm.FormKC)) - Before);
        var end = Math.Min(plain.Length, start + Length);
        // Half of a surrogate pair is no character.
        start += start > 0 && char.IsLowSurrogate(plain[start]) ? 1 : 0;
        end -= end < plain.Length && char.IsLowSurrogate(plain[end]) ? 1 : 0;
        return $"{(start > 0 ? "…" : "")}{plain[start..end]}{(end < plain.Length ? "…" : "")}";
    }

    // The whole of a word, or the pair that it begins with: the index knows pairs only, so a word may stand there in pieces.
    private static int Place(string text, string searched)
    {
        var words = Words(searched);
        int[] whole = [.. words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0)];
        return whole.Length > 0 ? whole.Min() : words.Select(word => text.IndexOf(word[..Math.Min(2, word.Length)], StringComparison.OrdinalIgnoreCase)).FirstOrDefault(at => at >= 0);
    }

    private static string[] Words(string searched) =>
        new string([.. searched.Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
