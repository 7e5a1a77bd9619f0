using System.Text.RegularExpressions;
using DutyWatch.Core.Reports;
using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

internal static partial class ElementChecks
{
    private const CheckStage Written = First | Update | Final;
    private static readonly TimeSpan MayStayUnverified = TimeSpan.FromHours(6);

    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-E01", Blocks, Phone | First, "缺少核心要素：{list}。首报只卡这五项。", "Core element missing: {list}. Only these five can stop a first report.", CoreMissing),
        new("R-E02", Returns, Written, "事发地点须选到乡镇（街道）。", "Place must resolve to a township.", Hit.At("place.townshipCode", it => it.Report.TownshipCode.Length == 0 || it.Site.TownshipExists == false)),
        new("R-E03", Warns, First | Update, "坐标不在{county}范围内，请核对。", "Coordinates fall outside the stated county.", OutsideCounty),
        new("R-E04", Returns, Written, "缺少信息来源（报告单位或报警人类别）。", "Information source missing.", Hit.At("source", it => it.Report.Source.Length == 0)),
        new("R-E05", Warns, First, "基本经过过于简略。", "Basic course too short.", Hit.At("course", it => it.Report is { IsGrave: true, Course.Length: < 30 })),
        new("R-E06", Returns, Written, "伤亡情况须填数字、“无”或“核查中”，不得留空。", "Casualties must be a number, none, or being checked; never blank.", Hit.At("figures", it => !it.Report.TellsCasualties)),
        new("R-E07", Warns, Update, "伤亡数据已6小时未核实，请核实或说明。", "Casualty figures unverified for over 6 hours.", Hit.At("figureStatus", IsLongUnverified)),
        new("R-E08", Returns, Final, "终报须写明原因；仍在调查的，须写明调查单位和预计时间。", "Final report needs the cause, or who investigates and by when.", Hit.At("cause", LacksCause)),
        new("R-E09", Returns, Written, "缺少已采取的措施。", "Measures taken missing.", Hit.At("measures", it => it.Report.Measures.Length == 0)),
        new("R-E10", Warns, First | Update, "缺少领导到场（到位）情况。", "State which leaders are on the scene.", Hit.At("leadersOnSite", it => it.Report is { IsGrave: true, LeadersOnSite: 0 })),
        new("R-E11", Warns, First | Update, "缺少事态发展趋势研判。", "Trend assessment missing.", Hit.At("trend", it => it.Report.Trend.Length == 0)),
        new("R-E12", Warns, First | Update, "缺少下一步工作。", "Next steps missing.", Hit.At("nextSteps", it => it.Report.NextSteps.Length == 0)),
        new("R-E13", Returns, Written, "缺少签发人。", "Signer missing.", Hit.At("signer", it => it.Report.Signer.Length == 0)),
        new("R-E14", Returns, All, "联系人电话缺失或格式不对。", "Contact phone missing or malformed.", Hit.At("contactPhone", it => !PhoneNumber().IsMatch(Dialled(it.Report.ContactPhone)))),
        new("R-E15", Returns, All, "报送单位与登录单位不符。", "Reporting unit differs from the author's unit.", Hit.At("unitCode", it => !it.Site.AuthorMayFile)),
        new("R-E16", Returns, Final, "终报缺少：{list}。", "Final report lacks: {list}.", FinalLacks),
    ];

    private static IEnumerable<Hit> CoreMissing(Case it)
    {
        var r = it.Report;
        return Lacking(
            (r.OccurredAt is null && r.Precision != OccurrencePrecision.Unknown, "occurredAt", "时间", "time"),
            (r.Place.Length == 0, "place.text", "地点", "place"),
            (r.Kind.Length == 0, "kind", "类别", "kind"),
            (r.Course.Length == 0 && r.Title.Length == 0, "course", "一句话经过", "what happened"),
            (r.Author.Length == 0 || r.ContactPhone.Length == 0, r.Author.Length == 0 ? "author" : "contactPhone", "报送人和电话", "reporter and phone"));
    }

    private static IEnumerable<Hit> FinalLacks(Case it)
    {
        var r = it.Report;
        return Lacking(
            (!r.TellsCasualties, "figures", "伤亡总数", "total casualties"),
            (r.Cause.Length == 0, "cause", "原因", "cause"),
            (r.ResponseStartedAt is null || r.ResponseEndedAt is null, "responseEndedAt", "响应起止时间", "start and end of the response"),
            (r.Aftercare.Length == 0, "aftercare", "善后", "aftercare"),
            (r.Lessons.Length == 0, "lessons", "经验教训", "lessons"));
    }

    // One finding, beside the first thing that is missing.
    private static IEnumerable<Hit> Lacking(params IReadOnlyList<(bool IsMissing, string Field, string Zh, string En)> elements)
    {
        var missing = elements.Where(e => e.IsMissing).ToList();
        return missing.Count == 0 ? [] : [new Hit(missing[0].Field, new HitValue("list", string.Join('、', missing.Select(m => m.Zh)), string.Join(", ", missing.Select(m => m.En))))];
    }

    private static IEnumerable<Hit> OutsideCounty(Case it) =>
        it is { Report: { Latitude: { } latitude, Longitude: { } longitude }, Site: { County: { } county, CountyName: var name } } && !county.Hold(latitude, longitude)
            ? [new Hit("place.latitude", HitValue.Of("county", name ?? ""))]
            : [];

    private static bool IsLongUnverified(Case it) =>
        it.Report.FigureState == FigureState.Unverified && it.UnverifiedSince is { } since && it.Now - since > MayStayUnverified;

    private static bool LacksCause(Case it) =>
        it.Report.Cause.Length == 0 || (it.Report.Cause.Contains("调查", StringComparison.Ordinal) && StillOpen().IsMatch(it.Report.Cause) && !(Investigator().IsMatch(it.Report.Cause) && Someday().IsMatch(it.Report.Cause)));

    private static string Dialled(string phone) => phone.Replace(" ", "", StringComparison.Ordinal).Replace("+86", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(1\d{10}|0\d{2,3}-?\d{7,8})$")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex("正在.{0,6}调查|仍在.{0,6}调查|调查中|待查")]
    private static partial Regex StillOpen();

    [GeneratedRegex("局|大队|支队|总队|调查组|委员会|政府|公安|应急")]
    private static partial Regex Investigator();

    [GeneratedRegex(@"\d{1,2}[月日]|预计|\d+天内")]
    private static partial Regex Someday();
}
