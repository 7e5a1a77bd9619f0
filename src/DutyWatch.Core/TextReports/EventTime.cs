using System.Globalization;
using System.Text.RegularExpressions;

namespace DutyWatch.Core.TextReports;

/// <summary>When it happened, as a text says it.</summary>
/// <param name="At">Null: not said, impossible, still to come, or to be read in two ways.</param>
/// <param name="IsReceipt">刚刚: the instant at which the text was received.</param>
/// <param name="IsAssumedYesterday">A clock time later than now that names no day.</param>
internal sealed record EventTime(DateTimeOffset? At, bool IsReceipt = false, bool IsAssumedYesterday = false)
{
    public static readonly EventTime NotSaid = new((DateTimeOffset?)null);
}

/// <summary>Reads times of day: 12:52, 1252, 12点52分, 9点半, 昨晚11:40, 22日12:52, 刚刚.</summary>
internal static partial class TimeReader
{
    private const string Cn = $"[{ChineseNumber.Characters}]{{1,3}}";

    // Clocks of honest filers differ a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    // Later than now without a day means yesterday only while that is near enough.
    private static readonly TimeSpan LongestAgo = TimeSpan.FromHours(18);
    private static readonly TimeSpan LongestKnown = TimeSpan.FromDays(31);

    private static readonly Dictionary<string, int> DaysAgo = new() { ["今天"] = 0, ["今日"] = 0, ["今"] = 0, ["昨天"] = 1, ["昨日"] = 1, ["昨"] = 1, ["前天"] = 2, ["前日"] = 2 };

    /// <summary>The hours that a part of the day may name, and what is added to them. 昨晚12点 is named by nobody in one way.</summary>
    private static readonly Dictionary<string, (int From, int To, int Add)[]> Parts = new()
    {
        ["凌晨"] = [(0, 6, 0)], ["清晨"] = [(4, 9, 0)], ["早晨"] = [(4, 11, 0)], ["早上"] = [(4, 11, 0)], ["早"] = [(4, 11, 0)], ["晨"] = [(0, 9, 0)],
        ["上午"] = [(5, 12, 0)], ["中午"] = [(11, 14, 0), (1, 2, 12)], ["下午"] = [(12, 19, 0), (1, 7, 12)], ["傍晚"] = [(16, 20, 0), (4, 8, 12)],
        ["晚上"] = [(17, 23, 0), (5, 11, 12)], ["夜里"] = [(19, 23, 0), (7, 11, 12)], ["晚"] = [(17, 23, 0), (5, 11, 12)], ["夜"] = [(19, 23, 0), (7, 11, 12)],
    };

    private sealed record Said(int Start, int Length, bool StandsAlone, EventTime Time);

    public static EventTime Read(Unread text, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var said = Clock().Matches(text.Text).Select(m => new Said(m.Index, m.Length, text.StandsAlone(m.Index, m.Length), TimeOf(m, local, zone)))
            .Concat(text.Pieces().Where(p => IsBare(text, p)).Select(p => new Said(p.Start, 4, true, Nearest(local, zone, TwoDigits(p.Text, 0), TwoDigits(p.Text, 2)))))
            .ToList();
        var counted = said.Exists(s => s.StandsAlone) ? said.FindAll(s => s.StandsAlone) : said;
        if (counted.Count == 0)
        {
            return JustNow().Match(text.Text) is { Success: true } just ? Taken(text, just, new EventTime(now, IsReceipt: true)) : EventTime.NotSaid;
        }
        // Of two different times neither is taken.
        if (counted.Exists(s => s.Time.At is null || s.Time.At != counted[0].Time.At))
        {
            return EventTime.NotSaid;
        }
        counted.ForEach(s => text.Take(s.Start, s.Length));
        return counted[0].Time;
    }

    private static EventTime Taken(Unread text, Match match, EventTime time)
    {
        text.Take(match.Index, match.Length);
        return time;
    }

    // Four digits between words that count people are no time.
    private static bool IsBare(Unread text, Piece piece) =>
        BareClock().IsMatch(piece.Text) && !WordBefore().IsMatch(text.Text[..piece.Start]) && !WordBehind().IsMatch(text.Text[piece.End..]);

