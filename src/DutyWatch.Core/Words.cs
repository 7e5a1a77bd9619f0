using System.Collections.Concurrent;
using System.Text;

namespace DutyWatch.Core;

/// <summary>The one spelling of a closed set outside C#: lower-case words joined by hyphens, in SQL, URLs, JSON and on screens.</summary>
public static class Words
{
    private static readonly ConcurrentDictionary<(Type, string), object> Parsed = new();

    public static string Of<T>(T value)
        where T : struct, Enum => Spell(value.ToString());

    /// <exception cref="ArgumentException">The word is none of the set: the database's check constraints and ours have parted.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum =>
        (T)Parsed.GetOrAdd((typeof(T), word), key => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Of(v!.Value) == word)
            ?? throw new ArgumentException($"'{word}' is no {typeof(T).Name}"));

    // Levels are Roman numerals and stay in capitals.
    private static string Spell(string name) => name.All(c => c is 'I' or 'V') ? name : Hyphenate(name);

    private static string Hyphenate(string name)
    {
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && word.Length > 0)
            {
                word.Append('-');
            }
            word.Append(char.ToLowerInvariant(c));
        }
        return word.ToString();
    }
}
