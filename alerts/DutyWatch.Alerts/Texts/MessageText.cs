using System.Globalization;
using System.Text;

namespace DutyWatch.Alerts.Texts;

/// <summary>What stands before every text of this site.</summary>
/// <param name="Signature">With or without its 【】.</param>
/// <param name="DrillPrefix">Empty outside drills.</param>
internal sealed record TextFrame(string Signature, string DrillPrefix)
{
    public string Opening => (Signature.Length == 0 || Signature[0] is '【' or '[' ? Signature : $"【{Signature}】") + DrillPrefix;
}

/// <summary>Fills a template and makes it fit one text message, shortening what matters least and never the code.</summary>
internal static class MessageText
{
    private const string Ellipsis = "…";

    // In the order of what may be lost first.
    private static readonly string[] Shortened = ["detail", "place"];

    public static string Write(TextFrame frame, string body, IReadOnlyDictionary<string, string> words)
    {
        var left = words.ToDictionary(w => w.Key, w => OneLine(w.Value), StringComparer.Ordinal);
        var text = frame.Opening + Fill(body, left);
        foreach (var word in Shortened)
        {
            while (!SmsLength.Of(text).FitsOneEverywhere && left.TryGetValue(word, out var value) && value.Length > 0)
            {
                left[word] = Shorter(value);
                text = frame.Opening + Fill(body, left);
            }
        }
        return text;
    }

    /// <summary>One pass: a brace inside a filled-in word is a brace, not another placeholder. An unknown placeholder is left out.</summary>
    public static string Fill(string body, IReadOnlyDictionary<string, string> words)
    {
        var text = new StringBuilder(body.Length);
        for (var at = 0; at < body.Length; at++)
        {
            var end = body[at] == '{' ? body.IndexOf('}', at) : -1;
            if (end < 0)
            {
                text.Append(body[at]);
                continue;
            }
            text.Append(words.GetValueOrDefault(body[(at + 1)..end]));
            at = end;
        }
        return text.ToString();
    }

    /// <summary>One character less as a reader counts them: a surrogate pair or a combined character is never cut in two.</summary>
    private static string Shorter(string value)
    {
        var plain = value.EndsWith(Ellipsis, StringComparison.Ordinal) ? value[..^1] : value;
        var starts = StringInfo.ParseCombiningCharacters(plain);
        return starts.Length <= 1 ? "" : string.Concat(plain.AsSpan(0, starts[^1]), Ellipsis);
    }

    // A lone surrogate or a control character would be lost or refused on the way, with the whole text.
    private static string OneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }
        return line.ToString().Trim();
    }
}