    private static int TwoDigits(string text, int at) => int.Parse(text.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private static EventTime TimeOf(Match m, DateTimeOffset local, TimeZoneInfo zone)
    {
        if (ClockOf(m) is not { } clock)
        {
            return EventTime.NotSaid;
        }
        if (Names(m))
        {
            return DayOf(m, local) is { } day && !clock.IsLoose ? Known(OnDay(day, clock.Hour, clock.Minute, zone), local) : EventTime.NotSaid;
        }
        // "3点半" in the evening: half past three, or half past fifteen?
        var isTwofold = clock is { IsLoose: true, Hour: > 0 and < 12 } && OnDay(Today(local), clock.Hour + 12, clock.Minute, zone) <= local + Tolerance;
        return isTwofold ? EventTime.NotSaid : Nearest(local, zone, clock.Hour, clock.Minute);
    }

    private static EventTime Known(DateTimeOffset at, DateTimeOffset local) => at <= local + Tolerance && at > local - LongestKnown ? new EventTime(at) : EventTime.NotSaid;

    /// <summary>Null when there is no such time of day. Loose: by a clock of twelve hours, for all that is known.</summary>
    private static (int Hour, int Minute, bool IsLoose)? ClockOf(Match m)
    {
        if (Value(m, "hour") is not ({ } hour and < 24) || MinuteOf(m) is not ({ } minute and < 60))
        {
            return null;
        }
        if (m.Groups["part"] is { Success: true } part)
        {
            return Parts[part.Value].Where(p => hour >= p.From && hour <= p.To).Select(p => ((int, int, bool)?)(hour + p.Add, minute, false)).FirstOrDefault();
        }
        return (hour, minute, !m.Groups["colon"].Success && m.Groups["hour"].Value[0] != '0');
    }

    private static int? MinuteOf(Match m) => m.Groups["half"].Success ? 30 : m.Groups["minute"].Success ? Value(m, "minute") : 0;

    private static int? Value(Match m, string group) => ChineseNumber.Parse(m.Groups[group].Value);

    private static bool Names(Match m) => m.Groups["word"].Success || m.Groups["day"].Success;

    private static EventTime Nearest(DateTimeOffset local, TimeZoneInfo zone, int hour, int minute)
    {
        var today = OnDay(Today(local), hour, minute, zone);
        if (today <= local + Tolerance)
        {
            return new EventTime(today);
        }
        var yesterday = OnDay(Today(local).AddDays(-1), hour, minute, zone);
        return local - yesterday <= LongestAgo ? new EventTime(yesterday, IsAssumedYesterday: true) : EventTime.NotSaid;
    }

    private static DateOnly Today(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime);

    private static DateOnly? DayOf(Match m, DateTimeOffset local)
    {
        if (m.Groups["word"] is { Success: true } word)
        {
            return Today(local).AddDays(-DaysAgo[word.Value]);
        }
        var today = Today(local);
        var day = Value(m, "day");
        var month = m.Groups["month"].Success ? Value(m, "month") : day > today.Day ? today.AddMonths(-1).Month : today.Month;
        var year = m.Groups["year"].Success ? Value(m, "year") : month > today.Month ? today.Year - 1 : today.Year;
        return year is >= 2000 and < 3000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year.Value, month.Value)
            ? new DateOnly(year.Value, month.Value, day.Value)
            : null;
    }

    private static DateTimeOffset OnDay(DateOnly day, int hour, int minute, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, minute));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    // Without 分 a minute must end the field: in "12点15人受伤" fifteen are hurt.
    [GeneratedRegex(
        $"(?:(?:(?:(?:(?<year>20[0-9]{{2}})年)?(?<month>[0-9]{{1,2}})月)?(?<![0-9])(?<day>[0-9]{{1,2}})[日号]|(?<year>20[0-9]{{2}})-(?<month>[0-9]{{1,2}})-(?<day>[0-9]{{1,2}})|(?<word>今天|今日|昨天|昨日|前天|前日|今|昨))[ ,]?)?" +
        "(?<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|早|晨|晚|夜)?[ ]?" +
        $"(?<![0-9:.{ChineseNumber.Characters}])(?:(?<hour>[0-9]{{1,2}})(?<colon>:)(?<minute>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9:])" +
        $"|(?<hour>[0-9]{{1,2}}|{Cn})[点时](?!间)(?:(?<half>半)|(?<minute>[0-9]{{1,2}}|{Cn})分|(?<minute>[0-9]{{2}})(?=[^0-9\\p{{L}}]|$))?(?:钟|整)?)(?:许|左右)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex("^(?:[01][0-9]|2[0-3])[0-5][0-9]$")]
    private static partial Regex BareClock();

    [GeneratedRegex(@"(?:死亡|遇难|受伤|失联|失踪|被困|重伤|轻伤|[亡死伤失困])[^\p{L}\p{N}]*$")]
    private static partial Regex WordBefore();

    // Word first (1252 伤 3) the digits before the word are free.
    [GeneratedRegex(@"^[^\p{L}\p{N}]*(?:死亡|遇难|受伤|失联|失踪|被困|重伤|轻伤|[亡死伤失困])(?![^\p{L}\p{N}]*[0-9零〇一二两三四五六七八九十])")]
    private static partial Regex WordBehind();

    [GeneratedRegex("刚刚|刚才")]
    private static partial Regex JustNow();
}
