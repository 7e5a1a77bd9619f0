namespace DutyWatch.Server.Site;

/// <summary>Every posture of those who say that all is quiet has its hours, its ladder and its texts.</summary>
internal static class CheckInChecks
{
    public static readonly string[] Texts = ["check-in.remind", "check-in.due", "check-in.overdue", "check-in.call", "check-in.missing", "R_QUIET", "R_QUIET_ASK", "R_QUIET_NONE"];

    public static void Run(PackDraft draft)
    {
        Checks.Once(draft.CheckIns, rule => rule.UnitLevel.Length == 0 ? "" : $"{rule.UnitLevel} {rule.Posture}", "posture");
        Checks.Once(draft.Periods, period => period.Name.Length == 0 ? "" : $"{period.Name} {period.FromDay:yyyy-MM-dd}", "name");
        var ladders = draft.Ladders.Select(ladder => ladder.Row.Name).ToHashSet();
        foreach (var (rule, at) in draft.CheckIns)
        {
            Rule(rule, at, ladders);
        }
        foreach (var level in draft.CheckIns.GroupBy(rule => rule.Row.UnitLevel).Where(level => level.All(rule => rule.Row.Posture != "ordinary")))
        {
            level.First().At.Note("posture", $"{level.Key} 缺少 ordinary（平日）的时刻", $"{level.Key} has no hours for 'ordinary' days");
        }
        foreach (var (period, at) in draft.Periods)
        {
            Period(period, at, [.. draft.Units.Select(unit => unit.Row.Code)]);
        }
        if (draft.CheckIns.Count > 0)
        {
            foreach (var kind in Texts.Where(kind => draft.Texts.All(text => text.Row.Kind != kind)))
            {
                draft.Missing("texts.json", "kind", $"checkins.json 规定了平安报，但缺少文本“{kind}”", $"checkins.json orders check-ins and there is no text '{kind}'");
            }
        }
    }

    private static void Rule(CheckInRow rule, RecordReader at, HashSet<string> ladders)
    {
        if (rule.Times.Length == 0)
        {
            at.Note("atTimes", "至少写一个时刻", "give one time at least");
        }
        if (rule.Times.Distinct().Count() != rule.Times.Length)
        {
            at.Note("atTimes", "时刻重复", "a time is given twice");
        }
        if (rule.Ladder.Length > 0 && !ladders.Contains(rule.Ladder))
        {
            at.Note("ladder", $"ladders.json 中没有“{rule.Ladder}”", $"ladders.json has no '{rule.Ladder}'");
        }
    }

    private static void Period(PeriodRow period, RecordReader at, HashSet<string> units)
    {
        if (period.ToDay < period.FromDay)
        {
            at.Note("to", "须不早于 from", "must not be before 'from'");
        }
        foreach (var (unit, i) in period.Units.Select((unit, i) => (unit, i)).Where(named => !units.Contains(named.unit)))
        {
            at.Note($"units[{i}]", $"units.json 中没有“{unit}”", $"units.json has no '{unit}'");
        }
    }
}
