using System.Text.RegularExpressions;
using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

/// <summary>The words of a report; those of a document on its way out are in <see cref="DocumentChecks"/>.</summary>
internal static partial class TextChecks
{
    private const CheckStage Written = First | Update | Final;

    // Renamed or abolished; a place that is in no list at all may still be a real one.
    private static readonly string[] OldNames = ["康定县", "瞻化县", "邓柯县", "义敦县", "乾宁县"];

    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-D01", Returns, Written, "报告中夹带请示事项：“{hit}”。请另行请示。", "The report carries a request (“{hit}”); file it separately.", Asks),
        new("R-D07", Blocks, All, "本网不得处理涉密信息，请走机要渠道。", "Classified content must not enter this network.", Secret),
        new("R-D10", Warns, Update, "续报与上一报基本相同；无变化请直接写“截至×时，情况无变化”。", "Follow-up repeats the last one; state “no change” instead.", Hit.At("course", Repeats)),
        new("R-D11", Warns, First | Update, "地名“{hit}”不规范或已更名。", "Place name not standard.", OldName),
        new("R-D12", Warns, First | Update, "伤亡表述不宜用“{hit}”。", "Vague wording near a casualty figure.", TextMarks.InPassages(TextMarks.VagueCasualties)),
        new("R-D14", Warns, Written, "标题不规范，建议“{suggest}”。", "Title does not follow the pattern.", OddTitle),
    ];

    private static IEnumerable<Hit> Asks(Case it) =>
        TextMarks.Requests(it.Report.Title).Take(1).Select(hit => new Hit("title", HitValue.Of("hit", hit))).Concat(TextMarks.InPassages(TextMarks.Requests)(it));

    private static IEnumerable<Hit> Secret(Case it) =>
        it.Report.Writings.Where(w => TextMarks.IsMarkedSecret(w.Text)).Select(w => new Hit(w.Field))
            .Concat(Hit.When(it.Report.Attachments.Any(name => MarkedName().IsMatch(name)), "attachments"));

    private static bool Repeats(Case it) =>
        it is { Report: { Body: { Length: > 0 } body } report, Previous: { } previous }
        && report.AsOf > previous.AsOf
        && !NoChange().IsMatch(body)
        && TextMarks.Likeness(body, previous.Body) >= 0.95;

    private static IEnumerable<Hit> OldName(Case it) =>
        it.Report.Writings.SelectMany(w => OldNames.Where(name => w.Text.Contains(name, StringComparison.Ordinal)).Select(name => new Hit(w.Field, HitValue.Of("hit", name))));

    // Without a title the server gives one.
    private static IEnumerable<Hit> OddTitle(Case it)
    {
        var (end, kind) = it.Stage switch
        {
            Final => (FinalTitle(), "终报"),
            Update => (UpdateTitle(), "续报一"),
            _ => (FirstTitle(), "首报"),
        };
        var suggested = $"{it.Site.FilerName}关于{it.Report.Place}{it.Site.KindName}的{kind}";
        return Hit.When(it.Report.Title.Length > 0 && !end.IsMatch(it.Report.Title), "title", HitValue.Of("suggest", suggested));
    }

    [GeneratedRegex("^.+关于.+的首报$")]
    private static partial Regex FirstTitle();

    [GeneratedRegex("^.+关于.+的续报[一二三四五六七八九十]{1,3}$")]
    private static partial Regex UpdateTitle();

    [GeneratedRegex("^.+关于.+的终报$")]
    private static partial Regex FinalTitle();

    [GeneratedRegex("无变化|没有变化")]
    private static partial Regex NoChange();

    [GeneratedRegex("^[ （(【]?(绝密|机密|秘密)|★")]
    private static partial Regex MarkedName();
}
