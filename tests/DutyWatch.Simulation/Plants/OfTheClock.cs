namespace DutyWatch.Simulation;

/// <summary>The sweeps are told a time that is a minute ahead.</summary>
internal sealed class A_step_fires_a_minute_early : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Time];

    public override TimeSpan Ahead => TimeSpan.FromMinutes(1);
}
