using System.Text.RegularExpressions;
using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

internal static partial class SecrecyChecks
{
    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-S01", Returns, First | Update | Final | Sms, "请删除公民身份号码等个人信息。", "Remove personal identifiers.", Personal),
        new("R-S02", Warns, Sms, "短信内容超出必要范围。", "SMS carries more than needed.", Hit.At("body", it => it.Document is { } text && MoreThanNeeded().IsMatch(text.Body))),
    ];

    private static IEnumerable<Hit> Personal(Case it) =>
        it.Report.Writings.Append(("body", it.Document?.Body ?? "")).Where(w => TextMarks.NamesPerson(w.Item2)).Select(w => new Hit(w.Item1));

    // Event, place, time, figures, request and link are what a text is for; these words begin everything else.
    [GeneratedRegex("起因|原因|经过|措施|下一步|责任人|领导.{0,6}(批示|要求)|联系人|家属")]
    private static partial Regex MoreThanNeeded();
}
