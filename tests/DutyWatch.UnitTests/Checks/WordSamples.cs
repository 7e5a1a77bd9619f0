using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using static DutyWatch.UnitTests.Checks.Clean;

namespace DutyWatch.UnitTests.Checks;

/// <summary>Levels, words, documents, secrecy.</summary>
internal static class WordSamples
{
    private static readonly Case Standing = Update with { Incident = new StandingIncident(IsClosed: false, Level.III, LoweringApproved: false) };

    private static Case Measuring(Level confirmed, Level withMissing) => First with { Measured = new MeasuredLevel(confirmed, withMissing) };

    private static Case Printed(Func<OutgoingText, OutgoingText> change) => Document with { Document = change(Document.Document!) };

    public static IEnumerable<Sample> All =>
    [
        new("R-L01", Measuring(Level.III, Level.III), Measuring(Level.IV, Level.III), "按现有数据应为较大（III级），填报为一般（IV级）。"),
        new("R-L02", Measuring(Level.Below, Level.Below), Measuring(Level.Below, Level.Below).With(r => r with { LevelBasis = "危及文物" }), "填报级别高于测算，请写依据。"),
        new("R-L03", Measuring(Level.IV, Level.II), Measuring(Level.IV, Level.IV), "含失联人员测算可能达到重大（II级），按“可能”从高处置。", "With the missing counted the event may reach II; handle at the higher level."),
        new("R-L04", First.With(r => r with { Place = "磨西镇小学" }), First.With(r => r with { Place = "磨西镇小学", Sensitive = 1 }), "疑似敏感情形：小学，请勾选或说明。", "Possible sensitive trigger: 小学."),
        new("R-L05", First with { Site = Facts with { FilerIsDepartment = true, FilerName = "州水利局", LeadDepartment = "消防" } }, First with { Site = Facts with { FilerIsDepartment = true, FilerName = "州水利局", LeadDepartment = "水利局" } }, "事件类别与报送部门不匹配。"),
        new("R-L06", Standing, Standing with { Incident = Standing.Incident! with { LoweringApproved = true } }, "降级须州带班领导同意。"),
        new("R-D01", First.With(r => r with { Measures = "恳请州上支持挖掘机2台。" }), First.With(r => r with { Measures = "群众来电称“请求支援”，已请示，按照州领导批示办理。" }), "报告中夹带请示事项：“恳请州上支持”。请另行请示。", "The report carries a request (“恳请州上支持”); file it separately."),
        new("R-D02", Printed(d => d with { SignerLine = false }), Printed(d => d with { SignerLine = false, Upward = false }), "上行文须标注签发人。"),
        new("R-D03", Printed(d => d with { Addressees = 2 }), Document, "上行文原则上只主送一个上级机关；主送机关缺失或过多。"),
        new("R-D04", Printed(d => d with { Matters = 2 }), Document, "请示应一文一事。"),
        new("R-D05", Printed(d => d with { Number = "甘府办[2026]01号" }), Document, "发文字号格式不对，应如“甘府办〔2026〕1号”。"),
        new("R-D06", Printed(d => d with { Date = "2026年07月03日" }), Document, "成文日期用阿拉伯数字，月、日不编虚位。"),
        new("R-D07", Phone.With(r => r with { Course = "机密★1年\n某事。" }), Phone.With(r => r with { Course = "秘密转移群众20人。" }), "本网不得处理涉密信息，请走机要渠道。"),
        new("R-D08", Printed(d => d with { Urgency = "加急" }), Printed(d => d with { Urgency = "加急", Level = Level.III }), "紧急程度与事件级别不匹配。"),
        new("R-D09", Printed(d => d with { AttachmentsNamed = 1 }), Document, "附件说明与附件不一致。"),
        new("R-D10", Update.Before(r => r with { Course = Report.Course }), Update.With(r => r with { Course = "截至15时30分，情况无变化。" }), "续报与上一报基本相同；无变化请直接写“截至×时，情况无变化”。"),
        new("R-D11", First.With(r => r with { Place = "康定县姑咱镇" }), First.With(r => r with { Place = "康定市姑咱镇" }), "地名“康定县”不规范或已更名。"),
        new("R-D12", First.With(r => r with { Course = "15时许起火，据说2人受伤。" }), First.With(r => r with { Course = "15时左右起火，2人受伤。" }), "伤亡表述不宜用“据说”。"),
        new("R-D13", Document.Writing(new string('字', 1501)), Document.Writing(new string('字', 1500)), "篇幅过长：专报宜1500字内，短信宜201字内。"),
        new("R-D14", First.With(r => r with { Title = "火灾情况" }), First, "标题不规范，建议“泸定县关于磨西镇某村火灾的首报”。"),
        new("R-D15", Document.Writing("截止目前，无伤亡。"), Document, "疑似错漏：“截止目前”。"),
        new("R-S01", First.With(r => r with { Course = "伤者身份证号511000199001011234。" }), First.With(r => r with { Course = "编号5110001990010112345。" }), "请删除公民身份号码等个人信息。"),
        new("R-S02", Sms.Writing("磨西镇火灾，起因待查。"), Sms.Writing("磨西镇15:05火灾，伤2，请回1。"), "短信内容超出必要范围。"),
    ];
}
