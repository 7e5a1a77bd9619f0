using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

/// <summary>Casualty logic in one place. Figures are compared only within one unit's reports on one incident.</summary>
internal static class NumberChecks
{
    private const CheckStage Written = First | Update | Final;
    private static readonly string[] Leaping = ["dead", "missing", "injured", "evacuated", "exposed"];
    private static readonly string[] People =
    [
        "dead", "missing", "trapped", "injured", "criticallyInjured", "seriouslyInjured", "minorInjured", "rescued", "unhurt", "evacuated", "resettled", "affected", "exposed",
        "housesCollapsed", "housesDamaged",
    ];

    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-N01", Returns, Update | Final, "死亡人数由{old}减为{new}，须说明核减原因。", "Deaths went down; a written reason is required.", FewerDead),
        new("R-N02", Warns, Update | Final, "失联减少{n}人，与新增死亡、获救人数不吻合。", "Drop in missing is not explained by new dead plus found alive.", MissingVanish),
        new("R-N03", Warns, Update | Final, "受伤人数减少，请说明（死亡、重复统计等）。", "Injured went down; explain.", Hit.At("figures.injured", it => !it.Report.IsExplained && it.Report.Figures.Injured < it.Previous?.Figures.Injured)),
        new("R-N04", Returns, Written, "{item}合计{total}与分项之和{sum}不一致。", "Total does not equal the sum of its parts.", UnequalSum),
        new("R-N05", Returns, Written, "重伤、轻伤之和大于受伤总数。", "Severity split exceeds the injured total.", Hit.At("figures.injured", it => it.Report.Figures.Sum("criticallyInjured", "seriouslyInjured", "minorInjured") > it.Report.Figures.Injured)),
        new("R-N06", Warns, Update | Final, "涉险{exposed}人，与死亡、失联、受伤、脱险之和{sum}不符。", "Head-count does not balance with the number exposed.", Unbalanced),
        new("R-N07", Blocks, All, "{item}须为非负整数。", "Must be a non-negative integer.", NotCountable),
        new("R-N08", Warns, Update | Final, "{item}由{old}激增至{new}，请附说明。", "Implausible jump; attach an explanation.", Leap),
        new("R-N09", Returns, Written, "正文“{text}”与填报数{field}不一致。", "Number in the text differs from the field.", TextDiffers),
        new("R-N10", Warns, Written, "计量单位疑似混用（1公顷=15亩；1亿元=10000万元）。", "Units look mixed.", MixedUnits),
        new("R-N11", Warns, First | Update, "转移人数超过当地人口，请核对。", "Evacuated exceeds the local population.", Hit.At("figures.evacuated", it => it.Report.Figures["evacuated"] > 1.2m * it.Site.Population)),
        new("R-N12", Informs, Written, "死亡、失联人数不用“约”“余”。", "Do not use “about” with deaths or missing.", AboutDead),
        new("R-N13", Warns, First | Update, "各地截止时间不同，合计须注明或统一截止时间。", "Parts have different cut-off times; say so or align them.", Hit.At("areas", it => it.Report.Areas.Select(a => a.AsOf).OfType<DateTimeOffset>().Distinct().Count() > 1 && it.Report.Figures.Known.Any())),
        new("R-N14", Warns, Update | Final, "死亡与失联合计减少{n}人，请说明（找到生还、重复、非灾害死亡等）。", "Dead plus missing fell; explain.", FewerLost),
    ];

    private static IEnumerable<Hit> FewerDead(Case it) =>
        it is { Report: { IsExplained: false, Figures.Dead: { } now }, Previous.Figures.Dead: { } before } && now < before
            ? [new Hit("figures.dead", HitValue.Of("old", before), HitValue.Of("new", now))]
            : [];

    // Found alive is what was rescued since; unknown counts as none, so that silence explains nothing.
    private static IEnumerable<Hit> MissingVanish(Case it)
    {
        if (it is not { Report: { IsExplained: false, Figures: { Missing: { } now } figures }, Previous.Figures: { Missing: { } before } earlier })
        {
            return [];
        }
        var explained = figures.Sum("dead") - earlier.Sum("dead") + Math.Max(0, figures.Sum("rescued") - earlier.Sum("rescued"));
        return Hit.When(now < before && before - now > explained, "figures.missing", HitValue.Of("n", before - now));
    }

    // A split is full when two areas or more all give the figure.
    private static IEnumerable<Hit> UnequalSum(Case it) =>
        from total in it.Report.Figures.Known
        where it.Report.Areas.Count > 1 && it.Report.Areas.All(a => a.Figures[total.Key] is not null)
        let sum = it.Report.Areas.Sum(a => a.Figures[total.Key]!.Value)
        where sum != total.Value
        select new Hit($"figures.{total.Key}", HitValue.Of("item", Counts.Words.GetValueOrDefault(total.Key, total.Key)), HitValue.Of("total", total.Value), HitValue.Of("sum", sum));

    // Some of the rescued are among the injured, so it balances with or without them.
    private static IEnumerable<Hit> Unbalanced(Case it)
    {
        var sum = it.Report.Figures.Sum("dead", "missing", "injured", "unhurt");
        return it.Report.Figures["exposed"] is { } exposed && exposed != sum && exposed != sum + it.Report.Figures.Sum("rescued")
            ? [new Hit("figures.exposed", HitValue.Of("exposed", exposed), HitValue.Of("sum", sum))]
            : [];
    }

    private static IEnumerable<Hit> NotCountable(Case it) =>
        it.Report.Figures.Known.Select(f => (f.Key, f.Value, Path: "figures"))
            .Concat(it.Report.Areas.SelectMany((a, i) => a.Figures.Known.Select(f => (f.Key, f.Value, Path: $"areas.{i}.figures"))))
            .Where(f => f.Value < 0 || (People.Contains(f.Key) && f.Value != decimal.Truncate(f.Value)))
            .Select(f => new Hit($"{f.Path}.{f.Key}", HitValue.Of("item", Counts.Words.GetValueOrDefault(f.Key, f.Key))));

    private static IEnumerable<Hit> Leap(Case it) =>
        from name in Leaping
        let before = it.Previous?.Figures[name]
        let now = it.Report.Figures[name]
        where !it.Report.IsExplained && now - before >= 10 && now / 3 >= before
        select new Hit($"figures.{name}", HitValue.Of("item", Counts.Words[name]), HitValue.Of("old", before!.Value), HitValue.Of("new", now!.Value));

    // A text that names the figure once may name parts of it as well; a blank field is R-E06's.
    private static IEnumerable<Hit> TextDiffers(Case it) =>
        from told in TextMarks.CasualtyNumbers(it.Report.Body).GroupBy(n => n.Figure)
        let field = it.Report.Figures[told.Key]
        where field is not null && told.All(n => n.Value != field)
        select new Hit($"figures.{told.Key}", HitValue.Of("text", told.First().Text), HitValue.Of("field", field!.Value));

    // The fields have one unit each, so a mixed unit shows as a value that is 10,000 or 15 times the last one, give or take a twentieth.
    private static IEnumerable<Hit> MixedUnits(Case it) =>
        new[] { ("lossYuan", 10_000m), ("burnedHectares", 15m) }
            .Where(unit => IsNear(it.Report.Figures[unit.Item1], it.Previous?.Figures[unit.Item1], unit.Item2))
            .Select(unit => new Hit($"figures.{unit.Item1}"));

    private static bool IsNear(decimal? a, decimal? b, decimal ratio) =>
        a > 0 && b > 0 && Math.Max(a.Value, b.Value) / Math.Min(a.Value, b.Value) / ratio is >= 0.95m and <= 1.05m;

    private static IEnumerable<Hit> AboutDead(Case it) =>
        Hit.When(TextMarks.SaysAboutDead(it.Report.Body), "course")
            .Concat(it.Report.Approximate.Where(name => name is "dead" or "missing" && it.Report.Figures[name] is not null).Select(name => new Hit($"figures.{name}")));

    private static IEnumerable<Hit> FewerLost(Case it)
    {
        var fallen = it.Previous?.Figures.Sum("dead", "missing") - it.Report.Figures.Sum("dead", "missing");
        var known = it is { Report: { IsExplained: false, Figures: { Dead: not null, Missing: not null } }, Previous.Figures: { Dead: not null, Missing: not null } };
        return known && fallen > 0 ? [new Hit("figures.missing", HitValue.Of("n", fallen!.Value))] : [];
    }
}
