namespace DutyWatch.Simulation;

/// <summary>A small model of what is owed, apart from the product's: when a step falls due, what state follows, how late a thing was.</summary>
internal sealed class StepRules(World world)
{
    private readonly HashSet<(Guid, int)> fired = [];
    private readonly HashSet<(Guid, int)> lost = [];

    public async Task Check(IReadOnlyList<Guid> touched, bool quiet)
    {
        if (touched.Count > 0)
        {
            var ids = touched.Distinct().ToArray();
            foreach (var step in await world.Rows.Do(tx => tx.List<Step>(Steps, new { ids })))
            {
                Fired(step);
            }
        }
        if (quiet)
        {
            await NothingMissed();
        }
    }

    public async Task AtTheEnd()
    {
        await NothingMissed();
        foreach (var owed in await world.Rows.Do(tx => tx.List<Owed>(Obligations)))
        {
            Judge(owed);
        }
    }

    private async Task NothingMissed()
    {
        var all = await world.Rows.Do(tx => tx.List<Missed>(NotFired, new { now = world.Now }));
        foreach (var missed in all)
        {
            if (!world.Faults.Forgives(missed.DueAt, world.Now))
            {
                lost.Add((missed.ObligationId, missed.Position));
                world.Ledger.LostSteps = lost.Count;
                world.Invariants.Break(Inv.Time, $"step {missed.Position} of {missed.ObligationId}, due {missed.DueAt:HH:mm:ss}, has not fired");
            }
        }
    }

    private void Fired(Step step)
    {
        if (step.Alerts != 1)
        {
            world.Invariants.Break(step.Alerts == 0 ? Inv.Unsent : Inv.Repeats, $"step {step.Position} of {step.ObligationId} raised {step.Alerts} alerts");
        }
        if (!fired.Add((step.ObligationId, step.Position)))
        {
            return;
        }
        if (world.Now < step.Expected || step.FiredAt < step.Expected)
        {
            world.Invariants.Break(Inv.Time, $"step {step.Position} of {step.ObligationId} fired early, {step.Expected - world.Now} before it was due");
        }
        else if (!world.Faults.Forgives(step.Expected > step.OpenedAt ? step.Expected : step.OpenedAt, step.FiredAt))
        {
            world.Invariants.Break(Inv.Time, $"step {step.Position} of {step.ObligationId} fired {step.FiredAt - step.Expected} late");
        }
    }

    private void Judge(Owed owed)
    {
        if (owed.MetAt is not { } met)
        {
            Unmet(owed);
            return;
        }
        var late = (int)Math.Max(0, Math.Floor((Whole(met) - owed.DueAt).TotalSeconds));
        if (owed.LateBySeconds != late || owed.State != (late == 0 ? "met" : "met-late"))
        {
            world.Invariants.Break(Inv.Judged, $"{owed.Id} is {owed.State} and {owed.LateBySeconds} s late instead of {late}");
        }
        if (owed.MetLead is { } lead)
        {
            MetByLead(owed, lead);
        }
        else if (owed.MetBy is not { } by || !world.Ledger.Reports.TryGetValue(by, out var filed) || met < filed.FirstTried || (filed.ToldAt is { } told && met > told))
        {
            world.Invariants.Break(Inv.Judged, $"{owed.Id} was met at {met:HH:mm:ss} by {owed.MetBy}, which was not filed then");
        }
    }

    private void MetByLead(Owed owed, Guid lead)
    {
        if (!world.Ledger.Leads.Contains(lead))
        {
            world.Invariants.Break(Inv.Judged, $"{owed.Id} was met by the lead {lead}, which nobody recorded");
        }
    }

    private void Unmet(Owed owed)
    {
        var expected = world.Now >= owed.DueAt.AddMinutes(60) ? "missing" : world.Now > owed.DueAt ? "late" : owed.State;
        if (owed.State != "excused" && owed.State != expected)
        {
            world.Invariants.Break(Inv.Judged, $"{owed.Id}, due {owed.DueAt:MM-dd HH:mm:ss}, is {owed.State} instead of {expected}");
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private sealed record Step(Guid ObligationId, int Position, DateTimeOffset Expected, DateTimeOffset OpenedAt, DateTimeOffset FiredAt, int Alerts);

    private sealed record Missed(Guid ObligationId, int Position, DateTimeOffset DueAt);

    private sealed record Owed(Guid Id, string State, DateTimeOffset DueAt, DateTimeOffset? MetAt, Guid? MetBy, Guid? MetLead, int? LateBySeconds);

    private const string Steps = """
        select s.obligation_id, s.position,
               o.due_at + case when l.offset_seconds = 0 then interval '1 second' else l.offset_seconds * interval '1 second' end as expected,
               o.opened_at, s.fired_at,
               (select count(*)::int from alert a where a.obligation_id = s.obligation_id and a.step_position = s.position and a.origin is null) as alerts
        from obligation_step s
        join obligation o on o.id = s.obligation_id
        join ladder_step l on l.ladder_id = o.ladder_id and l.position = s.position
        where s.obligation_id = any(@ids)
        order by s.obligation_id, s.position
        """;

    // A step that was due before its obligation opened is covered by the first that fires after it.
    private const string NotFired = """
        with expected as (
            select o.id as obligation_id, l.position,
                   o.due_at + case when l.offset_seconds = 0 then interval '1 second' else l.offset_seconds * interval '1 second' end as due_at
            from obligation o
            join ladder_step l on l.ladder_id = o.ladder_id
            where o.state in ('open', 'reminded', 'late', 'missing')
              and o.opened_at <= @now
        )
        select e.obligation_id, e.position, e.due_at
        from expected e
        where e.due_at < @now
          and not exists (select 1 from obligation_step s where s.obligation_id = e.obligation_id and s.position >= e.position)
        order by e.due_at, e.obligation_id, e.position
        """;

    private const string Obligations = "select id, state, due_at, met_at, met_by, met_lead, late_by_seconds from obligation order by due_at, id";
}
