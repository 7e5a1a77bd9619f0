using System.Text;

namespace DutyWatch.Alerts.Inbound;

/// <summary>What a person typed, made comparable: full-width, circled and keycap digits are digits, white space is one space.</summary>
public static class ReplyText
{
    private const char Keycap = '\u20E3';

    /// <summary>Never throws: carriers hand over halves of surrogate pairs too.</summary>
    public static string Normalise(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }
        var plain = new StringBuilder(text.Length);
        foreach (var c in whole.ToString().Normalize(NormalizationForm.FormKC).Where(c => !IsInvisible(c)))
        {
            var space = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!space)
            {
                plain.Append(c);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }
        return plain.ToString().TrimEnd();
    }

    public static string TrimPunctuation(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsPunctuation(text[start]))
        {
            start++;
        }
        while (end > start && IsPunctuation(text[end - 1]))
        {
            end--;
        }
        return text[start..end];
    }

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c) || c == ' ';

    private static bool IsInvisible(char c) =>
        c is Keycap or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u2060' and <= '\u2064') or (>= '\uFE00' and <= '\uFE0F');
}
