using System.Text.Json;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Reports;

namespace DutyWatch.Server.Hosting;

/// <summary>Looks at every text of a request before anything is made of it: characters and length, by the name of the field.</summary>
internal static class TextGate
{
    private const int ShortText = 200;

    private static readonly Dictionary<string, int> LongTexts = new(StringComparer.Ordinal)
    {
        ["course"] = 5_000,
        ["cause"] = 5_000,
        ["measures"] = 5_000,
        ["trend"] = 5_000,
        ["nextSteps"] = 5_000,
        ["needs"] = 5_000,
        ["lessons"] = 5_000,
        ["aftercare"] = 5_000,
        ["levelBasis"] = 1_000,
        ["correctionNote"] = 1_000,
        ["text"] = 5_000,
        ["note"] = 500,
        ["reason"] = 1_000,
        ["password"] = 1_000,
    };

    public static Refusal? Check(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 32 });
        var names = new Stack<string>();
        try
        {
            while (reader.Read())
            {
                if (Step(ref reader, names) is { } refusal)
                {
                    return refusal;
                }
            }
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no text, such as a lone half of a surrogate pair.
            return e is JsonException ? Refusals.BodyMalformed : Refusals.TextInvalid.At(Path(names));
        }
    }

    private static Refusal? Step(ref Utf8JsonReader reader, Stack<string> names)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                names.Push(reader.GetString()!);
                return TextRules.IsClean(names.Peek()) ? null : Refusals.TextInvalid;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                names.Push("");
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                names.Pop();
                break;
            case JsonTokenType.String when Fault(reader.GetString()!, NameOf(names)) is { } refusal:
                return refusal.At(Path(names));
            default:
                break;
        }
        if (names.Count > 0 && names.Peek().Length > 0)
        {
            names.Pop();
        }
        return null;
    }

    private static Refusal? Fault(string text, string name)
    {
        if (!TextRules.IsClean(text))
        {
            return Refusals.TextInvalid;
        }
        return text.Length > LongTexts.GetValueOrDefault(name, ShortText) ? Refusals.TextTooLong : null;
    }

    private static string NameOf(Stack<string> names) => names.FirstOrDefault(n => n.Length > 0) ?? "";

    private static string Path(Stack<string> names) => string.Join('.', names.Where(n => n.Length > 0).Reverse());
}
