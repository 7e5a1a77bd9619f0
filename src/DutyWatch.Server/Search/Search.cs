using DutyWatch.Postgres;

namespace DutyWatch.Server.Search;

/// <summary>The front door of search: what is written can be found from the same transaction on.</summary>
internal static class Search
{
    /// <summary>After the incident was written.</summary>
    public static void EnterIncident(DutyTransaction tx, Guid id) => tx.Send(Sql.EnterIncident, new { id });

    /// <summary>After the report was written.</summary>
    public static void EnterReport(DutyTransaction tx, Guid id) => tx.Send(Sql.EnterReport, new { id });

    public static class Sql
    {
        public const string EnterIncident = """
            insert into search_entry (id, incident_id, opened_at, terms)
            select i.id, i.id, i.opened_at, search_entry_terms(concat_ws(E'\n', i.number, i.title, i.place->>'text'), null)
            from incident i
            where i.id = @id
            """;

        public const string EnterReport = """
            insert into search_entry (id, incident_id, unit_code, opened_at, terms)
            select r.id, r.incident_id, r.unit_code, i.opened_at, search_entry_terms(report_words(r.content), r.unit_code)
            from report r
            join incident i on i.id = r.incident_id
            where r.id = @id
            """;
    }
}
