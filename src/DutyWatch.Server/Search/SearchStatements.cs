namespace DutyWatch.Server.Search;

/// <summary>
/// How incidents are found, newest first. A frequent word stands in one of the newest entries: those are looked through first, and when they
/// make a page the index of terms, which would hand out every place of the word, is not asked. What is not frequent there is few in the index.
/// </summary>
internal static class SearchStatements
{
    public static class Sql
    {
        // What the index hands out fits in, place by place: in less room it forgets the places and reads whole pages.
        public const string Room = "set local work_mem = '32MB'";

        // Of the prefecture, which sees all units, no unit is asked for.
        public const string Query = """
            select search_query(@text)::text as words,
                   case when r.reach is null then search_query(@text) else search_query(@text) && r.reach::tsquery end::text as within_reach
            from (
                select string_agg(quote_literal('@' || a.unit_code), ' | ') || ' | ''@''' as reach
                from unit_ancestor a
                join unit u on u.code = a.ancestor_code
                where a.ancestor_code = @caller_unit
                  and u.parent is not null
            ) r
            """;

        private const string Filters = """

            exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)
              and (@unit is null or exists (select 1 from incident_participant p where p.incident_id = i.id and p.unit_code = @unit))
              and (@kind is null or i.kind = @kind or starts_with(i.kind, @kind || '.'))
              and i.level = any(@levels)
              and i.state = any(@states)
              and i.opened_at >= @since
              and i.opened_at < @until
              and (@late is null or @late = exists (
                  select 1
                  from obligation o
                  where o.incident_id = i.id
                    and o.state in ('late', 'missing', 'met-late')
                    and exists (select 1 from unit_ancestor a where a.unit_code = o.unit_code and a.ancestor_code = @caller_unit)
              ))

            """;

        // An own word is for everybody who takes part, a report for its unit and those above.
        private const string MayBeRead = """
            (e.unit_code is null or e.unit_code in (select a.unit_code from unit_ancestor a where a.ancestor_code = @caller_unit))
            """;

        public const string Listed = """
            select i.id, i.opened_at
            from incident i
            where (i.opened_at, i.id) < (@before, @before_id)
              and
            """ + Filters + """
            order by i.opened_at desc, i.id desc
            limit @take
            """;

        // In the order of the entries and one by one, so that a full page ends it.
        private const string OfHits = """

            ) f
            join incident i on i.id = f.incident_id
            where
            """ + Filters + """
            order by f.opened_at desc, f.incident_id desc
            limit @take
            """;

        // The inner limit is a fence: the walk ends after so many entries, whatever the planner thinks of the words.
        public const string AmongTheNewest = """
            select i.id, i.opened_at
            from (
                select distinct e.opened_at, e.incident_id
                from (
                    select n.opened_at, n.incident_id, n.unit_code, n.terms
                    from search_entry n
                    where (n.opened_at, n.incident_id) < (@before, @before_id)
                      and n.opened_at < @until
                    order by n.opened_at desc, n.incident_id desc
                    limit @walk
                ) e
                where e.terms @@ @words::tsquery
                  and
            """ + " " + MayBeRead + """
                order by e.opened_at desc, e.incident_id desc
            """ + OfHits;

        // Materialized, or the planner may believe that two words which never meet meet often, and walk through all of it.
        public const string ByTerms = """
            with e as materialized (
                select h.opened_at, h.incident_id, h.unit_code
                from search_entry h
                where h.terms @@ @words::tsquery
                  and (h.opened_at, h.incident_id) < (@before, @before_id)
                  and h.opened_at >= @since
                  and h.opened_at < @until
            )
            select i.id, i.opened_at
            from (
                select distinct e.opened_at, e.incident_id
                from e
                where
            """ + " " + MayBeRead + """
                order by e.opened_at desc, e.incident_id desc
            """ + OfHits;

        public const string Reports = """
            select f.incident_id, f.id as report_id, f.stage, f.no, f.words
            from unnest(@ids) as w(id)
            cross join lateral (
                select r.incident_id, r.id, r.stage, r.no, report_words(r.content) as words
                from search_entry e
                join report r on r.id = e.id
                where e.incident_id = w.id
                  and e.unit_code in (select a.unit_code from unit_ancestor a where a.ancestor_code = @caller_unit)
                  and e.terms @@ @words::tsquery
                order by r.received_at desc, r.id
                limit 1
            ) f
            """;
    }
}
