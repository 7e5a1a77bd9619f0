using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <summary>One row of the table of domain 3.4.</summary>
/// <param name="UntilHours">Applies while the incident is younger; null = from then on.</param>
/// <param name="Every">Interval; null when fixed local times rule.</param>
public sealed record FollowUpRule(Level Level, bool OpenFire, int? UntilHours, TimeSpan? Every, IReadOnlyList<TimeOnly> AtTimes);

/// <summary>When the next follow-up is due.</summary>
public static class FollowUps
{
    /// <param name="clockStart">Age is counted from here.</param>
    /// <param name="reportedAt">Receipt of the report that resets the interval.</param>
    /// <param name="rules">In order of age, for every level; an open fire has rows of its own.</param>
    /// <returns>Null when no follow-up is owed at this level.</returns>
    public static DateTimeOffset? NextDue(IReadOnlyList<FollowUpRule> rules, Level level, bool openFire, DateTimeOffset clockStart, DateTimeOffset reportedAt, TimeZoneInfo zone)
    {
        var byLevel = InForce(rules.Where(r => !r.OpenFire && r.Level == level), clockStart, reportedAt);
        var byFire = openFire ? InForce(rules.Where(r => r.OpenFire && r.Level == level), clockStart, reportedAt) : null;
        return new[] { byLevel, byFire }.Where(r => r is not null).Select(r => (DateTimeOffset?)Due(r!, reportedAt, zone)).Min();
    }

    private static FollowUpRule? InForce(IEnumerable<FollowUpRule> rules, DateTimeOffset clockStart, DateTimeOffset reportedAt) =>
        rules.FirstOrDefault(r => r.UntilHours is not { } hours || reportedAt - clockStart < TimeSpan.FromHours(hours));

    private static DateTimeOffset Due(FollowUpRule rule, DateTimeOffset reportedAt, TimeZoneInfo zone) =>
        Deadlines.WholeSecond(rule.Every is { } every ? reportedAt + every : NextOf(rule.AtTimes, reportedAt, zone));

    private static DateTimeOffset NextOf(IReadOnlyList<TimeOnly> times, DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        return times
            .SelectMany(t => new[] { today.ToDateTime(t), today.AddDays(1).ToDateTime(t) })
            .Select(wall => new DateTimeOffset(wall, zone.GetUtcOffset(wall)))
            .Where(at => at > after)
            .Min()
            .ToUniversalTime();
    }
}
