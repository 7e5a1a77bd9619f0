namespace DutyWatch.Core.Rosters;

/// <summary>When shifts change on a day of the local calendar; a standing post has no shifts.</summary>
public sealed class ShiftPattern
{
    public static readonly ShiftPattern Standing = new("standing", default);
    public static readonly ShiftPattern A24 = new("A24", new TimeOnly(9, 0), new TimeOnly(9, 0));
    public static readonly ShiftPattern B12 = new("B12", new TimeOnly(8, 30), new TimeOnly(8, 30), new TimeOnly(18, 0));
    public static readonly ShiftPattern C8 = new("C8", new TimeOnly(0, 0), new TimeOnly(0, 0), new TimeOnly(8, 0), new TimeOnly(16, 0));

    /// <summary>Office hours, and the watch after them.</summary>
    public static readonly ShiftPattern D16 = new("D16", new TimeOnly(9, 0), new TimeOnly(9, 0), new TimeOnly(17, 0));

    /// <summary>From the end of work to the morning: for the eve of a holiday.</summary>
    public static readonly ShiftPattern E16 = new("E16", new TimeOnly(9, 0), new TimeOnly(17, 0));

    /// <summary>The post is not kept on that day.</summary>
    public static readonly ShiftPattern Off = new("off", default);

    private ShiftPattern(string code, TimeOnly relief, params TimeOnly[] starts) => (Code, Relief, Starts) = (code, relief, starts);

    public static IReadOnlyList<ShiftPattern> All { get; } = [Standing, A24, B12, C8, D16, E16, Off];

    public string Code { get; }

    /// <summary>In the order of the day.</summary>
    public IReadOnlyList<TimeOnly> Starts { get; }

    /// <summary>When its last shift ends on the next day if nobody takes over then.</summary>
    public TimeOnly Relief { get; }

    public bool IsStanding => this == Standing;

    /// <summary>Somebody has the watch from relief to relief.</summary>
    public bool IsRound => Starts.Count > 0 && Starts[0] == Relief;

    public static ShiftPattern? Find(string code) => All.FirstOrDefault(pattern => pattern.Code == code);

    public override string ToString() => Code;
}

/// <summary>Which pattern a post follows on which kind of day. A standing post stands on all of them.</summary>
public sealed record ShiftPlan(ShiftPattern Workday, ShiftPattern Eve, ShiftPattern Weekend, ShiftPattern Holiday)
{
    /// <summary>The same on every day.</summary>
    public static ShiftPlan Always(ShiftPattern pattern) => new(pattern, pattern, pattern, pattern);

    /// <summary>By the codes of its patterns; a null one is that of workdays. Null when one of them is unknown.</summary>
    public static ShiftPlan? Find(string workday, string? eve, string? weekend, string? holiday) =>
        ShiftPattern.Find(workday) is { } on && ShiftPattern.Find(eve ?? workday) is { } before && ShiftPattern.Find(weekend ?? workday) is { } at && ShiftPattern.Find(holiday ?? workday) is { } off
            ? new ShiftPlan(on, before, at, off)
            : null;

    public bool IsStanding => Workday.IsStanding;

    /// <summary>Only then must anybody know what day it is.</summary>
    public bool DiffersByDay => Patterns.Distinct().Count() > 1;

    /// <summary>Whether somebody holds the post at every instant.</summary>
    public bool LeavesNoGap => IsStanding || Patterns.All(pattern => pattern.IsRound);

    /// <summary>Shifts of the day that has most.</summary>
    public int Turns => Patterns.Max(pattern => pattern.Starts.Count);

    private ShiftPattern[] Patterns => [Workday, Eve, Weekend, Holiday];

    public ShiftPattern On(DutyDay day) => day switch
    {
        DutyDay.Workday => Workday,
        DutyDay.Eve => Eve,
        DutyDay.Weekend => Weekend,
        _ => Holiday,
    };
}
