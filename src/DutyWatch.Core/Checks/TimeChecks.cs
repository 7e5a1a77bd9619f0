using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;
using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

internal static class TimeChecks
{
    private const CheckStage Written = First | Update | Final;

    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-T01", Returns, Written, "事发时间{occurred_at}晚于接报时间{received_at}，请核对。", "Occurrence time is later than the time the report was received.", AfterReceipt),
        new("R-T02", Returns, Phone | First, "获悉时间早于事发时间，请核对。", "Awareness time is earlier than occurrence time.", Hit.At("knownAt", it => it.Report.KnownAt < it.Report.OccurredAt)),
        new("R-T03", Blocks, All, "时间晚于当前时间，无法提交。", "A time lies in the future.", InFuture),
        new("R-T04", Returns, Update | Final, "续报截止时间{as_of}未晚于上一报{prev_as_of}。", "The as-of time does not move forward from the previous report.", NotForward),
        new("R-T05", Returns, Written, "统计截止时间晚于报送时间。", "As-of time is later than submission time.", Hit.At("asOf", it => it.Report.AsOf > it.Now)),
        new("R-T06", Warns, Update | Final, "数据截止已过{min}分钟，建议更新后再报。", "Figures are stale: as-of is {min} minutes old.", Stale),
        new("R-T07", Warns, First, "事发时间未精确到分，请注明“许”或补充到分。", "Occurrence time is not to the minute; mark it approximate.", Hit.At("occurredAt", IsUnmarkedAbout)),
        new("R-T08", Returns, Update | Final, "事发时间由{old}改为{new}，须填写更正说明。", "Occurrence time changed by 10 minutes or more without a correction note.", Moved),
        new("R-T09", Warns, Written, "正文时间请用24小时制和具体日期，不用“{hit}”。", "Use the 24-hour clock and a date, not “{hit}”.", TextMarks.InPassages(TextMarks.LooseTimes)),
        new("R-T10", Informs, Phone, "电话首报超时{min}分钟，记迟报。", "Phone report late by {min} minutes.", Late),
        new("R-T11", Informs, First, "书面首报超时{min}分钟，记迟报，请填写迟报原因。", "Written first report late by {min} minutes; give the reason.", Late),
        new("R-T12", Informs, CheckStage.Timer, "{event}续报已超时{min}分钟，请立即续报（无变化也须报“暂无变化”）。", "Follow-up overdue by {min} minutes; report “no change” if so.", UpdateOverdue),
        new("R-T13", Informs, CheckStage.Timer, "{event}终报已超时，请尽快终报。", "Final report overdue.", FinalOverdue),
    ];

    /// <summary>A second late is a minute late, as on every screen.</summary>
    internal static HitValue Minutes(TimeSpan late) => HitValue.Of("min", (decimal)Math.Ceiling(late.TotalMinutes));

    private static IEnumerable<Hit> AfterReceipt(Case it) =>
        it.Report is { OccurredAt: { } occurred, InformedAt: { } informed } && occurred > informed
            ? [new Hit("occurredAt", HitValue.Of("occurred_at", it.Site.Clock(occurred)), HitValue.Of("received_at", it.Site.Clock(informed)))]
            : [];

    private static IEnumerable<Hit> InFuture(Case it) =>
        new (string Field, DateTimeOffset? At)[] { ("occurredAt", it.Report.OccurredAt), ("knownAt", it.Report.KnownAt), ("asOf", it.Report.AsOf) }
            .Where(time => time.At > it.Now + ReportGate.ClockTolerance)
            .Select(time => new Hit(time.Field));

    private static IEnumerable<Hit> NotForward(Case it) =>
        it is { Report.AsOf: { } asOf, Previous.AsOf: { } before } && asOf <= before
            ? [new Hit("asOf", HitValue.Of("as_of", it.Site.Clock(asOf)), HitValue.Of("prev_as_of", it.Site.Clock(before)))]
            : [];

    private static IEnumerable<Hit> Stale(Case it)
    {
        var allowed = TimeSpan.FromMinutes(it.Report.Working <= Level.II ? 60 : 120);
        return it.Report.AsOf is { } asOf && it.Now - asOf > allowed ? [new Hit("asOf", HitValue.Of("min", (decimal)Math.Floor((it.Now - asOf).TotalMinutes)))] : [];
    }

    private static bool IsUnmarkedAbout(Case it) =>
        it.Report.Precision is OccurrencePrecision.Hour or OccurrencePrecision.Unknown && !it.Report.Body.Contains('许') && !it.Report.Body.Contains("左右", StringComparison.Ordinal);

    private static IEnumerable<Hit> Moved(Case it) =>
        it is { Report: { OccurredAt: { } now, IsExplained: false }, Previous.OccurredAt: { } before } && (now - before).Duration() >= TimeSpan.FromMinutes(10)
            ? [new Hit("occurredAt", HitValue.Of("old", it.Site.Clock(before)), HitValue.Of("new", it.Site.Clock(now)))]
            : [];

    private static IEnumerable<Hit> Late(Case it) => it.DueAt is { } due && it.Now > due ? [new Hit("stage", Minutes(it.Now - due))] : [];

    private static IEnumerable<Hit> UpdateOverdue(Case it) =>
        it.Watched.Incidents.Where(i => !i.HasFinal && it.Now > i.NextUpdateDue).Select(i => new Hit("stage", HitValue.Of("event", i.Name), Minutes(it.Now - i.NextUpdateDue!.Value)));

    private static IEnumerable<Hit> FinalOverdue(Case it) =>
        it.Watched.Incidents.Where(i => i.ResponseEnded && !i.HasFinal && it.Now > i.FinalDue).Select(i => new Hit("stage", HitValue.Of("event", i.Name)));
}
