using DutyWatch.Core;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Obligations;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Escalations;

/// <summary>
/// Steps every obligation that is due: reminds, turns late, climbs the ladder, turns missing.
/// Lock order: it picks ids unlocked, locks their incidents (skipping those somebody else holds), reads the due rows again and only then steps them;
/// the other order deadlocks with filing. A check-in is about no incident and is locked by its own row.
/// </summary>
internal sealed partial class EscalationSweep(Database database, RuleBook rules, StepAlerts alerts, ILogger<EscalationSweep> logger) : ISweep
{
    private const int Batch = 500;

    // When more is due than one batch holds, two go side by side: one connection alone leaves a core of the database idle.
    private const int Lanes = 2;
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(1);

    public string Name => "escalations";

    public bool OnMachineTime => false;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        var total = SweepCounts.None;
        while (true)
        {
            var candidates = await database.Do(tx => tx.List<Candidate>(Sql.Candidates, new { now, take = Batch * Lanes }), ct);
            var counts = SweepCounts.None;
            foreach (var lane in await Task.WhenAll(Split(candidates).Select(lane => StepOrIsolate(lane, now, ct))))
            {
                counts += lane;
            }
            total += counts;
            if (candidates.Count < Batch * Lanes || counts.Due + counts.Faulty == 0)
            {
                return total;
            }
        }
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Do(tx => tx.First<DateTimeOffset?>(Sql.NextDue), ct);

    // By unit, so that no two lanes draw codes for the same phones; what is owed on one incident stays together under its lock.
    private static IEnumerable<List<Candidate>> Split(List<Candidate> candidates)
    {
        if (candidates.Count <= Batch)
        {
            return [candidates];
        }
        var units = candidates.Select(c => c.UnitCode).Distinct().Order(StringComparer.Ordinal).Select((unit, place) => (unit, place)).ToDictionary(u => u.unit, u => u.place % Lanes);
        return candidates.GroupBy(c => c.IncidentId ?? c.Id).GroupBy(incident => units[incident.First().UnitCode]).Select(lane => lane.SelectMany(incident => incident).ToList());
    }

