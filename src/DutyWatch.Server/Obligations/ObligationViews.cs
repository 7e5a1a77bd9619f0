using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Obligations;

/// <summary>Obligations as the API and the events show them, many at a time.</summary>
internal static class ObligationViews
{
    public static async Task<List<ObligationView>> Load(DutyTransaction tx, SiteRules rules, IReadOnlyCollection<Guid> ids) =>
        (await Ask(tx, [.. ids]).List()).ConvertAll(row => View(row, rules));

    public static Asked<Row> Ask(DutyTransaction tx, Guid[] ids) => tx.Ask<Row>(Sql.ByIds, new { ids });

    public static ObligationView View(Row row, SiteRules rules)
    {
        var steps = Steps(row, rules.Ladder(row.LadderId));
        return new ObligationView(
            row.Id,
            row.Kind,
            row.No,
            row.UnitCode,
            row.IncidentId,
            row.Number,
            row.Title,
            Enum.Parse<IncidentLevel>(Words.Parse<Core.Incidents.Level>(row.Level).ToString()),
            Enum.Parse<Contracts.ObligationState>(Words.Parse<Core.Obligations.ObligationState>(row.State).ToString()),
            row.ClockStartAt,
            row.OpenedAt,
            row.DueAt,
            row.MetAt,
            row.MetBy,
            row.LateBySeconds,
            row.Policy,
            row.NextAt is null ? null : steps.Where(s => s.Position >= row.NextPosition).Select(s => (DateTimeOffset?)s.At).FirstOrDefault(),
            steps,
            row.Version) { Asked = row.Asked };
    }

    private static List<LadderStepView> Steps(Row row, Ladder ladder)
    {
        var fired = row.FiredPositions.Zip(row.FiredAts).ToDictionary(f => f.First, f => f.Second);
        var covered = row.FiredPositions.Zip(row.FiredCovers)
            .SelectMany(f => f.Second.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => (Covered: int.Parse(c, System.Globalization.CultureInfo.InvariantCulture), By: f.First)))
            .ToDictionary(c => c.Covered, c => c.By);
        return [.. ladder.Steps.Select(s => new LadderStepView(
            s.Position,
            (int)s.Offset.TotalMinutes,
            ObligationClock.At(row.DueAt, s),
            s.Tells,
            fired.TryGetValue(s.Position, out var at) ? at : null,
            covered.TryGetValue(s.Position, out var by) ? by : null))];
    }

    internal sealed record Row(
        Guid Id, string Kind, int No, string UnitCode, Guid? IncidentId, string? Number, string? Title, string Level, string State, DateTimeOffset ClockStartAt,
        DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? MetAt, Guid? MetBy, int? LateBySeconds, string Policy, int NextPosition, DateTimeOffset? NextAt,
        Guid LadderId, long Version, int[] FiredPositions, DateTimeOffset[] FiredAts, string[] FiredCovers, string? Asked);

    public static class Sql
    {
        private const string Select = """
            select o.id, o.kind, o.no, o.unit_code, o.incident_id, i.number, i.title, coalesce(i.level, o.level) as level, o.state, o.clock_start_at,
                   o.opened_at, o.due_at, o.met_at, coalesce(o.met_by, o.met_upward, o.met_check_in, o.met_lead, o.met_notice) as met_by, o.late_by_seconds, o.policy, o.next_position, o.next_at,
                   o.ladder_id, o.version, s.fired_positions, s.fired_ats, s.fired_covers, d.reason as asked
            from obligation o
            left join incident i on i.id = o.incident_id
            left join incident_act d on d.id = o.demanded_by
            cross join lateral (
                select coalesce(array_agg(f.position order by f.position), '{}') as fired_positions,
                       coalesce(array_agg(f.fired_at order by f.position), '{}') as fired_ats,
                       coalesce(array_agg(array_to_string(f.covers, ',') order by f.position), '{}') as fired_covers
                from obligation_step f
                where f.obligation_id = o.id
            ) s

            """;

        public const string ByIds = Select + """
            where o.id = any(@ids)
            """;

        public const string ByIncident = Select + """
            where o.incident_id = @incident
              and exists (select 1 from unit_ancestor a where a.unit_code = o.unit_code and a.ancestor_code = @caller_unit)
            order by o.due_at, o.id
            """;

        // What is settled is history: newest first.
        public const string SettledPage = Select + """
            where o.state = any(@states)
              and (@unit is null or o.unit_code = @unit)
              and exists (select 1 from unit_ancestor a where a.unit_code = o.unit_code and a.ancestor_code = @caller_unit)
              and (o.due_at, o.id) < (@after_due, @after_id)
            order by o.due_at desc, o.id desc
            limit @take
            """;

        public const string ListPage = Select + """
            where o.state = any(@states)
              and (@unit is null or o.unit_code = @unit)
              and exists (select 1 from unit_ancestor a where a.unit_code = o.unit_code and a.ancestor_code = @caller_unit)
              and (o.due_at, o.id) > (@after_due, @after_id)
            order by o.due_at, o.id
            limit @take
            """;
    }
}
