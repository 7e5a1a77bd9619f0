namespace DutyWatch.Contracts;

/// <summary>Which world this is, and where its time stands. Anybody may ask: every screen must say so, the sign-in too.</summary>
/// <param name="Drill">False: duty is real, and both instants are one.</param>
/// <param name="DutyTime">The drill's time.</param>
/// <param name="MachineTime">The real time beside it.</param>
/// <param name="Speed">Seconds of duty time in one real second.</param>
/// <param name="Stands">Duty time waits, for something to be done or because the drill is over.</param>
public sealed record DrillView(bool Drill, DateTimeOffset DutyTime, DateTimeOffset MachineTime, int Speed, bool Stands);

/// <summary>Lets a drill run on to an instant and no further; asked again with the same words it says how far it has come.</summary>
public sealed record HoldDrillRequest
{
    public required DateTimeOffset HoldAt { get; init; }

    /// <summary>Leave out the stretches in which nothing is due.</summary>
    public bool SkipIdle { get; init; }
}

/// <param name="Arrived">Duty time stands at the instant, all that was due by then is done, and no text is on its way.</param>
public sealed record HoldDrillReply(DateTimeOffset DutyTime, int Speed, bool Arrived);
