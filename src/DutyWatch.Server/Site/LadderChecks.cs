using DutyWatch.Core.Rosters;

namespace DutyWatch.Server.Site;

/// <summary>Every step of a ladder can fire, in order, and tells somebody.</summary>
internal static class LadderChecks
{
    public static void Run(PackDraft draft)
    {
        Checks.Once(draft.Ladders, ladder => ladder.Name, "name");
        var posts = draft.Rosters.Select(roster => new PostToTell(roster.Row.UnitCode == draft.Site.Row.PrefectureCode, roster.Row.Post)).ToHashSet();
        foreach (var (ladder, at) in draft.Ladders)
        {
            if (ladder.Steps.Count == 0)
            {
                at.Note("steps", $"阶梯“{ladder.Name}”没有任何步骤", $"ladder '{ladder.Name}' has no step");
                continue;
            }
            if (ladder.Steps.Count(step => step.Row.Action == "due") != 1)
            {
                at.Note("steps", "须有且只有一个 due（到期）步骤", "exactly one step must be 'due'");
            }
            Order(ladder.Steps);
            foreach (var step in ladder.Steps)
            {
                Sign(step);
                Tells(step, posts);
            }
            Early(ladder, draft);
        }
    }

    // Of steps due together only the last one fires: the others would be told to nobody.
    private static void Order(IReadOnlyList<Entry<LadderStepRow>> steps)
    {
        foreach (var (before, step) in steps.Zip(steps.Skip(1)))
        {
            if (step.Row.OffsetSeconds <= before.Row.OffsetSeconds)
            {
                step.At.Note("offsetMinutes", "须晚于上一步，否则其中一步永远不会执行", "must be later than the step before, or one of the two can never fire");
            }
            if (before.Row.Action == "missing")
            {
                step.At.Note("action", "missing（漏报）是最后一步，其后的步骤永远不会执行", "'missing' is the last step: one after it can never fire");
            }
        }
    }

    private static void Sign(Entry<LadderStepRow> step)
    {
        var offset = step.Row.OffsetSeconds;
        var fits = step.Row.Action switch
        {
            "remind" => offset < 0,
            "due" => offset == 0,
            "overdue" or "missing" or "call" => offset > 0,
            _ => true,
        };
        if (!fits)
        {
            step.At.Note("offsetMinutes", "remind 须为负数，due 须为 0，其他须为正数", "'remind' is negative, 'due' is 0, all others are positive");
        }
    }

    private static void Tells(Entry<LadderStepRow> step, HashSet<PostToTell> posts)
    {
        if (step.Row.Tells.Length == 0)
        {
            step.At.Note("tells", "这一步没有通知任何人", "this step tells nobody");
        }
        foreach (var (tells, i) in step.Row.Tells.Select((tells, i) => (tells, i)))
        {
            if (!PostToTell.TryParse(tells, out var post))
            {
                step.At.Note($"tells[{i}]",
                    $"“{tells}”不是岗位，如 owing.duty-officer、prefecture.duty-leader",
                    $"'{tells}' is no post; posts are owing.duty-officer, prefecture.duty-leader and so on");
            }
            else if (!posts.Contains(post))
            {
                step.At.Note($"tells[{i}]", $"rosters.json 中没有人担任“{tells}”", $"nobody in rosters.json holds '{tells}'");
            }
        }
    }

    private static void Early(DraftLadder ladder, PackDraft draft)
    {
        var times = draft.Deadlines.Where(rule => rule.Row.Ladder == ladder.Name).Select(rule => rule.Row.AfterSeconds).ToList();
        var longest = times.Count == 0 ? int.MaxValue : times.Max();
        foreach (var step in ladder.Steps.Where(step => -(long)step.Row.OffsetSeconds >= longest))
        {
            step.At.Note("offsetMinutes",
                $"比最长的时限（{longest / 60} 分钟）还早，永远不会执行",
                $"earlier than the longest deadline ({longest / 60} minutes) begins: it can never fire");
        }
    }
}
