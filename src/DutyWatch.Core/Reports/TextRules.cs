namespace DutyWatch.Core.Reports;

/// <summary>One gate for every text from outside: what PostgreSQL cannot store, what no screen can show, and what would turn a line around.</summary>
public static class TextRules
{
    public static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || IsForbidden(c))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsForbidden(char c) => c switch
    {
        '\n' or '\r' or '\t' => false,
        < ' ' or (>= '\u007f' and <= '\u009f') => true,
        // Overrides of writing direction make a text read other than it is.
        (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        '\ufffe' or '\uffff' => true,
        _ => false,
    };
}
