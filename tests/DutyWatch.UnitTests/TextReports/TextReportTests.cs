using System.Globalization;
using System.Text.Json;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Core.TextReports;
using DutyWatch.UnitTests.Alerts;

namespace DutyWatch.UnitTests.TextReports;

/// <summary>The reports among the recorded texts, read with the words of the sample site.</summary>
public sealed class TextReportTests
{
    // What the recording calls a kind, in the sample site's slugs.
    private static readonly Dictionary<string, string> Slugs = new()
    {
        ["地震"] = "nat.eq", ["森林火灾"] = "nat.wildfire.forest", ["泥石流"] = "nat.geo.debris_flow", ["火灾"] = "acc.fire", ["交通事故"] = "acc.road",
        ["坍塌"] = "acc.utility", ["洪涝"] = "nat.flood.waterlog", ["危化品泄漏"] = "acc.hazchem",
    };

    private static readonly Dictionary<string, string> Figures = new() { ["dead"] = "dead", ["injured"] = "injured", ["lost"] = "missing", ["trapped"] = "trapped" };

    private static readonly Dictionary<TextMark, string> Marks = new()
    {
        [TextMark.ReceiveTime] = "receive_time", [TextMark.AssumedYesterday] = "assumed_yesterday", [TextMark.Approximate] = "approx",
        [TextMark.OtherCounty] = "other_county", [TextMark.NumberInDetail] = "number_in_detail", [TextMark.CasualtiesUnclear] = "casualties_unclear",
    };

    public static TheoryData<string> Reports => [.. Cases().Where(c => Kind(c) == "report").Select(Input)];

    public static TheoryData<string> Errors => [.. Cases().Where(c => Kind(c) == "error" && c.GetProperty("expect").TryGetProperty("desk", out _)).Select(Input)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_recorded_report_is_read(string input)
    {
        var expect = Expected(input);
        var plain = ReplyParser.Parse(input);
        var head = ReportHead.Read(plain.Text)!;
        var report = TextReport.Read(head, GanziWords.Site, GanziWords.Luding, GanziWords.Now);

        Assert.Equal(ReplyKind.Report, plain.Kind);
        Assert.Equal((Text(expect, "unit"), Text(expect, "otp")), (head.UnitCode, head.Password));
        Assert.Equal(Text(expect, "report"), report.Stage == TextStage.FollowUp ? "followup" : report.Stage.ToString().ToLowerInvariant());
        Assert.Equal(Text(expect, "county"), report.County?.Name ?? "泸定县");
        Assert.Equal(Text(expect, "type") is { } type ? Slugs[type] : null, report.Kind);
        Assert.Equal(Text(expect, "time"), report.OccurredAt?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(Text(expect, "place"), report.Place);
        Assert.Equal(Text(expect, "incident"), report.IncidentNo);
        Assert.All(Figures, figure => Assert.Equal(Number(expect, figure.Key), report.Casualties[figure.Value]));
        // The recording cut what was left over in other places; the words and their order are the same.
        Assert.Equal(Words(Text(expect, "detail") ?? ""), Words(report.Detail));
        Assert.Equal(List(expect, "flags").Order(), report.Marks.Select(m => Marks[m]).Order());
        Assert.Equal(Text(expect, "reply"), ReplyRules.Of(ReportTextOutcomes.Of(report.Stage, report.Gap)).Answer);
        Assert.True(report.IsReadable);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Every_recorded_text_that_cannot_be_filed_shows_why(string input)
    {
        var context = File().GetProperty("contexts").GetProperty("A");
        var head = ReportHead.Read(ReplyParser.Parse(input).Text)!;
        var report = TextReport.Read(head, GanziWords.Site, GanziWords.Luding, GanziWords.Now);

        var error = head.Password is null ? "no_otp"
            : !List(context, "otp").Contains(head.Password) ? "bad_otp"
            : report.IncidentNo is { } no && !List(context, "incidents").Contains(no) ? "no_incident"
            : null;

        Assert.Equal(Text(Expected(input), "error"), error);
    }

    private static JsonElement File() => TwilioData.Read("sms-parse-cases.json");

    private static JsonElement.ArrayEnumerator Cases() => File().GetProperty("cases").EnumerateArray();

    private static JsonElement Expected(string input) => Cases().First(c => Input(c) == input).GetProperty("expect");

    private static string Input(JsonElement one) => one.GetProperty("input").GetString()!;

    private static string Kind(JsonElement one) => one.GetProperty("expect").GetProperty("kind").GetString()!;

    private static string? Text(JsonElement expect, string name) => expect.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Number(JsonElement expect, string name) => expect.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static IEnumerable<string> List(JsonElement expect, string name) => expect.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(e => e.GetString()!) : [];

    private static string Words(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
