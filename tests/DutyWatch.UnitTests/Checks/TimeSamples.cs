using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;
using DutyWatch.UnitTests.Core;
using static DutyWatch.UnitTests.Checks.Clean;

namespace DutyWatch.UnitTests.Checks;

internal static class TimeSamples
{
    private static readonly OpenIncident Owing = new("甲事件", Day.At("15:30"), Day.At("15:30"), ResponseEnded: true, HasFinal: false);

    private static string On(string clock) => Facts.Clock(Day.At(clock));

    public static IEnumerable<Sample> All =>
    [
        new("R-T01", First.With(r => r with { OccurredAt = Day.At("15:13") }), First.With(r => r with { OccurredAt = r.InformedAt }), $"事发时间{On("15:13")}晚于接报时间{On("15:12")}，请核对。"),
        new("R-T02", Phone.With(r => r with { KnownAt = Day.At("15:04") }), Phone.With(r => r with { KnownAt = r.OccurredAt }), "获悉时间早于事发时间，请核对。"),
        new("R-T03", Update.With(r => r with { AsOf = Now.AddMinutes(2).AddSeconds(1) }), Update.With(r => r with { AsOf = Now.AddMinutes(2) }), "时间晚于当前时间，无法提交。"),
        new("R-T04", Update.Before(r => r with { AsOf = Day.At("15:30") }), Update.Before(r => r with { AsOf = Day.At("15:29") }), $"续报截止时间{On("15:30")}未晚于上一报{On("15:30")}。"),
        new("R-T05", First.With(r => r with { AsOf = Now.AddSeconds(1) }), First.With(r => r with { AsOf = Now }), "统计截止时间晚于报送时间。"),
        new("R-T06", Update.With(r => r with { AsOf = Now.AddMinutes(-61), Confirmed = Level.II }), Update.With(r => r with { AsOf = Now.AddMinutes(-61) }), "数据截止已过61分钟，建议更新后再报。", "Figures are stale: as-of is 61 minutes old."),
        new("R-T07", First.With(r => r with { Precision = OccurrencePrecision.Hour, Course = "15时一民房起火。" }), First.With(r => r with { Precision = OccurrencePrecision.Hour }), "事发时间未精确到分，请注明“许”或补充到分。"),
        new("R-T08", Update.Before(r => r with { OccurredAt = Day.At("14:55") }), Update.Before(r => r with { OccurredAt = Day.At("14:56") }), $"事发时间由{On("14:55")}改为{On("15:05")}，须填写更正说明。"),
        new("R-T09", First.With(r => r with { Course = "今日下午3点起火。" }), First.With(r => r with { Course = "昨日15:05起火。" }), "正文时间请用24小时制和具体日期，不用“下午3点”。", "Use the 24-hour clock and a date, not “下午3点”."),
        new("R-T10", Phone with { DueAt = Now.AddSeconds(-1) }, Phone with { DueAt = Now }, "电话首报超时1分钟，记迟报。", "Phone report late by 1 minutes."),
        new("R-T11", First with { DueAt = Now.AddMinutes(-8) }, First with { DueAt = Now }, "书面首报超时8分钟，记迟报，请填写迟报原因。", "Written first report late by 8 minutes; give the reason."),
        new("R-T12", Ticking.Watching(new Watched { Incidents = [Owing] }), Ticking.Watching(new Watched { Incidents = [Owing with { NextUpdateDue = Now }] }), "甲事件续报已超时5分钟，请立即续报（无变化也须报“暂无变化”）。", "Follow-up overdue by 5 minutes; report “no change” if so."),
        new("R-T13", Ticking.Watching(new Watched { Incidents = [Owing] }), Ticking.Watching(new Watched { Incidents = [Owing with { ResponseEnded = false }] }), "甲事件终报已超时，请尽快终报。"),
    ];
}
