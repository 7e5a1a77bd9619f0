using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>Very many reports of different words, some of them in every second report and most of them hardly anywhere, with their search entries.</summary>
internal static class WrittenReports
{
    public static async Task<string> In(Ground ground, int count)
    {
        var connection = await ground.NewSite($"written_{count}");
        await using var source = NpgsqlDataSource.Create(connection + ";Command Timeout=0");
        await using var session = await source.OpenConnectionAsync();
        foreach (var statement in Sql.Fill.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, session);
            command.Parameters.AddWithValue("count", count);
            await command.ExecuteNonQueryAsync();
        }
        return connection;
    }

    private static class Sql
    {
        // Three thousand words, the first of them far more often than the last, make a thousand sentences; five sentences make a report of a hundred and fifty to two hundred characters.
        // Indexes come after the rows: one by one they would take an hour.
        public const string Fill = """
            create table made_word as
            select n, chr(19968 + (hashint4(n) & 2047)) || chr(19968 + (hashint4(n + 100000) & 2047)) as word from generate_series(0, 2999) n;
            create table made_sentence as
            select s.k, case when s.k % 50 = 0 then '公路上方山体滑坡一辆货车被埋' when s.k % 200 = 1 then 'a landslide buried one truck' else string_agg(w.word, '' order by s.j) end as text
            from (select k, j, floor(3000 * power((hashint4(k * 32 + j) & 65535) / 65536.0, 3))::int as n from generate_series(0, 1023) k, generate_series(1, 20) j) s
            join made_word w on w.n = s.n
            group by s.k;
            create temporary table made as
            select n, md5('i' || n / 4)::uuid as incident_id, md5('r' || n)::uuid as id, '2025-01-01Z'::timestamptz + n * interval '20 seconds' as at,
                   (select array_agg(code order by code) from unit where level = 'county') as counties
            from generate_series(0, @count - 1) n;
            drop index search_entry_by_incident, search_entry_by_opening, search_entry_by_terms;
            insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, title, place, occurred_precision, known_at, opened_at, closed_at, version)
            select incident_id, 'GZ-' || n, counties[1 + n / 4 % cardinality(counties)], 'nat.geo.landslide', 'final', 'IV', 'IV', 'IV', '磨西镇滑坡', '{"text": "磨西镇", "countyCode": "513322"}', 'minute', at, at, at, 4
            from made where n % 4 = 0;
            insert into incident_participant (incident_id, unit_code, part, since)
            select id, unit_code, 'filer', opened_at from incident union all select id, '513300', 'ancestor', opened_at from incident;
            insert into report (id, incident_id, unit_code, stage, no, content_hash, content, received_at, filed_at, filed_by, door, reply)
            select m.id, m.incident_id, i.unit_code, case m.n % 4 when 0 then 'first' when 3 then 'final' else 'update' end, (m.n % 4)::int, sha256(m.n::text::bytea),
                   jsonb_build_object('commandId', m.id, 'reportId', m.id, 'unitCode', i.unit_code, 'stage', case m.n % 4 when 0 then 'first' when 3 then 'final' else 'update' end, 'title', '值班报告', 'course', (
                       select string_agg(s.text, '，') from made_sentence s
                       where s.k in (hashint4(m.n) & 1023, hashint4(m.n + 50000000) & 1023, hashint4(m.n + 90000000) & 1023, hashint4(m.n + 120000000) & 1023, m.n % 1024)), 'author', '值班员甲', 'contactPhone', '0836-3122345'),
                   m.at, m.at, 'county-filer', 'http', '{}'
            from made m join incident i on i.id = m.incident_id;
            insert into search_entry (id, incident_id, opened_at, terms)
            select i.id, i.id, i.opened_at, search_entry_terms(concat_ws(' ', i.number, i.title, i.place->>'text'), null) from incident i;
            insert into search_entry (id, incident_id, unit_code, opened_at, terms)
            select r.id, r.incident_id, r.unit_code, i.opened_at, search_entry_terms(report_words(r.content), r.unit_code) from report r join incident i on i.id = r.incident_id;
            set maintenance_work_mem = '1GB';
            create index search_entry_by_incident on search_entry (incident_id);
            create index search_entry_by_opening on search_entry (opened_at desc, incident_id desc);
            create index search_entry_by_terms on search_entry using gin (terms) with (gin_pending_list_limit = 1024);
            vacuum analyze;
            """;
    }
}
