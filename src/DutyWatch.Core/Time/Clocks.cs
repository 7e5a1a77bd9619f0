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

    private static DateTimeOffset Microseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
