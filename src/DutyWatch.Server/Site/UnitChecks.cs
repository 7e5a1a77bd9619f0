namespace DutyWatch.Server.Site;

/// <summary>Settings, units and kinds fit together.</summary>
internal static class UnitChecks
{
    public static void Run(PackDraft draft)
    {
        Site(draft);
        Checks.Once(draft.Units, unit => unit.Code, "code");
        Checks.Once(draft.Units, unit => unit.NumberCode, "numberCode");
        Checks.Once(draft.Units, unit => unit.SmsCode ?? "", "smsCode");
        Checks.Once(draft.Kinds, kind => kind.Slug, "slug");
        SmsCodes(draft);
        Words(draft);
        var units = draft.Units.GroupBy(unit => unit.Row.Code).ToDictionary(group => group.Key, group => group.First().Row);
        foreach (var unit in draft.Units)
        {
            Parent(unit, units);
            Neighbours(unit, units);
        }
    }

    private static void Site(PackDraft draft)
    {
        var (site, at) = draft.Site;
        if (site.TimeZone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(site.TimeZone, out _))
        {
            at.Note("timeZone", $"没有时区“{site.TimeZone}”，如 Asia/Shanghai", $"there is no time zone '{site.TimeZone}'; one is Asia/Shanghai");
        }
        if (!draft.Units.Any(unit => unit.Row.Level == "prefecture" && unit.Row.Code == site.PrefectureCode))
        {
            at.Note("prefectureCode",
                $"units.json 中没有级别为 prefecture 的单位 {site.PrefectureCode}",
                $"units.json has no unit {site.PrefectureCode} of level prefecture");
        }
        foreach (var other in draft.Units.Where(unit => unit.Row.Level == "prefecture" && unit.Row.Code != site.PrefectureCode))
        {
            other.At.Note("level", $"州级单位只能是 {site.PrefectureCode}", $"only {site.PrefectureCode} is the prefecture");
        }
    }

    private static void SmsCodes(PackDraft draft)
    {
        foreach (var unit in draft.Units.Where(unit => unit.Row.SmsCode is { } code && !(code.Length == 4 && code.All(char.IsAsciiDigit))))
        {
            unit.At.Note("smsCode", $"“{unit.Row.SmsCode}”不是四位数字", $"'{unit.Row.SmsCode}' is not four digits");
        }
    }

    // A word of two kinds would name neither.
    private static void Words(PackDraft draft)
    {
        var first = new Dictionary<string, string>();
        foreach (var (word, kind) in draft.Kinds.SelectMany(kind => kind.Row.Words.Prepend(kind.Row.Zh).Where(word => word.Length > 0).Select(word => (word, kind))))
        {
            if (!first.TryAdd(word, kind.Row.Slug))
            {
                kind.At.Note("words", $"“{word}”已是 {first[word]} 的叫法", $"'{word}' is a word of {first[word]} already");
            }
        }
    }

    private static void Parent(Entry<UnitRow> unit, Dictionary<string, UnitRow> units)
    {
        var (row, at) = unit;
        if (row.Level == "prefecture")
        {
            if (row.Parent is not null)
            {
                at.Note("parent", "州级单位没有上级，应为 null", "the prefecture has no parent: null");
            }
        }
        else if (row.Parent is null)
        {
            at.Note("parent", "缺少上级单位", "a parent is missing");
        }
        else if (!units.ContainsKey(row.Parent))
        {
            at.Note("parent", $"没有单位 {row.Parent}", $"there is no unit {row.Parent}");
        }
        else if (IsAboveItself(row, units))
        {
            at.Note("parent", "上级关系成环：单位成了自己的上级", "the parents form a circle: the unit stands above itself");
        }
    }

    private static bool IsAboveItself(UnitRow row, Dictionary<string, UnitRow> units)
    {
        var above = row.Parent;
        for (var steps = 0; above is not null && steps <= units.Count; steps++)
        {
            if (above == row.Code)
            {
                return true;
            }
            above = units.GetValueOrDefault(above)?.Parent;
        }
        return false;
    }

    private static void Neighbours(Entry<UnitRow> unit, Dictionary<string, UnitRow> units)
    {
        foreach (var (code, i) in unit.Row.Neighbours.Select((code, i) => (code, i)))
        {
            if (!units.TryGetValue(code, out var neighbour))
            {
                unit.At.Note($"neighbours[{i}]", $"没有单位 {code}", $"there is no unit {code}");
            }
            else if (code == unit.Row.Code || !neighbour.Neighbours.Contains(unit.Row.Code))
            {
                unit.At.Note($"neighbours[{i}]",
                    $"相邻关系须双向：{code} 没有列出 {unit.Row.Code}",
                    $"neighbours are mutual: {code} does not list {unit.Row.Code}");
            }
        }
    }
}

/// <summary>Checks that several files share.</summary>
internal static class Checks
{
    /// <summary>Notes each record after the first of a key; empty keys were noted when they were read.</summary>
    public static void Once<T>(IEnumerable<Entry<T>> entries, Func<T, string> key, string field)
    {
        var first = new Dictionary<string, int>();
        foreach (var entry in entries.Where(entry => key(entry.Row).Length > 0))
        {
            if (!first.TryAdd(key(entry.Row), entry.At.Place.Line))
            {
                var line = first[key(entry.Row)];
                entry.At.Note(field, $"“{key(entry.Row)}”重复，已在第 {line} 行出现", $"'{key(entry.Row)}' stands twice: first in line {line}");
            }
        }
    }
}
