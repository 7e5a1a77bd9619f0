using System.Text.RegularExpressions;

namespace DutyWatch.Core.TextReports;

/// <summary>What must be said of a report by text beside what it says.</summary>
public enum TextMark
{
    ReceiveTime,
    AssumedYesterday,
    Approximate,
    OtherCounty,
    NumberInDetail,
    CasualtiesUnclear,
}

/// <summary>The one thing that its sender is asked for.</summary>
public enum TextGap
{
    Kind,
    Place,
    Time,
    Casualties,
}

/// <summary>A report as a text tells it. What it does not say is null; nothing is guessed and nothing is dropped: what was not understood is the detail.</summary>
public sealed partial record TextReport
{
    private static readonly string[] Labels = ["时间", "地点", "类型", "类别", "事件", "伤亡", "伤亡情况", "人员伤亡", "情况"];

    public required TextStage Stage { get; init; }

    /// <summary>Two digits; of a first report always null.</summary>
    public string? IncidentNo { get; init; }
    public CountyName? County { get; init; }
    public string? Kind { get; init; }
    public decimal? Magnitude { get; init; }
    public DateTimeOffset? OccurredAt { get; init; }
    public string? Place { get; init; }
    public string? TownshipCode { get; init; }
    public Casualties Casualties { get; init; } = Casualties.None;

    /// <summary>What is left, field by field.</summary>
    public string Detail { get; init; } = "";
    public IReadOnlyCollection<TextMark> Marks { get; init; } = [];

    /// <summary>Null: nothing is asked.</summary>
    public TextGap? Gap { get; init; }

    /// <summary>False: an officer must make something of it.</summary>
    public bool IsReadable { get; init; }

    /// <param name="head">What it begins with.</param>
    /// <param name="site">The words by which it is read.</param>
    /// <param name="homeCounty">The county of the unit that writes.</param>
    /// <param name="now">When it was received.</param>
    public static TextReport Read(ReportHead head, SiteWords site, string? homeCounty, DateTimeOffset now)
    {
        var text = new Unread(head.Body);
        var no = head.Stage == TextStage.First ? null : Number(text);
        var time = TimeReader.Read(text, now, site.Zone);
        var magnitude = KindReader.Magnitude(text);
        var casualties = CasualtyReader.Read(text);
        var place = PlaceReader.Read(text, site, homeCounty);
        var report = new TextReport
        {
            Stage = head.Stage,
            IncidentNo = no,
            OccurredAt = time.At,
            Magnitude = magnitude,
            Casualties = casualties,
            County = place.County,
            Place = place.Text,
            TownshipCode = place.TownshipCode,
            Kind = KindReader.Read(text, site),
            Detail = string.Join('，', text.Pieces().Select(p => p.Text).Except(Labels)),
        };
        return report with { Marks = [.. MarksOf(report, time, homeCounty)], Gap = GapOf(report), IsReadable = Says(report) };
    }

    private static string? Number(Unread text)
    {
        if (IncidentNumber().Match(text.Text) is not { Success: true } said)
        {
            return null;
        }
        text.Take(said.Index, said.Length);
        return said.Groups["no"].Value.PadLeft(2, '0');
    }

    private static IEnumerable<TextMark> MarksOf(TextReport report, EventTime time, string? homeCounty) =>
        new (TextMark Mark, bool IsSo)[]
        {
            (TextMark.ReceiveTime, time.IsReceipt),
            (TextMark.AssumedYesterday, time.IsAssumedYesterday),
            (TextMark.Approximate, report.Casualties.Approximate.Count > 0),
            (TextMark.OtherCounty, report.County is { } county && county.Code != homeCounty),
            (TextMark.NumberInDetail, report.Detail.Any(char.IsAsciiDigit)),
            (TextMark.CasualtiesUnclear, report.Casualties.Unclear),
        }.Where(m => m.IsSo).Select(m => m.Mark);

    // One at a time, the most needed first. Of a follow-up nothing is owed but what it says.
    private static TextGap? GapOf(TextReport report) => report switch
    {
        { Stage: TextStage.First, Kind: null } => TextGap.Kind,
        { Stage: TextStage.First, Place: null } => TextGap.Place,
        { Stage: TextStage.First, OccurredAt: null } => TextGap.Time,
        { Casualties.Unclear: true } => TextGap.Casualties,
        _ => null,
    };

    private static bool Says(TextReport report) =>
        (report.Kind ?? report.Place) is not null || report.OccurredAt is not null || report.Casualties.Known.Count > 0 || report.Casualties.Unclear
        || (report.Stage != TextStage.First && report.Detail.Length > 0);

    [GeneratedRegex(@"^[^\p{L}\p{N}]*(?<no>[0-9]{1,2})(?![0-9:.点时日月年])号?")]
    private static partial Regex IncidentNumber();
}
