using System.Text.Encodings.Web;
using System.Text.Json;

namespace DutyWatch.Server.Site;

/// <summary>What applying a pack changes, or changed.</summary>
/// <param name="Unchanged">The very same pack is in force: nothing was looked at further.</param>
/// <param name="StillUsed">What left the pack although incidents, reports or accounts point at it. While there is any, nothing is applied.</param>
/// <param name="InForce">The hash of the pack that was compared with; null in an empty database.</param>
/// <param name="Others">Records by which nobody is judged, before and after.</param>
/// <param name="KeptPeople">People who left the pack and stay in the records because texts were sent to them; no roster names them any more.</param>
internal sealed record SiteDifference(
    bool Unchanged, bool Applied, string? InForce, IReadOnlyList<PartDifference> Parts, IReadOnlyList<RecordChange> Rules, IReadOnlyList<RecordChange> Others,
    IReadOnlyList<StillUsed> StillUsed, int KeptPeople)
{
    public static readonly SiteDifference Nothing = new(true, false, null, [], [], [], [], 0);
}

/// <summary>How many records of one part of the pack differ from those in force.</summary>
internal sealed record PartDifference(string Part, int Added, int Changed, int Removed)
{
    public bool Any => Added + Changed + Removed > 0;
}

/// <summary>A record before and after; null: there was none, there is none.</summary>
internal sealed record RecordChange(string Part, string Key, string? Before, string? After);

/// <param name="What">`unit` or `kind`.</param>
internal sealed record StillUsed(string What, string Key);

/// <summary>The records of one part that come, change and go.</summary>
internal sealed record Change<T>(string Part, IReadOnlyList<T> Added, IReadOnlyList<(T Before, T After)> Changed, IReadOnlyList<T> Removed, Func<T, string> Key)
{
    public PartDifference Counts => new(Part, Added.Count, Changed.Count, Removed.Count);

    public List<T> ToPut => [.. Added, .. Changed.Select(change => change.After)];

    public List<T> ToClose => [.. Removed, .. Changed.Select(change => change.Before)];

    public IEnumerable<RecordChange> Records =>
        Added.Select(rule => new RecordChange(Part, Key(rule), null, PackJson.Readable(rule)))
            .Concat(Changed.Select(rule => new RecordChange(Part, Key(rule.After), PackJson.Readable(rule.Before), PackJson.Readable(rule.After))))
            .Concat(Removed.Select(rule => new RecordChange(Part, Key(rule), PackJson.Readable(rule), null)));
}

internal static class Change
{
    public static Change<T> Between<T>(string part, IEnumerable<T> inForce, IEnumerable<T> wanted, Func<T, string> key)
    {
        var before = inForce.ToDictionary(key);
        var after = wanted.ToDictionary(key);
        return new Change<T>(
            part,
            [.. after.Where(row => !before.ContainsKey(row.Key)).Select(row => row.Value)],
            [.. after.Where(row => before.TryGetValue(row.Key, out var old) && !PackJson.Same(old, row.Value)).Select(row => (before[row.Key], row.Value))],
            [.. before.Where(row => !after.ContainsKey(row.Key)).Select(row => row.Value)],
            key);
    }
}

/// <summary>Rows as JSON: for the server to unfold set-based, to be compared (records compare lists by reference), and to be read.</summary>
internal static class PackJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Postgres.Json Rows<T>(IEnumerable<T> rows) => new(JsonSerializer.Serialize(rows, Options));

    public static string Readable<T>(T row) => JsonSerializer.Serialize(row, Options);

    public static T Parse<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    public static bool Same<T>(T a, T b) => Readable(a) == Readable(b);
}
