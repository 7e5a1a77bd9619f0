using System.Globalization;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Search;

/// <summary>What a searcher asked for, read from the query of the address.</summary>
/// <param name="Text">What must stand in the words; empty for a filtered list.</param>
/// <param name="Kind">A kind or the beginning of kinds: `nat.flood` is `nat.flood.river` too.</param>
/// <param name="Unit">Takes part itself, or a unit below it does.</param>
/// <param name="Since">The incident was opened then or later.</param>
/// <param name="Until">The incident was opened before.</param>
/// <param name="Late">Whether something was or is owed too long on it.</param>
internal sealed record SearchFilter(string Text, string? Kind, string[] Levels, string? Unit, DateTimeOffset Since, DateTimeOffset Until, bool? Late, string[] States)
{
    private const int LongestText = 100;
    private const int LongestWord = 60;

    private static readonly string[] AllLevels = [.. Enum.GetValues<Level>().Select(Words.Of)];
    private static readonly string[] AllStates = [.. Enum.GetValues<IncidentState>().Select(Words.Of)];
    private static readonly Dictionary<string, bool?> Latenesses = new() { [""] = null, ["true"] = true, ["false"] = false };

    public static Answer<SearchFilter> Read(IQueryCollection query)
    {
        var text = Said(query, "q");
        var kind = Word(query, "kind");
        var unit = Word(query, "unit");
        if (text.Length > LongestText)
        {
            return Refusals.TextTooLong.At("q");
        }
        if (!TextRules.IsClean(text))
        {
            return Refusals.TextInvalid.At("q");
        }
        return Paging.Words(query, "level", AllLevels) is not { } levels ? Refusals.BodyMalformed.At("level")
            : Paging.Words(query, "state", AllStates) is not { } states ? Refusals.BodyMalformed.At("state")
            : !IsWord(kind) ? Refusals.BodyMalformed.At("kind")
            : !IsWord(unit) ? Refusals.BodyMalformed.At("unit")
            : Instant(query, "from", DateTimeOffset.MinValue) is not { } since ? Refusals.BodyMalformed.At("from")
            : Instant(query, "to", DateTimeOffset.MaxValue) is not { } until ? Refusals.BodyMalformed.At("to")
            : !Latenesses.TryGetValue(Said(query, "late"), out var late) ? Refusals.BodyMalformed.At("late")
            : new SearchFilter(text, kind, levels.Length == 0 ? AllLevels : levels, unit, since, until, late, states.Length == 0 ? AllStates : states);
    }

    private static string Said(IQueryCollection query, string name) => (query[name].FirstOrDefault() ?? "").Trim();

    private static string? Word(IQueryCollection query, string name) => Said(query, name) is { Length: > 0 } word ? word : null;

    private static bool IsWord(string? word) => word is null || (word.Length <= LongestWord && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));

    private static DateTimeOffset? Instant(IQueryCollection query, string name, DateTimeOffset otherwise) =>
        Said(query, name) is not { Length: > 0 } text ? otherwise
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
