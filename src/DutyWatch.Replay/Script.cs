using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DutyWatch.Contracts;

namespace DutyWatch.Replay;

/// <summary>A real day, written down by hand: who files what and when, and what people answer on their phones.</summary>
/// <param name="Sources">Where the public facts were read, by the key that entries name.</param>
/// <param name="Units">The words for units in what is printed.</param>
/// <param name="Expected">What must have come of it at the end.</param>
internal sealed record Script(
    string Id,
    string TitleZh,
    string TitleEn,
    string Note,
    DateTimeOffset Start,
    DateTimeOffset End,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyDictionary<string, string> Units,
    IReadOnlyList<Entry> Entries,
    JsonObject? Expected)
{
    /// <exception cref="ReplayException">The file cannot be played; the message says which entry is at fault.</exception>
    public static Script Read(string file)
    {
        try
        {
            var script = JsonSerializer.Deserialize<Script>(File.ReadAllBytes(file), ReplayJson.Options)!;
            return script.Fault() is { } fault ? throw new ReplayException($"{file}: {fault}") : script;
        }
        catch (JsonException e)
        {
            throw new ReplayException($"{file}: {e.Message}");
        }
    }

    private string? Fault()
    {
        var twice = Entries.GroupBy(e => e.Id).FirstOrDefault(g => g.Count() > 1)?.Key;
        var early = Entries.Zip(Entries.Skip(1)).FirstOrDefault(pair => pair.Second.At < pair.First.At).Second;
        var outside = Entries.FirstOrDefault(e => e.At < Start || e.At > End);
        var unsourced = Entries.FirstOrDefault(e => e.Fact == Fact.PublicFact && (e.Source is null || !Sources.ContainsKey(e.Source)));
        return twice is not null ? $"{twice} stands there twice"
            : early is not null ? $"{early.Id} comes before the entry above it"
            : outside is not null ? $"{outside.Id} lies outside start and end"
            : unsourced is not null ? $"{unsourced.Id} is called a public fact and names no source"
            : Entries.Select(e => e.Fault()).FirstOrDefault(f => f is not null);
    }
}

internal enum Fact
{
    [JsonStringEnumMemberName("public fact")] PublicFact,
    [JsonStringEnumMemberName("invented")] Invented,
}

internal enum Doing
{
    /// <summary>Something happens outside; it is only said.</summary>
    [JsonStringEnumMemberName("happens")] Happens,
    [JsonStringEnumMemberName("lead")] Lead,
    [JsonStringEnumMemberName("report")] Report,

    /// <summary>A unit rings up and the prefecture's room writes down what it says.</summary>
    [JsonStringEnumMemberName("phone-record")] PhoneRecord,
    [JsonStringEnumMemberName("answer")] Answer,
    [JsonStringEnumMemberName("phone")] Phone,

    /// <summary>The prefecture's room passes it on to its province.</summary>
    [JsonStringEnumMemberName("upward")] Upward,

    /// <summary>毗邻通报.</summary>
    [JsonStringEnumMemberName("notice")] Notice,
}

/// <param name="Unit">Who files, or whose phone it is.</param>
/// <param name="Post">The post whose phone it is.</param>
/// <param name="Incident">A name of the script's own for the incident it opens or belongs to.</param>
/// <param name="Form">The lead or report as the contract has it; ids, unit and the drill's mark are added.</param>
/// <param name="Text">What is said, or what is written from the phone: `{code}` is the code of the newest text, `{wrong}` another one.</param>
/// <param name="About">Words that the text to be answered holds, when it is not simply the newest.</param>
/// <param name="Level">The working level of the incident right afterwards.</param>
internal sealed record Entry(
    string Id,
    DateTimeOffset At,
    Fact Fact,
    Doing Do,
    string? Source = null,
    string? Note = null,
    string? Unit = null,
    string? Post = null,
    string? Incident = null,
    JsonObject? Form = null,
    string? Text = null,
    string? About = null,
    string? Mode = null,
    IncidentLevel? Level = null)
{
    private static readonly Dictionary<Doing, string[]> Needs = new()
    {
        [Doing.Happens] = ["text"],
        [Doing.Lead] = ["form", "incident"],
        [Doing.Report] = ["form", "incident", "unit"],
        [Doing.PhoneRecord] = ["form", "incident", "unit"],
        [Doing.Answer] = ["text", "unit", "post"],
        [Doing.Phone] = ["mode", "unit", "post"],
        [Doing.Upward] = ["form", "incident"],
        [Doing.Notice] = ["form", "incident"],
    };

    public string? Fault()
    {
        var given = new Dictionary<string, object?> { ["text"] = Text, ["form"] = Form, ["incident"] = Incident, ["unit"] = Unit, ["post"] = Post, ["mode"] = Mode };
        return Needs[Do].FirstOrDefault(name => given[name] is null) is { } missing ? $"{Id} lacks \"{missing}\"" : null;
    }
}

internal static class ReplayJson
{
    public static JsonSerializerOptions Options { get; } = ContractJson.Configure(new JsonSerializerOptions { RespectNullableAnnotations = true });

    /// <summary>What the server says; a newer one may say more.</summary>
    public static JsonSerializerOptions Lenient { get; } = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip, RespectRequiredConstructorParameters = false };
}

/// <summary>The replay cannot go on; the message is for the person who started it.</summary>
internal sealed class ReplayException(string message) : Exception(message);
