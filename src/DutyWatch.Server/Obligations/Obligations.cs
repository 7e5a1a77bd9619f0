using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Obligations;

/// <summary>The front door of obligations: other features lock, write and tell them through this, inside their own transaction.</summary>
internal sealed class Obligations(RuleBook rules)
{
    /// <summary>What one unit owes and owed on an incident whose row the caller has locked.</summary>
    public static Asked<Row> Lock(DutyTransaction tx, Guid incidentId, string? unitCode) =>
        tx.Ask<Row>(Sql.Lock, new { incident = incidentId, unit_code = unitCode });

    /// <summary>The same, with what the prefecture's room owes on it as a lead: a report of any unit verifies it.</summary>
    public static Asked<Row> LockToFile(DutyTransaction tx, Guid incidentId, string unitCode) => tx.Ask<Row>(Sql.LockToFile, new { incident = incidentId, unit_code = unitCode });

    /// <summary>The check-ins that one unit owes, locked.</summary>
    public static Asked<Row> LockCheckIns(DutyTransaction tx, string unitCode) => tx.Ask<Row>(Sql.LockCheckIns, new { unit_code = unitCode });

    public static Task<List<Row>> OwedCheckIns(DutyTransaction tx, string unitCode) => tx.List<Row>(Sql.OwedCheckIns, new { unit_code = unitCode });

    /// <summary>Writes new and changed obligations at once and says so in the event log.</summary>
    /// <param name="tx">The caller's transaction.</param>
    /// <param name="changes">Obligation, event kind, and what settled it.</param>
    public async Task Save(DutyTransaction tx, IReadOnlyList<Change> changes, DateTimeOffset now) => await Tell(tx, await Put(tx, changes, now), now);

    /// <summary>The first half of <see cref="Save"/>: writes, and asks what there is to tell.</summary>
    public async Task<Changed> Put(DutyTransaction tx, IReadOnlyList<Change> changes, DateTimeOffset now)
    {
        var all = changes.Select(c => c.Obligation).ToList();
        var site = await rules.Current(tx.Ct);
        if (changes.Count == 0)
        {
            return new Changed(changes, null, site);
        }
        tx.Send(Sql.Save, new
        {
            id = all.Select(o => o.Id).ToArray(),
            incident_id = all.Select(o => o.IncidentId).ToArray(),
            unit_code = all.Select(o => o.UnitCode).ToArray(),
            kind = all.Select(o => Words.Of(o.Kind)).ToArray(),
            no = all.Select(o => o.No).ToArray(),
            state = all.Select(o => Words.Of(o.State)).ToArray(),
            level = all.Select(o => Words.Of(o.Level)).ToArray(),
            ladder_id = changes.Select(c => c.Ladder.Id).ToArray(),
            clock_start_at = all.Select(o => o.ClockStartAt).ToArray(),
            due_at = all.Select(o => o.DueAt).ToArray(),
            next_position = all.Select(o => o.NextPosition).ToArray(),
            next_at = all.Select(o => o.NextAt).ToArray(),
            met_at = changes.Select(c => c.LateSeconds is null ? null : (DateTimeOffset?)(c.MetAt ?? now)).ToArray(),
            met_by = changes.Select(c => c.MetBy).ToArray(),
            met_upward = changes.Select(c => c.MetUpward).ToArray(),
            met_check_in = changes.Select(c => c.MetCheckIn).ToArray(),
            met_lead = changes.Select(c => c.MetLead).ToArray(),
            met_notice = changes.Select(c => c.MetNotice).ToArray(),
            late_by = changes.Select(c => c.LateSeconds).ToArray(),
            excused_by = changes.Select(c => c.ExcusedBy).ToArray(),
            demanded_by = changes.Select(c => c.DemandedBy).ToArray(),
            policy = all.Select(o => o.Policy ?? site.Site.Policy).ToArray(),
            now,
        });
        return new Changed(changes, ObligationViews.Ask(tx, [.. all.Select(o => o.Id)]), site);
    }

    /// <summary>The second half of <see cref="Save"/>.</summary>
    public static async Task Tell(DutyTransaction tx, Changed changed, DateTimeOffset now)
    {
        if (changed.Rows is { } rows)
        {
            var views = (await rows.List()).ConvertAll(row => ObligationViews.View(row, changed.Site));
            await Tell(tx, views, changed.Changes.ToDictionary(c => c.Obligation.Id, c => (c.EventKind, c.OccurredAt ?? now)));
        }
    }

    /// <summary>Says what became of obligations whose rows were just written.</summary>
    public static Task Tell(DutyTransaction tx, IReadOnlyList<ObligationView> views, IReadOnlyDictionary<Guid, (string Kind, DateTimeOffset At)> facts) =>
        EventLog.Append(tx, [.. views.Select(v => new NewEvent(facts[v.Id].At, facts[v.Id].Kind, $"obligation:{v.Id}", v.Version, v.UnitCode, [v.UnitCode], JsonSerializer.Serialize(v, Wire.Options)))]);

