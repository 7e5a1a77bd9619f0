namespace DutyWatch.Server.Site;

/// <summary>Every line of a grading table can be reached, is of known kinds and measures, and grows more serious with its value.</summary>
internal static class CriterionChecks
{
    public static void Run(PackDraft draft)
    {
        Checks.Once(draft.Criteria, line => line.Grading.Length == 0 ? "" : $"{line.Grading} {line.Line}", "line");
        Checks.Once(draft.Triggers, trigger => trigger.Id, "id");
        var units = draft.Units.Select(unit => unit.Row.Code).ToHashSet();
        foreach (var (line, at) in draft.Criteria)
        {
            Kinds(line, at, draft);
            Measures(line, at);
            Bounds(line, at);
            Places(line.Within, "within", at, units);
            Places(line.Outside, "outside", at, units);
        }
        var profiles = draft.Criteria.Select(line => line.Row.Profile).OfType<string>().ToHashSet();
        foreach (var unknown in draft.Site.Row.LevelProfiles.Where(profile => !profiles.Contains(profile)))
        {
            draft.Site.At.Note("levelProfiles", $"levels.json 中没有“{unknown}”", $"levels.json has no '{unknown}'");
        }
    }

    private static void Kinds(CriterionRow line, RecordReader at, PackDraft draft)
    {
        foreach (var (group, i) in line.Kinds.Select((group, i) => (group, i)))
        {
            if (draft.Kinds.All(kind => kind.Row.Slug != group && !kind.Row.Slug.StartsWith(group + ".", StringComparison.Ordinal)))
            {
                at.Note($"kinds[{i}]", $"kinds.json 中没有“{group}”，也没有以它开头的类别", $"kinds.json has neither '{group}' nor a kind that begins with it");
            }
        }
    }

    private static void Measures(CriterionRow line, RecordReader at)
    {
        foreach (var (measure, i) in line.Measures.Select((measure, i) => (measure, i)).Where(m => !PackRows.Measures.Contains(m.measure)))
        {
            at.Note($"measures[{i}]", $"“{measure}”不在可用值中：{string.Join("、", PackRows.Measures)}", $"'{measure}' is none of {string.Join(", ", PackRows.Measures)}");
        }
    }

    private static void Bounds(CriterionRow line, RecordReader at)
    {
        if (line.Bounds.Length == 0)
        {
            at.Note("bounds", "至少写一级", "give one level at least");
        }
        foreach (var (bound, i) in line.Bounds.Select((bound, i) => (bound, i)))
        {
            if (bound.From is null == bound.Above is null)
            {
                at.Note($"bounds[{i}]", "from 与 above 须且只须填一个", "give either from or above, and not both");
            }
        }
        foreach (var ((before, bound), i) in line.Bounds.Zip(line.Bounds.Skip(1)).Select((pair, i) => (pair, i + 1)))
        {
            if (Array.IndexOf(PackRows.Grades, bound.Level) <= Array.IndexOf(PackRows.Grades, before.Level) || Start(bound) >= Start(before))
            {
                at.Note($"bounds[{i}]", $"从重到轻排列：{bound.Level} 级须在 {before.Level} 级之后，数值更小", $"the most serious comes first: {bound.Level} follows {before.Level} with a smaller value");
            }
        }
    }

    private static decimal Start(BoundRow bound) => bound.From ?? bound.Above ?? 0;

    private static void Places(string[] places, string field, RecordReader at, HashSet<string> units)
    {
        foreach (var (place, i) in places.Select((place, i) => (place, i)).Where(p => !units.Contains(p.place)))
        {
            at.Note($"{field}[{i}]", $"units.json 中没有“{place}”", $"units.json has no '{place}'");
        }
    }
}
