namespace DutyWatch.Core.Rosters;

/// <summary>Who holds a post, and for how long; a standing post has no ends.</summary>
public sealed record OnDuty(Guid PersonId, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>The plan for one post of one unit.</summary>
/// <param name="AnchorDay">Its first shift belongs to the first member; earlier shifts are counted backwards.</param>
/// <param name="Members">
/// They follow each other by shift. A day with fewer shifts than the fullest one leaves its last turns out: so whom a day belongs to
/// never depends on other days, and a new notice of holidays moves nobody's other shifts. Of a standing post: all of them, in the order in which they are told.
/// </param>
public sealed record Roster(ShiftPlan Plan, DateOnly AnchorDay, IReadOnlyList<Guid> Members)
{
    // Where a zone skips or repeats hours, the shift that holds an instant may have begun two calendar days before it.
    private const int DaysLookedAt = 2;

    public Roster(ShiftPattern pattern, DateOnly anchorDay, IReadOnlyList<Guid> members)
        : this(ShiftPlan.Always(pattern), anchorDay, members)
    {
    }

    /// <summary>A shift holds its first instant and not its last: at 09:00:00 the relief has the watch. Nobody, while the post is not kept.</summary>
    public IReadOnlyList<OnDuty> At(DateTimeOffset instant, TimeZoneInfo zone, DutyCalendar calendar)
    {
        if (Members.Count == 0)
        {
            return [];
        }
        if (Plan.IsStanding)
        {
            return [.. Members.Distinct().Select(member => new OnDuty(member, null, null))];
        }
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        return [.. Enumerable.Range(-DaysLookedAt, DaysLookedAt + 2)
            .SelectMany(step => ShiftsOf(today.AddDays(step), zone, calendar))
            .Where(shift => shift.From <= instant && instant < shift.Until)];
    }

    private IEnumerable<OnDuty> ShiftsOf(DateOnly day, TimeZoneInfo zone, DutyCalendar calendar)
    {
        var pattern = Plan.On(calendar.KeptAs(day));
        var next = Plan.On(calendar.KeptAs(day.AddDays(1)));
        // Who has the watch keeps it until relieved; a next day that begins with nobody relieves at the usual hour.
        var ends = pattern.Starts.Skip(1).Select(start => InstantOf(day, start, zone))
            .Append(InstantOf(day.AddDays(1), next.IsRound ? next.Starts[0] : pattern.Relief, zone));
        return pattern.Starts.Zip(ends).Select((shift, part) => new OnDuty(MemberOf(day, part), InstantOf(day, shift.First, zone), shift.Second));
    }

    private Guid MemberOf(DateOnly day, int part) => Members[(int)Rest(((long)(day.DayNumber - AnchorDay.DayNumber) * Plan.Turns) + part, Members.Count)];

    private static DateTimeOffset InstantOf(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    // The remainder of C# follows the sign: before the anchor day it would count from the wrong end.
    private static long Rest(long number, int count) => ((number % count) + count) % count;
}
