using System.Text.RegularExpressions;
using DutyWatch.Core.Incidents;
using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

internal static partial class LevelChecks
{
    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-L01", Returns, First | Update, "按现有数据应为{computed}，填报为{reported}。", "Reported level is below the computed level.", TooLow),
        new("R-L02", Warns, First | Update, "填报级别高于测算，请写依据。", "Reported level is above the computed level; give the basis.", Hit.At("levelBasis", it => it.Report is { LevelBasis.Length: 0, Confirmed: not Level.Unknown } && it.Measured?.Confirmed is { } measured and not Level.Unknown && it.Report.Confirmed < measured)),
        new("R-L03", Informs, First | Update, "含失联人员测算可能达到{prospective}，按“可能”从高处置。", "With the missing counted the event may reach {prospective}; handle at the higher level.", MayReach),
        new("R-L04", Warns, First, "疑似敏感情形：{hit}，请勾选或说明。", "Possible sensitive trigger: {hit}.", Sensitive),
        new("R-L05", Warns, First, "事件类别与报送部门不匹配。", "Kind and reporting department do not match.", Hit.At("kind", it => it.Site is { FilerIsDepartment: true, LeadDepartment: { Length: > 0 } lead } && !it.Site.FilerName.Contains(lead, StringComparison.Ordinal))),
        new("R-L06", Returns, Update, "降级须州带班领导同意。", "Lowering the level needs approval.", Hit.At("levelConfirmed", it => it is { Incident: { LoweringApproved: false, Level: not Level.Unknown } standing, Report.Working: not Level.Unknown } && it.Report.Working > standing.Level)),
    ];

    // An unknown level claims nothing and so is not too low.
    private static IEnumerable<Hit> TooLow(Case it) =>
        it is { Measured.Confirmed: { } measured, Report.Confirmed: not Level.Unknown and var reported } && reported > measured
            ? [new Hit("levelConfirmed", Said("computed", measured), Said("reported", reported))]
            : [];

    private static IEnumerable<Hit> MayReach(Case it) =>
        it.Measured is { WithMissing: not Level.Unknown and var may } && may < it.Report.Confirmed && may < it.Measured.Confirmed ? [new Hit("levelProspective", Said("prospective", may))] : [];

    // Where it happened is in title and place; the course also says where the injured were taken.
    private static IEnumerable<Hit> Sensitive(Case it)
    {
        var hit = SensitivePlace().Match($"{it.Report.Title} {it.Report.Place}") is { Success: true } place ? place : SensitiveGroup().Match(it.Report.Course);
        return Hit.When(it.Report.Sensitive == 0 && hit.Success, "sensitive", HitValue.Of("hit", hit.Value));
    }

    private static HitValue Said(string name, Level level) => level switch
    {
        Level.I => new HitValue(name, "特别重大（I级）", "I"),
        Level.II => new HitValue(name, "重大（II级）", "II"),
        Level.III => new HitValue(name, "较大（III级）", "III"),
        Level.IV => new HitValue(name, "一般（IV级）", "IV"),
        Level.Below => new HitValue(name, "未达级", "below"),
        _ => new HitValue(name, "级别待定", "unknown"),
    };

    [GeneratedRegex("学校|中学|小学|大学|幼儿园|寺庙|寺院|教堂|清真寺|医院|卫生院|养老院|敬老院|福利院|水库|大坝|水电站|尾矿库|机场|水源地|看守所")]
    private static partial Regex SensitivePlace();

    [GeneratedRegex("校车|外籍|外国游客|港澳|台胞|鼠疫|水源污染|羁押")]
    private static partial Regex SensitiveGroup();
}
