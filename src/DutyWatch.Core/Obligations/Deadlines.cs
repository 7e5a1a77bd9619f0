using DutyWatch.Core.Reports;

namespace DutyWatch.Core.Obligations;

/// <summary>When a clock starts, when a thing is due, and how late it was (domain 1.6). Instants compare in whole seconds.</summary>
public static class Deadlines
{
    /// <summary>A running clock may be shortened, but nobody is made late by it: the new due is at least this far ahead.</summary>
    public static readonly TimeSpan LeastNotice = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The clock starts when it happened, if that is known to the minute, otherwise when the reporting unit first learned of it;
    /// and it cannot have learned later than the first record of it in this system.
    /// </summary>
    public static DateTimeOffset ClockStart(DateTimeOffset? occurredAt, OccurrencePrecision precision, DateTimeOffset knownAt, DateTimeOffset firstRecordedAt) =>
        WholeSecond(occurredAt is { } at && precision == OccurrencePrecision.Minute ? at : Earlier(knownAt, firstRecordedAt));

    /// <summary>0 when met: 13:22:00.4 meets 13:22:00, 13:22:01 is one second late.</summary>
    public static int LateSeconds(DateTimeOffset dueAt, DateTimeOffset at) => (int)Math.Max(0, (WholeSecond(at) - WholeSecond(dueAt)).TotalSeconds);

    /// <summary>Lateness as people read it: rounded up to the minute.</summary>
    public static int LateMinutes(int lateSeconds) => (lateSeconds + 59) / 60;

    /// <summary>A clock never moves later by new facts, and never into the past.</summary>
    public static DateTimeOffset Shorten(DateTimeOffset dueAt, DateTimeOffset proposed, DateTimeOffset now)
    {
        var least = WholeSecond(now + LeastNotice);
        return Earlier(dueAt, proposed < least ? least : WholeSecond(proposed));
    }

    public static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
