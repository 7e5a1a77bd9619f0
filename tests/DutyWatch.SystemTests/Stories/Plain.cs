using System.Text.Json;
using DutyWatch.Server.Hosting;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Maps, lists and plain values, as a MessagePack client without our types would send them.</summary>
internal static class Plain
{
    /// <summary>A reader's options: MessagePack hands maps back with keys of type object.</summary>
    public static JsonSerializerOptions Options { get; } = new();

    public static object? Of(object value) => Of(JsonSerializer.SerializeToElement(value, Wire.Options));

    private static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Of(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
