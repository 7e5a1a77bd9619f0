namespace DutyWatch.Server.Site;

/// <summary>A policy says, for every kind of report and every level, by when, how often, and what happens in silence.</summary>
internal static class PolicyChecks
{
    // What is less serious need not go to the province at all.
    private static readonly string[] Serious = ["I", "II", "III"];

    // Below them an authority may order no follow-ups; an open fire may have none of its own.
    private static readonly string[] Graded = ["I", "II", "III", "IV"];

    public static void Run(PackDraft draft)
    {
        Checks.Once(draft.Deadlines, rule => $"{rule.Policy} {rule.ObligationKind} {rule.Level}", "level");
        var ladders = draft.Ladders.Select(ladder => ladder.Row.Name).ToHashSet();
        foreach (var (rule, at) in draft.Deadlines.Where(rule => rule.Row.Ladder.Length > 0 && !ladders.Contains(rule.Row.Ladder)))
        {
            at.Note("ladder", $"ladders.json 中没有“{rule.Ladder}”", $"ladders.json has no '{rule.Ladder}'");
        }
        if (draft.Deadlines.All(rule => rule.Row.Policy != draft.Site.Row.Policy))
        {
            draft.Site.At.Note("policy", $"policies.json 中没有“{draft.Site.Row.Policy}”", $"policies.json has no '{draft.Site.Row.Policy}'");
        }
        foreach (var policy in draft.Deadlines.GroupBy(rule => rule.Row.Policy))
        {
            Complete(policy.Key, policy.First().At, draft);
        }
        foreach (var series in draft.FollowUps.GroupBy(rule => (rule.Row.Policy, rule.Row.Level, rule.Row.OpenFire)))
        {
            Series([.. series]);
        }
    }

    private static void Complete(string policy, RecordReader at, PackDraft draft)
    {
        var deadlines = draft.Deadlines.Where(rule => rule.Row.Policy == policy).Select(rule => (rule.Row.ObligationKind, rule.Row.Level)).ToHashSet();
        foreach (var (kind, level) in PackRows.OwedByAll.SelectMany(kind => PackRows.Levels.Select(level => (kind, level))).Where(wanted => !deadlines.Contains(wanted)))
        {
            at.Note("level", $"政策“{policy}”缺少 {kind}、级别 {level} 的时限", $"policy '{policy}' has no deadline for {kind} of level {level}");
        }
        // An authority may order nothing upward; what it orders once it orders for everything serious.
        var upward = PackRows.UpwardKinds.SelectMany(kind => Serious.Select(level => (kind, level))).ToList();
        foreach (var (kind, level) in upward.Where(wanted => upward.Exists(deadlines.Contains) && !deadlines.Contains(wanted)))
        {
            at.Note("level", $"政策“{policy}”规定了上报，但缺少 {kind}、级别 {level} 的时限", $"policy '{policy}' orders upward reports and has no deadline for {kind} of level {level}");
        }
        // A policy written before there were supplements, demands, verifications or notices asks for none.
        foreach (var kind in PackRows.AskedOrNot.Where(kind => PackRows.Levels.Any(level => deadlines.Contains((kind, level)))))
        {
            foreach (var level in PackRows.Levels.Where(level => !deadlines.Contains((kind, level))))
            {
                at.Note("level", $"政策“{policy}”规定了 {kind}，但缺少级别 {level} 的时限", $"policy '{policy}' asks for {kind} and has no deadline for level {level}");
            }
        }
        var followUps = draft.FollowUps.Where(rule => rule.Row.Policy == policy).Select(rule => (rule.Row.Level, rule.Row.OpenFire)).ToHashSet();
        foreach (var level in Graded.Where(level => !followUps.Contains((level, false))))
        {
            at.Note("level",
                $"政策“{policy}”缺少级别 {level} 的续报间隔",
                $"policy '{policy}' has no follow-up interval for level {level}");
        }
    }

    private static void Series(Entry<FollowUpRow>[] series)
    {
        var reached = 0;
        foreach (var (rule, at) in series)
        {
            if (rule.EveryMinutes is null == (rule.AtTimes.Length == 0))
            {
                at.Note("everyMinutes", "everyMinutes 与 atTimes 须且只须填一个", "give either everyMinutes or atTimes, and not both");
            }
            if (rule.UntilHours is { } until)
            {
                if (until <= reached)
                {
                    at.Note("untilHours", $"{until} 须大于上一条的 {reached}", $"{until} must be more than the {reached} of the rule before");
                }
                reached = until;
            }
        }
        foreach (var (_, at) in series[..^1].Where(rule => rule.Row.UntilHours is null))
        {
            at.Note("untilHours",
                "只有最后一条可以不写 untilHours，否则后面的永远不生效",
                "only the last rule may leave out untilHours: those after it would never apply");
        }
        if (series[^1].Row.UntilHours is not null)
        {
            series[^1].At.Note("untilHours",
                "最后一条不写 untilHours，否则之后无人续报",
                "the last rule leaves out untilHours: otherwise nothing is owed afterwards");
        }
    }
}
