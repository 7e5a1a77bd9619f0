using DutyWatch.Contracts;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Leads;

/// <summary>What was heard before anybody reported. Seen by the units that were made to owe by it, and above.</summary>
internal static class LeadViews
{
    public static async Task<List<LeadView>> OfIncident(DutyTransaction tx, Guid incident, string caller_unit) =>
        (await tx.List<Row>(Sql.OfIncident, new { incident, caller_unit })).ConvertAll(View);

    private static LeadView View(Row r) => new(
        r.Id, r.State, new ReportSource { Kind = r.SourceKind, Who = r.SourceWho }, r.Text, r.OwingUnits, r.RecordedBy, r.RecordedAt, r.JudgedBy, r.JudgedAt, r.Reason);

    private sealed record Row(
        Guid Id, string State, string SourceKind, string? SourceWho, string Text, string[] OwingUnits, string? RecordedBy, DateTimeOffset RecordedAt,
        string? JudgedBy, DateTimeOffset? JudgedAt, string? Reason);

    public static class Sql
    {
        // Who acted is kept as `account:ID` or `key:ID`; people read a name.
        public const string OfIncident = """
            select l.id, l.state, l.source_kind, l.source_who, l.text, l.owing_units,
                   coalesce(ra.person_name, rk.name) as recorded_by, l.recorded_at, coalesce(ja.person_name, jk.name) as judged_by, l.judged_at, l.reason
            from lead l
            left join api_key rk on rk.id = case when l.recorded_by like 'key:%' then substr(l.recorded_by, 5)::uuid end
            left join account ra on ra.id = case when l.recorded_by like 'account:%' then substr(l.recorded_by, 9)::uuid else rk.account_id end
            left join api_key jk on jk.id = case when l.judged_by like 'key:%' then substr(l.judged_by, 5)::uuid end
            left join account ja on ja.id = case when l.judged_by like 'account:%' then substr(l.judged_by, 9)::uuid else jk.account_id end
            where l.incident_id = @incident
              and exists (select 1 from unit_ancestor a where a.unit_code = any(l.owing_units) and a.ancestor_code = @caller_unit)
            order by l.recorded_at, l.id
            """;
    }
}
