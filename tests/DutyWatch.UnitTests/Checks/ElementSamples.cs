using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;
using static DutyWatch.UnitTests.Checks.Clean;

namespace DutyWatch.UnitTests.Checks;

internal static class ElementSamples
{
    public static IEnumerable<Sample> All =>
    [
        new("R-E01", First.With(r => r with { OccurredAt = null, ContactPhone = "" }), First.With(r => r with { OccurredAt = null, Precision = OccurrencePrecision.Unknown }), "缺少核心要素：时间、报送人和电话。首报只卡这五项。", "Core element missing: time, reporter and phone. Only these five can stop a first report."),
        new("R-E02", First with { Site = Facts with { TownshipExists = false } }, First, "事发地点须选到乡镇（街道）。"),
        new("R-E03", First.With(r => r with { Latitude = 28 }), First.With(r => r with { Latitude = null }), "坐标不在泸定县范围内，请核对。"),
        new("R-E04", First.With(r => r with { Source = "" }), First, "缺少信息来源（报告单位或报警人类别）。"),
        new("R-E05", First.With(r => r with { Course = "15时许起火。", Confirmed = Level.III }), First.With(r => r with { Course = "15时许起火。" }), "基本经过过于简略。"),
        new("R-E06", First.Counting().With(r => r with { Course = "15时许起火。", FigureState = FigureState.None }), First.Counting().With(r => r with { FigureState = FigureState.None, Course = "15时许起火，暂无伤亡报告。" }), "伤亡情况须填数字、“无”或“核查中”，不得留空。"),
        new("R-E07", (Update with { UnverifiedSince = Now.AddHours(-6).AddSeconds(-1) }).With(r => r with { FigureState = FigureState.Unverified }), (Update with { UnverifiedSince = Now.AddHours(-6) }).With(r => r with { FigureState = FigureState.Unverified }), "伤亡数据已6小时未核实，请核实或说明。"),
        new("R-E08", Final.With(r => r with { Cause = "正在调查" }), Final.With(r => r with { Cause = "县消防救援大队正在调查，预计7月10日前查明。" }), "终报须写明原因；仍在调查的，须写明调查单位和预计时间。"),
        new("R-E09", First.With(r => r with { Measures = "" }), First, "缺少已采取的措施。"),
        new("R-E10", First.With(r => r with { LeadersOnSite = 0, Confirmed = Level.III }), First.With(r => r with { LeadersOnSite = 0 }), "缺少领导到场（到位）情况。"),
        new("R-E11", First.With(r => r with { Trend = "" }), First, "缺少事态发展趋势研判。"),
        new("R-E12", First.With(r => r with { NextSteps = "" }), First, "缺少下一步工作。"),
        new("R-E13", First.With(r => r with { Signer = "" }), First, "缺少签发人。"),
        new("R-E14", Phone.With(r => r with { ContactPhone = "110" }), Phone.With(r => r with { ContactPhone = "+86 100 0000 0001" }), "联系人电话缺失或格式不对。"),
        new("R-E15", Phone with { Site = Facts with { AuthorMayFile = false } }, Phone, "报送单位与登录单位不符。"),
        new("R-E16", Final.With(r => r with { Lessons = "", ResponseEndedAt = null }), Final, "终报缺少：响应起止时间、经验教训。", "Final report lacks: start and end of the response, lessons."),
    ];
}