    // One bad row must not stop the others: when a batch fails, each goes by itself and the bad one is pushed ahead and reported.
    private async Task<SweepCounts> StepOrIsolate(List<Candidate> candidates, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await Step(candidates, now, ct);
        }
        // When the database is away every row fails: that is the runner's to report, not the rows' fault.
        catch (Exception e) when (!ct.IsCancellationRequested && !Outage.Is(e))
        {
            return candidates.Count > 1 ? await StepEach(candidates, now, ct) : await PushAhead(candidates[0], e, now, ct);
        }
    }

    private async Task<SweepCounts> StepEach(List<Candidate> candidates, DateTimeOffset now, CancellationToken ct)
    {
        var total = SweepCounts.None;
        foreach (var candidate in candidates)
        {
            total += await StepOrIsolate([candidate], now, ct);
        }
        return total;
    }

    private async Task<SweepCounts> PushAhead(Candidate candidate, Exception e, DateTimeOffset now, CancellationToken ct)
    {
        Log.RowFailed(logger, e, candidate.Id);
        await database.Do(tx => tx.Execute(Sql.PushAhead, new { id = candidate.Id, until = now + FaultPause }), ct);
        return new SweepCounts(0, Faulty: 1);
    }

    private async Task<SweepCounts> Step(List<Candidate> candidates, DateTimeOffset now, CancellationToken ct)
    {
        if (candidates.Count == 0)
        {
            return SweepCounts.None;
        }
        Fault.Point("escalation.found");
        var site = await rules.Current(ct);
        return await database.Do(async tx =>
        {
            var free = await tx.List<Guid>(Sql.LockIncidents, new { ids = candidates.Select(c => c.IncidentId).OfType<Guid>().Distinct().ToArray() });
            var due = (await tx.List<Obligations.Obligations.Row>(Sql.LockDue, new { ids = candidates.Select(c => c.Id).ToArray(), incidents = free.ToArray(), now }))
                .ConvertAll(row => row.ToOwing(site));
            Fault.Point("escalation.locked");
            var steps = due.ConvertAll(o => new Stepped(o, ObligationClock.Step(o.Obligation, o.Ladder, now)));
            await Save(tx, steps, site, now);
            return new SweepCounts(steps.Count, Skipped: candidates.Count - due.Count);
        }, ct);
    }

    private async Task Save(DutyTransaction tx, List<Stepped> steps, SiteRules site, DateTimeOffset now)
    {
        if (steps.Count == 0)
        {
            return;
        }
        var fired = steps.Where(s => s.Decision.Fired is not null).ToList();
        tx.Send(Sql.Update, new
        {
            id = steps.Select(s => s.Owing.Obligation.Id).ToArray(),
            state = steps.Select(s => Words.Of(s.Decision.After.State)).ToArray(),
            next_position = steps.Select(s => s.Decision.After.NextPosition).ToArray(),
            next_at = steps.Select(s => s.Decision.After.NextAt).ToArray(),
            now,
        });
        tx.Send(Sql.Fire, new
        {
            id = fired.Select(s => s.Owing.Obligation.Id).ToArray(),
            position = fired.Select(s => s.Decision.Fired!.Position).ToArray(),
            due_at = fired.Select(s => s.Decision.FiredDueAt!.Value).ToArray(),
            covers = fired.Select(s => string.Join(',', s.Decision.Covers)).ToArray(),
            now,
        });
        Fault.Point("escalation.stepped");
        var views = await ObligationViews.Load(tx, site, [.. steps.Select(s => s.Owing.Obligation.Id)]);
        await Obligations.Obligations.Tell(tx, views, steps.ToDictionary(s => s.Owing.Obligation.Id, EventOf));
        await alerts.Raise(tx, [.. fired.Join(views, s => s.Owing.Obligation.Id, v => v.Id, (s, v) => new StepAlerts.FiredStep(v, s.Decision))], now);
        Fault.Point("escalation.raised");
    }

    // The event is dated at the true deadline, whenever the sweep came round to it.
    private static (string Kind, DateTimeOffset At) EventOf(Stepped s)
    {
        var obligation = s.Decision.After;
        return s switch
        {
            { Decision.StateChanged: true, Decision.After.State: ObligationState.Late } => ("obligation.late", obligation.DueAt),
            { Decision.StateChanged: true, Decision.After.State: ObligationState.Missing } => ("obligation.missing", obligation.DueAt + ObligationClock.MissingAfter),
            { Decision.StateChanged: true } => ("obligation.reminded", s.Decision.FiredDueAt!.Value),
            _ => ("obligation.stepped", s.Decision.FiredDueAt ?? obligation.DueAt),
        };
    }

    private sealed record Stepped(Owing Owing, StepDecision Decision);

    private sealed record Candidate(Guid Id, Guid? IncidentId, string UnitCode);

    public static class Sql
    {
        public const string NextDue = "select min(next_at) from obligation where next_at is not null";

        public const string Candidates = """
            select id, incident_id, unit_code
            from obligation
            where next_at <= @now
            order by next_at, id
            limit @take
            """;

        public const string PushAhead = "update obligation set next_at = @until where id = @id";

        public const string LockIncidents = """
            select id
            from incident
            where id = any(@ids)
            order by id
            for update skip locked
            """;

        public const string LockDue = """
            select id, incident_id, unit_code, kind, no, state, level, clock_start_at, due_at, next_position, next_at, ladder_id
            from obligation
            where id = any(@ids)
              and (incident_id = any(@incidents) or incident_id is null)
              and next_at <= @now
            order by id
            for update skip locked
            """;

        public const string Update = """
            update obligation o
            set state = n.state,
                next_position = n.next_position,
                next_at = n.next_at,
                claimed_at = @now,
                fired_at = @now,
                version = o.version + 1
            from unnest(@id, @state, @next_position, @next_at) as n(id, state, next_position, next_at)
            where o.id = n.id
            """;

        public const string Fire = """
            insert into obligation_step (obligation_id, position, due_at, fired_at, covers)
            select n.id, n.position, n.due_at, @now, string_to_array(n.covers, ',')::int[]
            from unnest(@id, @position, @due_at, @covers) as n(id, position, due_at, covers)
            """;
    }

    private static partial class Log
    {
        [LoggerMessage(1206, LogLevel.Error, "Obligation {ObligationId} could not be stepped and was pushed ahead by a minute")]
        public static partial void RowFailed(ILogger logger, Exception exception, Guid obligationId);
    }
}
