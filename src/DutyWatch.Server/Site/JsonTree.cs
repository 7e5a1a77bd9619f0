using System.Text;
using System.Text.Json;

namespace DutyWatch.Server.Site;

internal enum JsonKind
{
    Null,
    Text,
    Number,
    Truth,
    List,
    Record,
}

/// <summary>A value of a file together with the line it stands on, which the framework's own document forgets.</summary>
internal sealed record JsonTree(JsonKind Kind, int Line, string Text, IReadOnlyList<JsonTree> Items, IReadOnlyList<JsonMember> Members)
{
    public static JsonTree Parse(ReadOnlySpan<byte> content)
    {
        var text = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        var reader = new Utf8JsonReader(text);
        var lines = new LineCounter(text);
        reader.Read();
        var tree = Value(ref reader, ref lines);
        // Asks for the end: a second value after the first is malformed.
        reader.Read();
        return tree;
    }

    private static JsonTree Value(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new JsonTree(JsonKind.Record, line, "", [], Record(ref reader, ref lines)),
            JsonTokenType.StartArray => new JsonTree(JsonKind.List, line, "", List(ref reader, ref lines), []),
            JsonTokenType.String => new JsonTree(JsonKind.Text, line, reader.GetString()!, [], []),
            JsonTokenType.Number => new JsonTree(JsonKind.Number, line, Encoding.UTF8.GetString(reader.ValueSpan), [], []),
            JsonTokenType.Null => new JsonTree(JsonKind.Null, line, "", [], []),
            _ => new JsonTree(JsonKind.Truth, line, reader.TokenType == JsonTokenType.True ? "true" : "false", [], []),
        };
    }

    private static List<JsonTree> List(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var items = new List<JsonTree>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader, ref lines));
        }
        return items;
    }

    private static List<JsonMember> Record(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            members.Add(new JsonMember(name, Value(ref reader, ref lines)));
        }
        return members;
    }

    // Tokens come in order, so the newlines are counted once.
    private ref struct LineCounter(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> text = text;
        private int counted;
        private int line = 1;

        public int At(long offset)
        {
            line += text[counted..(int)offset].Count((byte)'\n');
            counted = (int)offset;
            return line;
        }
    }
}

internal sealed record JsonMember(string Name, JsonTree Value);
