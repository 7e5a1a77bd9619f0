using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;

namespace DutyWatch.UnitTests.Core;

/// <summary>What the authority ordered: the tables of domain 1.6, 3.4 and 3.5.</summary>
internal static class Orders
{
    public static readonly Ladder LateReport = Ladder("late-report", (-10, StepAction.Remind), (0, StepAction.Due), (10, StepAction.Call), (15, StepAction.Overdue), (30, StepAction.Overdue), (60, StepAction.Missing));

    public static readonly IReadOnlyList<FollowUpRule> FollowUps =
    [
        .. Row(Level.I, false, 60, 120, "08:00", "14:00", "20:00"),
        .. Row(Level.II, false, 120, 240, "08:00", "17:00"),
        .. Row(Level.III, false, 240, 360, "17:00"),
        .. Row(Level.IV, false, 720, 1440, "17:00"),
        .. new[] { Level.I, Level.II, Level.III, Level.IV }.SelectMany(level => Row(level, true, 120, 240, "08:00", "14:00", "20:00")),
    ];

    public static readonly Policy Uniform = Policy("uniform-30-60", Level.IV, (30, 60), (30, 60));

    /// <summary>Levels I and II have half the time.</summary>
    public static readonly Policy Graded = Policy("graded", Level.IV, (15, 30), (30, 60));

    public static Ladder Ladder(string name, params (int Minutes, StepAction Action)[] steps) =>
        new(Guid.Empty, name, [.. steps.Select((s, i) => new LadderStep(i, TimeSpan.FromMinutes(s.Minutes), s.Action, ["owing.duty-officer"]))]);

    private static Policy Policy(string name, Level last, (int Phone, int First) urgent, (int Phone, int First) others) =>
        new(name, Day.Shanghai, [.. Enum.GetValues<Level>().Where(l => l <= last).SelectMany(l => Rules(l, l <= Level.II ? urgent : others))], FollowUps);

    private static DeadlineRule[] Rules(Level level, (int Phone, int First) minutes) =>
    [
        new(ObligationKind.Phone, level, TimeSpan.FromMinutes(minutes.Phone), LateReport),
        new(ObligationKind.First, level, TimeSpan.FromMinutes(minutes.First), LateReport),
        new(ObligationKind.Supplement, level, TimeSpan.FromMinutes(30), LateReport),
        new(ObligationKind.Update, level, TimeSpan.FromHours(1), LateReport),
        new(ObligationKind.Final, level, TimeSpan.FromHours(level switch { Level.I => 120, Level.II => 72, Level.III => 48, _ => 24 }), LateReport),
    ];

    private static FollowUpRule[] Row(Level level, bool openFire, int first, int then, params string[] after) =>
    [
        new(level, openFire, 6, TimeSpan.FromMinutes(first), []),
        new(level, openFire, 24, TimeSpan.FromMinutes(then), []),
        new(level, openFire, null, null, [.. after.Select(t => TimeOnly.Parse(t, System.Globalization.CultureInfo.InvariantCulture))]),
    ];
}
