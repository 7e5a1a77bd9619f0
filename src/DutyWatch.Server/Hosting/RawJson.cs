using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DutyWatch.Server.Hosting;

/// <summary>
/// JSON as it came in or goes out. The hub takes its arguments so, that both doors read the same bytes by the same strict rules,
/// and an event is written once for a thousand consoles.
/// </summary>
[JsonConverter(typeof(RawJsonConverter))]
public sealed record RawJson(ReadOnlyMemory<byte> Utf8)
{
    public static RawJson Of<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Wire.Options));

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // As it was written: what is wrong with it is for the strict reader behind the door to say.
        return new RawJson(Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref reader).GetRawText()));
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