    /// <summary>What is not settled is owed no longer.</summary>
    public static Change Excuse(Owing owing, string by) =>
        new(owing.Obligation with { State = Core.Obligations.ObligationState.Excused, NextAt = null }, owing.Ladder, "obligation.excused", ExcusedBy: by);

    /// <param name="MetBy">The report that met it.</param>
    /// <param name="MetUpward">The passing on that met it.</param>
    /// <param name="MetCheckIn">The check-in that met it.</param>
    /// <param name="OccurredAt">The true instant of the fact, when it is not now.</param>
    public sealed record Change(
        Obligation Obligation, Ladder Ladder, string EventKind, Guid? MetBy = null, int? LateSeconds = null, string? ExcusedBy = null, DateTimeOffset? OccurredAt = null, Guid? MetUpward = null,
        Guid? MetCheckIn = null)
    {
        /// <summary>When it was met, when that was not now.</summary>
        public DateTimeOffset? MetAt { get; init; }

        /// <summary>The lead that was judged, of a verification that no report met.</summary>
        public Guid? MetLead { get; init; }

        /// <summary>The notice that met it.</summary>
        public Guid? MetNotice { get; init; }

        /// <summary>The act that asked for it, of a demand.</summary>
        public Guid? DemandedBy { get; init; }
    }

    /// <param name="Rows">Null when nothing changed.</param>
    internal sealed record Changed(IReadOnlyList<Change> Changes, Asked<ObligationViews.Row>? Rows, SiteRules Site);

    internal sealed record Row(
        Guid Id, Guid? IncidentId, string UnitCode, string Kind, int No, string State, string Level, DateTimeOffset ClockStartAt, DateTimeOffset DueAt, int NextPosition,
        DateTimeOffset? NextAt, Guid LadderId)
    {
        public Owing ToOwing(SiteRules rules) => new(
            new Obligation(
                Id, IncidentId, UnitCode, Words.Parse<ObligationKind>(Kind), No, Words.Parse<Core.Obligations.ObligationState>(State), Words.Parse<Core.Incidents.Level>(Level),
                ClockStartAt, DueAt, NextPosition, NextAt),
            rules.Ladder(LadderId));
    }

    public static class Sql
    {
        public const string Lock = """
            select id, incident_id, unit_code, kind, no, state, level, clock_start_at, due_at, next_position, next_at, ladder_id
            from obligation
            where incident_id = @incident
              and (@unit_code is null or unit_code = @unit_code)
            order by id
            for update
            """;

        public const string LockToFile = """
            select id, incident_id, unit_code, kind, no, state, level, clock_start_at, due_at, next_position, next_at, ladder_id
            from obligation
            where incident_id = @incident
              and (unit_code = @unit_code or kind = 'verify')
            order by id
            for update
            """;

        public const string OwedCheckIns = """
            select id, incident_id, unit_code, kind, no, state, level, clock_start_at, due_at, next_position, next_at, ladder_id
            from obligation
            where unit_code = @unit_code
              and kind = 'check-in'
              and state in ('open', 'reminded', 'late', 'missing')
            order by id
            """;

        // A check-in is about no incident: its own row is its lock.
        public const string LockCheckIns = OwedCheckIns + " for update";

        public const string Save = """
            insert into obligation (id, incident_id, unit_code, kind, no, state, policy, judged_by, level, ladder_id, clock_start_at, opened_at,
                                    due_at, next_position, next_at, met_at, met_by, met_upward, met_check_in, met_lead, met_notice, late_by_seconds, excused_by, demanded_by, version)
            select n.id, n.incident_id, n.unit_code, n.kind, n.no, n.state, n.policy, 'receipt', n.level, n.ladder_id, n.clock_start_at, @now,
                   n.due_at, n.next_position, n.next_at, n.met_at, n.met_by, n.met_upward, n.met_check_in, n.met_lead, n.met_notice, n.late_by, n.excused_by, n.demanded_by, 1
            from unnest(@id, @incident_id, @unit_code, @kind, @no, @state, @policy, @level, @ladder_id, @clock_start_at, @due_at, @next_position, @next_at, @met_at, @met_by, @met_upward, @met_check_in, @met_lead, @met_notice, @late_by,
                        @excused_by, @demanded_by)
                as n(id, incident_id, unit_code, kind, no, state, policy, level, ladder_id, clock_start_at, due_at, next_position, next_at, met_at, met_by, met_upward, met_check_in, met_lead, met_notice, late_by, excused_by, demanded_by)
            on conflict (id) do update
            set state = excluded.state,
                level = excluded.level,
                clock_start_at = excluded.clock_start_at,
                due_at = excluded.due_at,
                next_position = excluded.next_position,
                next_at = excluded.next_at,
                met_at = excluded.met_at,
                met_by = excluded.met_by,
                met_upward = excluded.met_upward,
                met_check_in = excluded.met_check_in,
                met_lead = excluded.met_lead,
                met_notice = excluded.met_notice,
                late_by_seconds = excluded.late_by_seconds,
                excused_by = excluded.excused_by,
                version = obligation.version + 1
            """;
    }
}
