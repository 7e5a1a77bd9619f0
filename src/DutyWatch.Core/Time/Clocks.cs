namespace DutyWatch.Core.Time;

/// <summary>
/// Two clocks, because a drill runs fast and a lease must not: duty time is what deadlines, rosters and people see;
/// machine time is what leases, timeouts, heartbeats and cookies use, and is never scaled.
/// </summary>
public sealed record Clocks(TimeProvider Duty, TimeProvider Machine)
{
    /// <summary>UTC, cut to the microsecond that PostgreSQL keeps: what was stored compares equal to what was meant.</summary>
    public DateTimeOffset Now => Microseconds(Duty.GetUtcNow());

    public DateTimeOffset MachineNow => Microseconds(Machine.GetUtcNow());

    /// <summary>How long to wait, by the machine's clock, until duty time reaches an instant; null in a drill that stands before it.</summary>
    public TimeSpan? MachineUntil(DateTimeOffset duty) =>
        Duty is DrillClock drill ? drill.MachineUntil(duty) : duty > Now ? duty - Now : TimeSpan.Zero;

    private static DateTimeOffset Microseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
