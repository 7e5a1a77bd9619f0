using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace DutyWatch.Alerts.Views;

/// <summary>The one way in which alerts writes views into events: camelCase, the contract's words for enums, readable Chinese.</summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static string Write<T>(T view) => JsonSerializer.Serialize(view, Options);

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
