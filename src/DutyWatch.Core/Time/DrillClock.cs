namespace DutyWatch.Core.Time;

/// <summary>
/// Duty time in a drill: so many seconds in one of the machine's, up to a barrier that it does not pass, and never back.
/// It stands until it is first told how far it may run.
/// </summary>
public sealed class DrillClock(TimeProvider machine, DateTimeOffset start, int speed) : TimeProvider
{
    public const int Slowest = 1;
    public const int Fastest = 3600;

    private readonly Lock gate = new();
    private Anchor anchor = new(start, 0, start);

    public int Speed => speed;

    /// <summary>Duty time has come to its barrier and waits there.</summary>
    public bool Stands => GetUtcNow() >= Volatile.Read(ref anchor).Barrier;

    public override DateTimeOffset GetUtcNow() => At(Volatile.Read(ref anchor));

    /// <summary>Duty time may run to here; one that is nearer than now stops it now.</summary>
    public void RunTo(DateTimeOffset barrier) => Move(now => new Anchor(now, machine.GetTimestamp(), barrier > now ? barrier : now));

    /// <summary>What lies between is left out. An instant before now changes nothing.</summary>
    public void JumpTo(DateTimeOffset at) => Move(now => new Anchor(at > now ? at : now, machine.GetTimestamp(), at > anchor.Barrier ? at : anchor.Barrier));

    /// <summary>How long until duty time reaches an instant, by the machine's clock; null when it will not run so far.</summary>
    public TimeSpan? MachineUntil(DateTimeOffset at)
    {
        var known = Volatile.Read(ref anchor);
        return at > known.Barrier ? null : TimeSpan.FromTicks(Math.Max(0, (at - At(known)).Ticks + speed - 1) / speed);
    }

    private void Move(Func<DateTimeOffset, Anchor> to)
    {
        lock (gate)
        {
            Volatile.Write(ref anchor, to(At(anchor)));
        }
    }

    private DateTimeOffset At(Anchor a)
    {
        var elapsed = machine.GetElapsedTime(a.Timestamp).Ticks;
        var room = (a.Barrier - a.Duty).Ticks;
        return a.Duty.AddTicks(elapsed > room / speed ? room : elapsed * speed);
    }

    private sealed record Anchor(DateTimeOffset Duty, long Timestamp, DateTimeOffset Barrier);
}
