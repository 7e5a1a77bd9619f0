using System.Globalization;
using DutyWatch.Core.Checks;

namespace DutyWatch.Core.Composing;

/// <summary>What stands above a report upward.</summary>
/// <param name="Author">The unit that reports: the prefecture.</param>
/// <param name="No">1 is the first report, then the follow-ups.</param>
public sealed record Heading(string Author, string Place, string Kind, int No, bool IsFinal, TimeZoneInfo Zone);

/// <summary>A figure that some of the units have not told: their sum is unknown, and at least what the others told.</summary>
public sealed record OpenFigure(string Name, decimal AtLeast, IReadOnlyList<string> UnknownTo);

/// <summary>A sentence that asks a superior for something: it has no place in a report.</summary>
public sealed record LeftOut(string UnitCode, string Field, string Text);

/// <summary>The prefecture's report to its province, put together from what the counties told. An officer mends the words; the figures are theirs.</summary>
public sealed record ComposedReport(
    string Title, string Course, string Cause, string Measures, string Trend, string NextSteps, Counts Figures, FigureState State, IReadOnlyList<string> Approximate,
    IReadOnlyList<AreaCounts> Areas, DateTimeOffset AsOf, string Source, bool HasTwoTimes, IReadOnlyList<OpenFigure> OpenFigures, IReadOnlyList<LeftOut> LeftOut);

/// <summary>Composing is pure: the same parts make the same report (domain 1.8, 3.6, 9.2).</summary>
public static class Composition
{
    private static readonly char[] SentenceEnds = ['。', '；', '！', '？', '\n'];

    public static ComposedReport Of(IReadOnlyList<Part> parts, Heading heading)
    {
        var leftOut = new List<LeftOut>();
        var asOf = parts.Min(part => part.AsOf);
        var twoTimes = parts.Any(part => part.AsOf != asOf);
        var course = Join(parts, "course", part => part.Course, leftOut);
        return new ComposedReport(
            TitleOf(heading),
            twoTimes ? Lines(course, TwoTimes(parts, asOf, heading.Zone)) : course,
            Join(parts, "cause", part => part.Cause, leftOut),
            Join(parts, "measures", part => part.Measures, leftOut),
            Join(parts, "trend", part => part.Trend, leftOut),
            Join(parts, "nextSteps", part => part.NextSteps, leftOut),
            Sum(parts),
            StateOf(parts),
            [.. parts.SelectMany(part => part.Approximate).Distinct()],
            parts.Count > 1 ? [.. parts.Select(part => new AreaCounts(part.UnitCode, part.Figures, part.AsOf))] : [],
            asOf,
            string.Join('、', parts.Select(part => part.FullName + part.LastReport)),
            twoTimes,
            [.. Open(parts)],
            leftOut);
    }

    /// <summary>`甘孜州关于磨西镇滑坡的续报二`.</summary>
    public static string TitleOf(Heading heading) => $"{heading.Author}关于{heading.Place}{heading.Kind}的{NameOf(heading.No, heading.IsFinal)}";

    /// <summary>首报, 续报一, 续报二, 终报.</summary>
    public static string NameOf(int no, bool isFinal) => isFinal ? "终报" : no <= 1 ? "首报" : $"续报{Numeral(no - 1)}";

    private static string Numeral(int number)
    {
        const string Digits = "零一二三四五六七八九";
        return number < 10 ? Digits[number].ToString()
            : number < 100 ? $"{(number < 20 ? "" : Digits[number / 10])}十{(number % 10 == 0 ? "" : Digits[number % 10])}"
            : number.ToString(CultureInfo.InvariantCulture);
    }

    // A sum of which a part is unknown is unknown: it is never told too small.
    private static Counts Sum(IReadOnlyList<Part> parts) => new(parts[0].Figures.Known
        .Where(figure => parts.All(part => part.Figures[figure.Key] is not null))
        .ToDictionary(figure => figure.Key, figure => parts.Sum(part => part.Figures[figure.Key]!.Value)));

    private static IEnumerable<OpenFigure> Open(IReadOnlyList<Part> parts) =>
        from name in parts.SelectMany(part => part.Figures.Known.Select(figure => figure.Key)).Distinct()
        let unknown = parts.Where(part => part.Figures[name] is null).Select(part => part.UnitCode).ToList()
        where unknown.Count > 0
        select new OpenFigure(name, parts.Sum(part => part.Figures[name] ?? 0), unknown);

    // Verified is the whole only when every part is.
    private static FigureState StateOf(IReadOnlyList<Part> parts) =>
        parts.Select(part => part.State).Distinct().ToList() is [var same] ? same
        : parts.Any(part => part.State is FigureState.Unverified or FigureState.None) ? FigureState.Unverified
        : FigureState.Verified;

    private static string Join(IReadOnlyList<Part> parts, string field, Func<Part, string> passage, List<LeftOut> leftOut)
    {
        var said = parts.Select(part => (part.ShortName, Text: WithoutRequests(part, field, passage(part), leftOut))).Where(one => one.Text.Length > 0).ToList();
        return parts.Count == 1
            ? string.Concat(said.Select(one => one.Text))
            : Lines([.. said.Select(one => $"{one.ShortName}：{one.Text}")]);
    }

    private static string WithoutRequests(Part part, string field, string text, List<LeftOut> leftOut)
    {
        if (!TextMarks.Requests(text).Any())
        {
            return text;
        }
        var kept = new List<string>();
        foreach (var sentence in Sentences(text))
        {
            if (TextMarks.Requests(sentence).Any())
            {
                leftOut.Add(new LeftOut(part.UnitCode, field, sentence.Trim()));
            }
            else
            {
                kept.Add(sentence);
            }
        }
        return string.Concat(kept).Trim();
    }

    private static IEnumerable<string> Sentences(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(SentenceEnds, start);
            end = end < 0 ? text.Length : end + 1;
            yield return text[start..end];
            start = end;
        }
    }

    private static string TwoTimes(IEnumerable<Part> parts, DateTimeOffset asOf, TimeZoneInfo zone) =>
        $"各地数据截止时间不同：{string.Join('、', parts.Select(part => $"{part.ShortName}截至{Moment(part.AsOf, zone)}"))}；合计按最早的{Moment(asOf, zone)}计。";

    private static string Moment(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("d日H时mm分", CultureInfo.InvariantCulture);

    private static string Lines(params IReadOnlyList<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
