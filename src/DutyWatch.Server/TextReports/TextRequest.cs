using System.Globalization;
using DutyWatch.Contracts;
using DutyWatch.Core.TextReports;
using DutyWatch.Core.Time;
using DutyWatch.Server.Reports;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.TextReports;

/// <summary>A text as the report that is filed of it: what it says, its own words as the course, and nothing that it does not say.</summary>
internal static class TextRequest
{
    private static readonly Dictionary<TextStage, ReportStage> Stages = new()
    {
        [TextStage.First] = ReportStage.Phone, [TextStage.FollowUp] = ReportStage.Update, [TextStage.Final] = ReportStage.Final, [TextStage.Correction] = ReportStage.Correction,
    };

    private static readonly Dictionary<TextStage, string> StageWords = new() { [TextStage.First] = "首报", [TextStage.FollowUp] = "续报", [TextStage.Final] = "终报", [TextStage.Correction] = "更正" };

    public static FileReportRequest Of(ReportByText.Received received, TextReport report)
    {
        var (text, head, sender, _) = received;
        var name = $"{text.Channel}:{text.GatewayId}";
        var isFirst = report.Stage == TextStage.First;
        var words = ReplyBody(head);
        return new FileReportRequest
        {
            CommandId = Ids.Named($"text command {name}"),
            ReportId = Ids.Named($"text report {name}"),
            Stage = Stages[report.Stage],
            UnitCode = sender!.UnitCode,
            Kind = report.Kind ?? (isFirst ? TextReports.KindUnknown : null),
            OccurredAt = report.OccurredAt,
            OccurredPrecision = report.OccurredAt is null ? Precision.Unknown : Precision.Minute,
            // The clock starts when it happened: somebody there knew of it then.
            KnownAt = isFirst ? report.OccurredAt : null,
            Place = isFirst || report.Place is not null ? PlaceOf(report, sender.CountyCode) : null,
            Course = words,
            Figures = FiguresOf(report.Casualties),
            FigureStatus = FigureStatus.Unverified,
            Approximate = report.Casualties.Approximate,
            Magnitude = report.Magnitude,
            Source = new ReportSource { Kind = "sms", Who = sender.UnitName },
            Author = sender.PersonName,
            ContactPhone = text.Phone,
            CorrectionNote = report.Stage == TextStage.Correction ? words : null,
        };
    }

    /// <summary>Whether the unit's last report tells all that it says.</summary>
    public static bool TellsNothingNew(TextReport said, FileReportRequest report, FileReportRequest last)
    {
        var known = FigureRules.Named(last.Figures).ToDictionary(f => f.Name, f => f.Value);
        var course = last.Course ?? "";
        return !said.Casualties.Unclear
            && FigureRules.Named(report.Figures).All(f => f.Value is null || f.Value == known[f.Name])
            && Agrees(said.OccurredAt, last.OccurredAt)
            && Agrees(said.Kind, last.Kind)
            && (said.Place is null || report.Place?.Text == last.Place?.Text)
            && said.Detail.Split('，').All(detail => course.Contains(detail, StringComparison.Ordinal));
    }

    private static bool Agrees<T>(T said, T last) => said is null || Equals(said, last);

    /// <summary>What its sender hears back.</summary>
    public static Dictionary<string, string> AnswerWords(ReportByText.Received received, TextReport report, string incidentNumber, SiteRules site) => new()
    {
        ["no"] = incidentNumber[^2..],
        ["unit"] = received.Head.UnitCode!,
        ["report"] = StageWords[report.Stage],
        ["type"] = report.Kind is { } kind ? site.KindName(kind) : "",
        ["time"] = report.OccurredAt is { } at ? TimeZoneInfo.ConvertTime(at, site.Zone).ToString("HH:mm", CultureInfo.InvariantCulture) : "",
        ["place"] = report.Place ?? "",
        ["casualties"] = Casualties(report.Casualties),
    };

    private static string ReplyBody(ReportHead head) => head.Body.Trim(' ', '#', ',', '，', '。', ':', ';', '、');

    private static ReportPlace PlaceOf(TextReport report, string? home)
    {
        var other = report.County is { } county && county.Code != home ? county.Name : "";
        return new ReportPlace
        {
            Text = report.Place is null && other.Length == 0 ? TextReports.PlaceUnknown : other + report.Place,
            TownshipCode = report.TownshipCode,
            CountyCode = report.County is { } said ? said.Code : home,
        };
    }

    private static Figures FiguresOf(Casualties said) => new()
    {
        Dead = said["dead"],
        Missing = said["missing"],
        Trapped = said["trapped"],
        Injured = said["injured"],
        CriticallyInjured = said["criticallyInjured"],
        SeriouslyInjured = said["seriouslyInjured"],
        MinorInjured = said["minorInjured"],
    };

    private static string Casualties(Casualties said) =>
        string.Concat(new[] { ("亡", "dead"), ("伤", "injured"), ("失", "missing"), ("困", "trapped") }.Where(f => said[f.Item2] is not null).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Item1}{said[f.Item2]}")));
}
