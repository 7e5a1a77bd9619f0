using DutyWatch.Core.Obligations;
using DutyWatch.Core.Rosters;

namespace DutyWatch.Core.CheckIns;

/// <summary>How a day is kept, least demanding first: who is in several is held to the last.</summary>
public enum Posture
{
    Ordinary,

    /// <summary>Weekends, holidays and the days joined to them.</summary>
    Rest,

    /// <summary>A declared period, or a level III response in the unit.</summary>
    Sensitive,

    /// <summary>A level I or II response in the unit.</summary>
    Response,
}

/// <summary>At which local times the unit says that all is quiet.</summary>
public sealed record CheckInRule(Posture Posture, IReadOnlyList<TimeOnly> Times, TimeSpan Window, string Ladder);

/// <summary>Days that the authority declared sensitive; no unit named: all.</summary>
public sealed record SensitivePeriod(string Name, DateOnly From, DateOnly To, IReadOnlyCollection<string> Units)
{
    public bool Holds(DateOnly day, string unit) => day >= From && day <= To && (Units.Count == 0 || Units.Contains(unit));
}

/// <summary>Where the schedule of a unit stands.</summary>
/// <param name="HandledUntil">Every hour up to here has been opened.</param>
/// <param name="Response">What the incidents in the unit asked for when it was last looked at.</param>
public sealed record Watch(string UnitCode, DateTimeOffset HandledUntil, Posture? Response);

/// <summary>A check-in that a unit comes to owe.</summary>
/// <param name="OpensAt">From when on it may be filed; its clock.</param>
/// <param name="DueAt">The hour itself, or later when nobody could be told of it in time.</param>
/// <param name="Excused">The hour passed while this system was down, and a later one is owed for it.</param>
public sealed record DueCheckIn(DateTimeOffset OpensAt, DateTimeOffset DueAt, string Ladder, bool Excused);

/// <param name="NextAt">When to look again; null when no hour ever comes.</param>
public sealed record CheckInDecision(IReadOnlyList<DueCheckIn> Due, Watch After, DateTimeOffset? NextAt);

/// <summary>Which check-ins fall due when (domain 4.5). Pure: the rows say where a unit stands, this says what follows.</summary>
public sealed class CheckInPlan(IReadOnlyList<CheckInRule> rules, IReadOnlyList<SensitivePeriod> periods, DutyCalendar calendar, TimeZoneInfo zone)
{
    // A month of downtime is caught up; what lies further back nobody asks about.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(31);
    private const int Horizon = 400;

    /// <summary>What the unit owes as of <paramref name="now"/>, in order.</summary>
    /// <param name="response">What the incidents in the unit ask for now. What passed unseen is judged by the posture that held before.</param>
    public CheckInDecision Look(Watch watch, Posture? response, DateTimeOffset now)
    {
        var since = Later(watch.HandledUntil, now - Memory);
        var missed = Slots(watch.UnitCode, watch.Response, since).TakeWhile(slot => slot.At <= now).ToList();
        var ahead = Slots(watch.UnitCode, response, Later(since, now)).TakeWhile(slot => slot.OpensAt <= now).ToList();
        var least = Deadlines.WholeSecond(now + Deadlines.LeastNotice);
        List<DueCheckIn> due =
        [
            .. missed.SkipLast(1).Select(slot => new DueCheckIn(slot.OpensAt, slot.At, slot.Rule.Ladder, Excused: true)),
            .. missed.TakeLast(1).Concat(ahead).Select(slot => new DueCheckIn(slot.OpensAt, Later(slot.At, least), slot.Rule.Ladder, Excused: false)),
        ];
        var handled = ahead.Select(slot => slot.At).Append(Later(since, now)).Max();
        var next = Slots(watch.UnitCode, response, handled).Select(slot => (DateTimeOffset?)slot.OpensAt).FirstOrDefault();
        return new CheckInDecision(due, new Watch(watch.UnitCode, handled, response), next);
    }

    /// <summary>The next hour after an instant.</summary>
    public DateTimeOffset? Next(string unit, Posture? response, DateTimeOffset after) => Slots(unit, response, after).Select(slot => (DateTimeOffset?)slot.At).FirstOrDefault();

    public Posture PostureOn(DateOnly day, string unit, Posture? response)
    {
        var kept = calendar.KeptAs(day) is DutyDay.Weekend or DutyDay.Holiday ? Posture.Rest : Posture.Ordinary;
        var declared = periods.Any(period => period.Holds(day, unit)) ? Posture.Sensitive : Posture.Ordinary;
        return new[] { kept, declared, response ?? Posture.Ordinary }.Max();
    }

    private IEnumerable<Slot> Slots(string unit, Posture? response, DateTimeOffset after)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        return Enumerable.Range(0, Horizon).SelectMany(days => SlotsOn(first.AddDays(days), unit, response)).Where(slot => slot.At > after);
    }

    private IEnumerable<Slot> SlotsOn(DateOnly day, string unit, Posture? response)
    {
        var posture = PostureOn(day, unit, response);
        var rule = rules.Where(r => r.Posture <= posture).MaxBy(r => r.Posture);
        return rule is null ? [] : rule.Times.Order().Select(time => At(day, time, rule));
    }

    private Slot At(DateOnly day, TimeOnly time, CheckInRule rule)
    {
        var wall = day.ToDateTime(time);
        var at = new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
        return new Slot(at, at - rule.Window, rule);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed record Slot(DateTimeOffset At, DateTimeOffset OpensAt, CheckInRule Rule);
}
