namespace DutyWatch.Server.Site;

/// <summary>Outlines belong to their units: rings are closed, and each holds the seat of its unit. A site draws all its counties or none.</summary>
internal static class OutlineChecks
{
    // Every console of the prefecture loads and draws them: an outline straight from a survey has some hundred thousand.
    private const int MostPoints = 20_000;
    private const int FewestPoints = 4;

    public static void Run(PackDraft draft)
    {
        Checks.Once(draft.Outlines, outline => outline.UnitCode, "unit");
        var units = draft.Units.GroupBy(unit => unit.Row.Code).ToDictionary(group => group.Key, group => group.First().Row);
        foreach (var outline in draft.Outlines)
        {
            if (Closed(outline) && Known(outline, units) is { Latitude: { } latitude, Longitude: { } longitude } && !Holds(outline.Row, longitude, latitude))
            {
                outline.At.Note("rings",
                    $"{outline.Row.UnitCode} 的驻地（经度 {longitude}、纬度 {latitude}）不在这个轮廓内：检查是否填错单位，坐标是否经度在前",
                    $"the seat of {outline.Row.UnitCode} (longitude {longitude}, latitude {latitude}) lies outside: check the unit, and that longitude comes first");
            }
        }
        Complete(draft);
        Small(draft);
    }

    private static UnitRow? Known(Entry<OutlineRow> outline, Dictionary<string, UnitRow> units)
    {
        var code = outline.Row.UnitCode;
        if (code.Length > 0 && !units.ContainsKey(code))
        {
            outline.At.Note("unit", $"没有单位 {code}", $"there is no unit {code}");
        }
        return units.GetValueOrDefault(code);
    }

    private static bool Closed(Entry<OutlineRow> outline)
    {
        if (outline.Row.Rings.Length == 0)
        {
            outline.At.Note("rings", "至少要有一圈", "at least one ring is needed");
        }
        // A ring that could not be read stands here empty and was noted.
        var read = outline.Row.Rings.Index().Where(ring => ring.Item.Length > 0).ToList();
        var open = read.Where(ring => ring.Item.Length < FewestPoints || !ring.Item[0].SequenceEqual(ring.Item[^1])).ToList();
        foreach (var (i, _) in open)
        {
            outline.At.Note($"rings[{i}]",
                $"一圈至少 {FewestPoints} 个点，且最后一点须与第一点相同",
                $"a ring has at least {FewestPoints} points and ends where it began");
        }
        return open.Count == 0 && read.Count > 0 && read.Count == outline.Row.Rings.Length;
    }

    // Counting the edges that a line to the east crosses: odd is inside.
    public static bool Holds(OutlineRow outline, decimal longitude, decimal latitude) =>
        outline.Rings.SelectMany(ring => ring.Zip(ring.Skip(1))).Count(edge => Crosses(edge.First, edge.Second, longitude, latitude)) % 2 == 1;

    private static bool Crosses(decimal[] from, decimal[] to, decimal longitude, decimal latitude) =>
        (from[1] > latitude) != (to[1] > latitude)
        && longitude < ((to[0] - from[0]) * (latitude - from[1]) / (to[1] - from[1])) + from[0];

    private static void Complete(PackDraft draft)
    {
        var drawn = draft.Outlines.Select(outline => outline.Row.UnitCode).ToHashSet();
        foreach (var unit in draft.Units.Where(unit => drawn.Count > 0 && unit.Row.Level == "county" && !drawn.Contains(unit.Row.Code)))
        {
            draft.Missing("outlines.json", "unit",
                $"缺少 {unit.Row.Name}（{unit.Row.Code}）的轮廓：所有县都要有，或者一个也不要（[]）",
                $"{unit.Row.Code} has no outline: give one for every county, or none at all ([])");
        }
    }

    private static void Small(PackDraft draft)
    {
        var points = draft.Outlines.Sum(outline => outline.Row.Rings.Sum(ring => ring.Length));
        if (points > MostPoints)
        {
            draft.Missing("outlines.json", "rings",
                $"共 {points} 个点，最多 {MostPoints} 个：请先简化（如 mapshaper -simplify 10%）",
                $"{points} points in all, at most {MostPoints}: simplify them first (as mapshaper -simplify 10%)");
        }
    }
}
