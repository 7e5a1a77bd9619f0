using DutyWatch.Contracts;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Incidents;

/// <summary>The incidents that were merged into one, the first one first, with those of their reports that the caller may see.</summary>
internal static class Formers
{
    public static async Task<List<FormerIncident>> Of(DutyTransaction tx, Guid incident, string caller_unit) =>
        (await tx.List<Row>(Sql.Of, new { incident, caller_unit })).ConvertAll(row => new FormerIncident(row.Id, row.Number, row.Title, row.MergedAt, row.Reports));

    private sealed record Row(Guid Id, string Number, string Title, DateTimeOffset MergedAt, Guid[] Reports);

    public static class Sql
    {
        public const string Of = """
            select i.id, i.number, i.title, a.acted_at as merged_at, r.reports
            from incident i
            join incident_act a on a.merged_id = i.id
            cross join lateral (
                select coalesce(array_agg(r.id order by r.received_at), '{}') as reports
                from incident_former f
                join report r on r.id = f.row_id
                where f.incident_id = i.id
                  and f.what = 'report'
                  and exists (select 1 from unit_ancestor u where u.unit_code = r.unit_code and u.ancestor_code = @caller_unit)
            ) r
            where i.merged_into = @incident
              and exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)
            order by a.acted_at, i.id
            """;
    }
}
