using DutyWatch.Contracts;
using DutyWatch.Core.Answers;

namespace DutyWatch.Server.Reports;

/// <summary>People are whole and not negative (rule R-N07); unknown is null and never 0.</summary>
internal static class FigureRules
{
    public static Refusal? Check(FileReportRequest report) =>
        Check(report.Figures, "figures") ?? report.Areas.Select((area, i) => Check(area.Figures, $"areas.{i}.figures")).FirstOrDefault(r => r is not null);

    private static Refusal? Check(Figures f, string path)
    {
        var negative = Named(f).FirstOrDefault(n => n.Value < 0);
        return negative.Name is null ? null : Refusals.BodyMalformed.At($"{path}.{negative.Name}");
    }

    public static IEnumerable<(string Name, decimal? Value)> Named(Figures f) =>
    [
        ("dead", f.Dead), ("missing", f.Missing), ("trapped", f.Trapped), ("injured", f.Injured), ("criticallyInjured", f.CriticallyInjured),
        ("seriouslyInjured", f.SeriouslyInjured), ("minorInjured", f.MinorInjured), ("rescued", f.Rescued), ("unhurt", f.Unhurt),
        ("evacuated", f.Evacuated), ("resettled", f.Resettled), ("affected", f.Affected), ("exposed", f.Exposed),
        ("housesCollapsed", f.HousesCollapsed), ("housesDamaged", f.HousesDamaged), ("lossYuan", f.LossYuan), ("burnedHectares", f.BurnedHectares),
    ];
}
