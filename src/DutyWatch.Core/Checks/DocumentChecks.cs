using System.Text.RegularExpressions;
using DutyWatch.Core.Incidents;
using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

/// <summary>GB/T 9704 and the house's own limits, for what is printed or sent.</summary>
internal static partial class DocumentChecks
{
    private const int SpecialLength = 1500;
    private const int ThreeTexts = 201;

    // Words that officers often mistype, each wrong wherever it stands.
    private static readonly string[] Misspelt = ["截止目前", "按排", "布署", "座落", "既使", "迅情", "防汛抗早", "伤忘", "抢检", "人员撒离", "做为", "反应情况"];

    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-D02", Returns, Document, "上行文须标注签发人。", "An upward document needs the signer line.", Hit.At("signer", it => it.Document is { Upward: true, SignerLine: false })),
        new("R-D03", Returns, Document, "上行文原则上只主送一个上级机关；主送机关缺失或过多。", "An upward document has exactly one main addressee.", Hit.At("addressees", it => it.Document is { Upward: true, Addressees: not 1 })),
        new("R-D04", Warns, Document, "请示应一文一事。", "A request deals with one matter only.", Hit.At("body", it => it.Document is { IsRequest: true, Matters: > 1 })),
        new("R-D05", Returns, Document, "发文字号格式不对，应如“甘府办〔2026〕1号”。", "Document number format is wrong.", Hit.At("number", it => it.Document is { } document && !Number().IsMatch(document.Number))),
        new("R-D06", Returns, Document, "成文日期用阿拉伯数字，月、日不编虚位。", "Date must use Arabic digits without leading zeros.", Hit.At("date", it => it.Document is { } document && !Date().IsMatch(document.Date))),
        new("R-D08", Warns, Document, "紧急程度与事件级别不匹配。", "Urgency does not fit the level.", Hit.At("urgency", it => it.Document is { Level: Level.I or Level.II, Urgency: not "特急" } or { Level: Level.III, Urgency: "" })),
        new("R-D09", Returns, Document, "附件说明与附件不一致。", "Attachment note and attachments differ.", Hit.At("attachments", it => it.Document is { } document && document.AttachmentsNamed != document.AttachmentsHeld)),
        new("R-D13", Warns, Document, "篇幅过长：专报宜1500字内，短信宜201字内。", "Too long.", Hit.At("body", IsTooLong)),
        new("R-D15", Warns, Document, "疑似错漏：“{hit}”。", "Possible typo.", Typos),
    ];

    private static bool IsTooLong(Case it) => it.Document is { } document
        && document.Body.Length > (document.IsSms ? ThreeTexts : document.IsSpecial ? SpecialLength : int.MaxValue);

    private static IEnumerable<Hit> Typos(Case it)
    {
        var body = it.Document?.Body ?? "";
        return Misspelt.Where(word => body.Contains(word, StringComparison.Ordinal))
            .Concat(DoubledMark().Matches(body).Select(m => m.Value))
            .Distinct()
            .Select(hit => new Hit("body", HitValue.Of("hit", hit)));
    }

    [GeneratedRegex(@"^[\u4e00-\u9fa5]+〔20\d{2}〕[1-9]\d*号$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^20\d{2}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$")]
    private static partial Regex Date();

    [GeneratedRegex("[，。；、：！？]{2,}")]
    private static partial Regex DoubledMark();
}
