using DutyWatch.Core.Checks;
using DutyWatch.UnitTests.Core;
using static DutyWatch.UnitTests.Checks.Clean;

namespace DutyWatch.UnitTests.Checks;

internal static class NumberSamples
{
    private static AreaCounts Area(string clock, params (string, decimal)[] figures) => new("513322", Some(figures), Day.At(clock));

    public static IEnumerable<Sample> All =>
    [
        new("R-N01", Update.Counted(("dead", 5)).Counting(("dead", 4)), Update.Counted(("dead", 5)).Counting(("dead", 4)).With(r => r with { CorrectionNote = "重复统计" }), "死亡人数由5减为4，须说明核减原因。"),
        new("R-N02", Update.Counted(("dead", 86), ("missing", 35)).Counting(("dead", 88), ("missing", 30)), Update.Counted(("dead", 86), ("missing", 35)).Counting(("dead", 88), ("missing", 33)), "失联减少5人，与新增死亡、获救人数不吻合。"),
        new("R-N03", Update.Counted(("injured", 3)).Counting(("injured", 2)), Update.Counted(("injured", 2)).Counting(("injured", 2)), "受伤人数减少，请说明（死亡、重复统计等）。"),
        new("R-N04", First.Counting(("dead", 3)).With(r => r with { Areas = [Area("15:30", ("dead", 1)), Area("15:30", ("dead", 1))] }), First.Counting(("dead", 3)).With(r => r with { Areas = [Area("15:30", ("dead", 1)), Area("15:30")] }), "死亡合计3与分项之和2不一致。"),
        new("R-N05", First.Counting(("injured", 2), ("minorInjured", 2), ("seriouslyInjured", 1)), First.Counting(("injured", 2), ("minorInjured", 1), ("seriouslyInjured", 1)), "重伤、轻伤之和大于受伤总数。"),
        new("R-N06", Update.Counting(("exposed", 18), ("dead", 7), ("injured", 12)), Update.Counting(("exposed", 18), ("dead", 7), ("injured", 11)), "涉险18人，与死亡、失联、受伤、脱险之和19不符。"),
        new("R-N07", Phone.Counting(("dead", -1)), Phone.Counting(("lossYuan", 1.5m)), "死亡须为非负整数。"),
        new("R-N08", Update.Counted(("evacuated", 300)).Counting(("evacuated", 939)), Update.Counted(("exposed", 6)).Counting(("exposed", 11), ("injured", 11)), "转移由300激增至939，请附说明。"),
        new("R-N09", First.Counting(("injured", 3)), First.Counting(("injured", 2)), "正文“2人受伤”与填报数3不一致。"),
        new("R-N10", Update.Counted(("lossYuan", 300)).Counting(("lossYuan", 3_000_000)), Update.Counted(("lossYuan", 300)).Counting(("lossYuan", 600)), "计量单位疑似混用（1公顷=15亩；1亿元=10000万元）。"),
        new("R-N11", First.Counting(("evacuated", 1201)), First.Counting(("evacuated", 1200)), "转移人数超过当地人口，请核对。"),
        new("R-N12", First.With(r => r with { Course = "死亡约5人。" }), First, "死亡、失联人数不用“约”“余”。"),
        new("R-N13", First.Counting(("dead", 3)).With(r => r with { Areas = [Area("15:00"), Area("15:30")] }), First.Counting(("dead", 3)).With(r => r with { Areas = [Area("15:30"), Area("15:30")] }), "各地截止时间不同，合计须注明或统一截止时间。"),
        new("R-N14", Update.Counted(("dead", 86), ("missing", 35)).Counting(("dead", 88), ("missing", 30)), Update.Counted(("dead", 86), ("missing", 35)).Counting(("dead", 88), ("missing", 33)), "死亡与失联合计减少3人，请说明（找到生还、重复、非灾害死亡等）。"),
    ];
}
