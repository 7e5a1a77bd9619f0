using System.Globalization;
using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Grading;

/// <summary>A basis as a sentence: which figure reaches which grade, and from where it does.</summary>
public static class LevelWords
{
    private static readonly Dictionary<Level, string> Grades = new()
    {
        [Level.I] = "特别重大", [Level.II] = "重大", [Level.III] = "较大", [Level.IV] = "一般",
    };

    private static readonly Dictionary<Measure, (string Zh, string En, string ZhUnit, string EnUnit)> Names = new()
    {
        [Measure.Dead] = ("死亡", "dead", "人", ""),
        [Measure.Missing] = ("失联", "missing", "人", ""),
        [Measure.Trapped] = ("被困", "trapped", "人", ""),
        [Measure.Injured] = ("受伤", "injured", "人", ""),
        [Measure.SeriouslyInjured] = ("重伤", "seriously injured", "人", ""),
        [Measure.Affected] = ("发病（受影响）", "ill or affected", "人", ""),
        [Measure.Exposed] = ("受威胁", "in danger", "人", ""),
        [Measure.Evacuated] = ("转移", "evacuated", "人", ""),
        [Measure.LossYuan] = ("直接损失", "direct loss", "元", "yuan"),
        [Measure.BurnedHectares] = ("过火面积", "burned", "公顷", "ha"),
        [Measure.Magnitude] = ("震级", "magnitude", "级", ""),
    };

    /// <param name="countsLost">The missing and the trapped are counted among the dead.</param>
    public static (string Zh, string En) Of(LevelBasis basis, bool countsLost)
    {
        var line = basis.Criterion;
        var unit = Names[line.Measures[0]];
        var (zh, en) = countsLost && line.Measures is [Measure.Dead]
            ? ("死亡、失联、被困合计", "dead, missing and trapped together")
            : (string.Join('、', line.Measures.Select(m => Names[m].Zh)), string.Join(" and ", line.Measures.Select(m => Names[m].En)));
        var (value, from) = (Number(basis.Value), Number(basis.Bound.From));
        return (
            $"{zh} {value} {unit.ZhUnit}，达到{Grades[basis.Level]}（{(basis.Bound.IsExclusive ? $"{from} {unit.ZhUnit}以上" : $"{from} {unit.ZhUnit}起")}）",
            $"{en} {value}{Spaced(unit.EnUnit)}, which is level {basis.Level} ({(basis.Bound.IsExclusive ? "above" : "from")} {from}{Spaced(unit.EnUnit)})");
    }

    private static string Number(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Spaced(string unit) => unit.Length == 0 ? "" : $" {unit}";
}
