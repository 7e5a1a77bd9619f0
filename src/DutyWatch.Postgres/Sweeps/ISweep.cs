namespace DutyWatch.Postgres.Sweeps;

/// <summary>A job that looks for what is due. The rows say what is due; the alarm clock only says when to look.</summary>
public interface ISweep
{
    string Name { get; }

    /// <summary>Whether `now` is machine time (never scaled) instead of duty time.</summary>
    bool OnMachineTime { get; }

    /// <summary>Does everything that is due at <paramref name="now"/> and says what was done. It never returns "nothing" because it could not look.</summary>
    Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct);

    /// <summary>The nearest instant at which there will be something to do; null when nothing waits.</summary>
    Task<DateTimeOffset?> NextDue(CancellationToken ct);
}

/// <param name="Due">Rows that were due and dealt with.</param>
/// <param name="Faulty">Rows that threw and were pushed ahead.</param>
/// <param name="Skipped">Rows locked by somebody else: come back soon.</param>
public sealed record SweepCounts(int Due, int Faulty = 0, int Skipped = 0)
{
    public static readonly SweepCounts None = new(0);

    public static SweepCounts operator +(SweepCounts a, SweepCounts b) => new(a.Due + b.Due, a.Faulty + b.Faulty, a.Skipped + b.Skipped);
}
