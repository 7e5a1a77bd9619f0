using System.Text.Json;
using System.Text.Unicode;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Hosting;

/// <summary>How JSON is read and written: camelCase, lower-case enum words, strict about what it does not know.</summary>
public static class Wire
{
    public static JsonSerializerOptions Options { get; } = Build();

    /// <summary>Reads a request from either door.</summary>
    public static Answer<T> Read<T>(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            return Refusals.BodyMalformed;
        }
        if (TextGate.Check(utf8) is { } refusal)
        {
            return refusal;
        }
        try
        {
            return JsonSerializer.Deserialize<T>(utf8, Options) is { } value ? value : Refusals.BodyMalformed;
        }
        catch (JsonException e)
        {
            return (IsUnknownProperty(e) ? Refusals.PropertyUnknown : Refusals.BodyMalformed).At(PathOf(e));
        }
    }

    /// <summary>A value for a column that may be empty.</summary>
    public static Json? Json<T>(T? value)
        where T : class => value is null ? null : new Json(JsonSerializer.Serialize(value, Options));

    // The framework tells unknown and repeated properties apart from other faults only in words; a test holds them to it.
    private static bool IsUnknownProperty(JsonException e) =>
        e.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) || e.Message.Contains("uplicate property", StringComparison.Ordinal);

    private static string PathOf(JsonException e) => (e.Path ?? "$").TrimStart('$').TrimStart('.');

    private static JsonSerializerOptions Build()
    {
        var options = ContractJson.Configure(new JsonSerializerOptions());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
