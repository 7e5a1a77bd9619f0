namespace DutyWatch.Core.Rosters;

/// <summary>Who holds a post, and for how long; a standing post has no ends.</summary>
public sealed record OnDuty(Guid PersonId, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>The plan for one post of one unit.</summary>
/// <param name="AnchorDay">Its first shift belongs to the first member; earlier shifts are counted backwards.</param>
/// <param name="Members">They follow each other by shift. Of a standing post: all of them, in the order in which they are told.</param>
public sealed record Roster(ShiftPattern Pattern, DateOnly AnchorDay, IReadOnlyList<Guid> Members)
{
    // Where a zone skips or repeats hours, the shift that holds an instant may have begun two calendar days before it.
    private const int DaysLookedAt = 2;

    /// <summary>A shift holds its first instant and not its last: at 09:00:00 the relief has the watch.</summary>
    public IReadOnlyList<OnDuty> At(DateTimeOffset instant, TimeZoneInfo zone)
    {
        if (Members.Count == 0)
        {
            return [];
        }
        if (Pattern.IsStanding)
        {
            return [.. Members.Distinct().Select(member => new OnDuty(member, null, null))];
        }
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime).DayNumber;
        var number = FirstShiftOf(day - DaysLookedAt);
        while (StartOf(number + 1, zone) <= instant)
        {
            number++;
        }
        return [new OnDuty(MemberOf(number), StartOf(number, zone), StartOf(number + 1, zone))];
    }

    private long FirstShiftOf(int dayNumber) => (long)(dayNumber - AnchorDay.DayNumber) * Pattern.Starts.Count;

    private Guid MemberOf(long shift) => Members[(int)Rest(shift, Members.Count)];

    private DateTimeOffset StartOf(long shift, TimeZoneInfo zone)
    {
        var part = Rest(shift, Pattern.Starts.Count);
        var day = AnchorDay.AddDays((int)((shift - part) / Pattern.Starts.Count));
        var local = day.ToDateTime(Pattern.Starts[(int)part]);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    // The remainder of C# follows the sign: before the anchor day it would count from the wrong end.
    private static long Rest(long number, int count) => ((number % count) + count) % count;
}
