using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Sweeps;

namespace DutyWatch.Server.Drill;

/// <summary>What a drill's time waits for.</summary>
internal sealed class DrillParts(IEnumerable<ISweep> sweeps, SweepRunner runner, WakeUps wakeUps)
{
    private readonly List<ISweep> onDutyTime = [.. sweeps.Where(s => !s.OnMachineTime)];

    /// <summary>The nearest instant of duty time at which something is due.</summary>
    public async Task<DateTimeOffset> NextDue(CancellationToken ct)
    {
        var nearest = DateTimeOffset.MaxValue;
        foreach (var sweep in onDutyTime)
        {
            nearest = await runner.NextDue(sweep, ct) is { } due && due < nearest ? due : nearest;
        }
        return nearest;
    }

    /// <summary>Nothing is due any more at this instant, and no text is on its way.</summary>
    public async Task<bool> IsDone(Database database, Clocks clocks, CancellationToken ct) =>
        await AtRest(database, clocks, ct) && await NextDue(ct) > clocks.Now;

    public static Task<bool> AtRest(Database database, Clocks clocks, CancellationToken ct) =>
        database.Do(tx => tx.One<bool>(Sql.AtRest, new { machine_now = clocks.MachineNow }), ct);

    public void LookNow() => wakeUps.Sweeps.Give();

    public static class Sql
    {
        // What waits for a gateway's silence to end is no reason to wait.
        public const string AtRest = """
            select not exists (select 1 from delivery where state = 'sending' or (state = 'pending' and next_attempt_at <= @machine_now))
               and not exists (select 1 from phone_box_text where report_at <= @machine_now)
            """;
    }
}
