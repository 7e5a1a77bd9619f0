using Npgsql;

namespace DutyWatch.Bench;

/// <summary>A site with very many reports behind it and an ordinary day on the desk, made set-based.</summary>
internal static class MadeReports
{
    private static readonly Dictionary<int, string> Made = [];

    /// <summary>The connection string of a database with so many reports; made once a run, whoever asks first.</summary>
    public static async Task<string> In(Ground ground, int count)
    {
        if (Made.TryGetValue(count, out var made))
        {
            return made;
        }
        var connection = await ground.NewSite($"reports_{count}");
        await using var source = NpgsqlDataSource.Create(connection + ";Command Timeout=0");
        await using var session = await source.OpenConnectionAsync();
        foreach (var statement in $"{Sql.Fill};\n{Sql.Open}".Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, session);
            command.Parameters.AddWithValue("count", count);
            command.Parameters.AddWithValue("now", Ground.Clocks.Now.ToUniversalTime());
            await command.ExecuteNonQueryAsync();
        }
        return Made[count] = connection;
    }

    private static class Sql
    {
        // Four reports an incident, an obligation and two events a report, an alert with its message and delivery for every second report.
        public const string Fill = """
            insert into feed_epoch (epoch, system_identifier, timeline) values (1, 'bench', 1) on conflict do nothing;
            create temporary table made as
            select n, md5('i' || n / 4)::uuid as incident_id, md5('r' || n)::uuid as id, '2025-01-01Z'::timestamptz + n * interval '20 seconds' as at,
                   (select array_agg(code order by code) from unit where level = 'county') as counties
            from generate_series(0, @count - 1) n;
            insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, title, place, occurred_precision, known_at, opened_at, closed_at, version)
            select incident_id, 'GZ-' || n, counties[1 + n / 4 % cardinality(counties)], 'nat.geo.landslide', 'final', 'IV', 'IV', 'IV', '磨西镇滑坡', '{"text": "磨西镇", "countyCode": "513322"}', 'minute', at, at, at, 4
            from made where n % 4 = 0;
            insert into incident_participant (incident_id, unit_code, part, since)
            select id, unit_code, 'filer', opened_at from incident union all select id, '513300', 'ancestor', opened_at from incident;
            insert into report (id, incident_id, unit_code, stage, no, content_hash, content, received_at, filed_at, filed_by, door, reply)
            select m.id, m.incident_id, i.unit_code, case m.n % 4 when 0 then 'first' when 3 then 'final' else 'update' end, (m.n % 4)::int, sha256(m.n::text::bytea),
                   jsonb_build_object('commandId', m.id, 'reportId', m.id, 'unitCode', i.unit_code, 'stage', case m.n % 4 when 0 then 'first' when 3 then 'final' else 'update' end, 'title', '磨西镇滑坡', 'course', '公路上方山体滑坡，一辆货车被埋，' || m.n, 'measures', '消防已出动', 'author', '值班员甲', 'contactPhone', '0836-3122345', 'figures', '{"dead": 0, "trapped": 2}'::jsonb),
                   m.at, m.at, 'county-filer', 'http', jsonb_build_object('reportId', m.id, 'incidentId', m.incident_id)
            from made m join incident i on i.id = m.incident_id;
            insert into command_receipt (actor, command_id, request_hash, reply, taken_at)
            select 'county-filer', r.id, r.content_hash, r.reply, r.received_at from report r;
            insert into obligation (id, incident_id, unit_code, kind, no, state, policy, judged_by, level, ladder_id, clock_start_at, opened_at, due_at, next_position, met_at, met_by, late_by_seconds, version)
            select r.id, r.incident_id, r.unit_code, case r.stage when 'first' then 'first' when 'final' then 'final' else 'update' end, r.no, 'met', 'uniform-30-60', 'receipt', 'IV',
                   (select id from ladder order by id limit 1), r.received_at, r.received_at, r.received_at + interval '1 hour', 0, r.received_at, r.id, 0, 2
            from report r;
            insert into alert (id, kind, lane, state, unit_code, incident_id, obligation_id, level, urgent, reason_zh, reason_en, words, raised_at, not_after, version)
            select o.id, 'obligation.reminder', 'ladder', 'closed', o.unit_code, o.incident_id, o.id, 'IV', false, '催报', 'Reminder', '{"county": "泸定县"}', o.opened_at, o.due_at, 2
            from obligation o join made m on m.id = o.id where m.n % 2 = 0;
            insert into message (id, alert_id, person_id, unit_code, post, lane, body, state, queued_at, not_after, version)
            select a.id, a.id, p.id, a.unit_code, 'duty-officer', 'ladder', '【甘孜州值班】泸定县：请在14:00前报送滑坡书面报告。复1 4821', 'stale', a.raised_at, a.not_after, 2
            from alert a cross join (select id from person order by id limit 1) p;
            insert into delivery (id, message_id, lane, channel, address, position, attempt, state, rank, gateway_id, queued_at, accepted_at, delivered_at)
            select m.id, m.id, 'ladder', 'twilio', '+861000', 0, 1, 'delivered', 60, 'SM' || m.id, m.queued_at, m.queued_at, m.queued_at from message m;
            insert into event (epoch, xid, occurred_at, kind, subject, subject_version, unit_code, audience, data)
            select 1, (3 + m.n / 2)::text::xid8, m.at, k.kind, k.kind || ':' || m.id, 1, r.unit_code, array['513300', r.unit_code], r.content
            from made m join report r on r.id = m.id cross join (values ('report.filed'), ('obligation.met')) k(kind) order by m.n;
            """;

            // What the desk shows is as much whether years lie behind it or a month.
            public const string Open = """
            create temporary table opened as
            select id, row_number() over (order by opened_at desc, id) as n from incident order by opened_at desc, id limit 300;
            update incident i set state = 'following', closed_at = null, opened_at = @now - o.n * interval '2 minutes' from opened o where o.id = i.id;
            update obligation b
            set state = case when o.n % 3 = 0 then 'late' when o.n % 3 = 1 then 'missing' else 'open' end, due_at = @now + (o.n - 200) * interval '1 minute', met_at = null, met_by = null, late_by_seconds = null
            from opened o where o.id = b.incident_id and b.kind <> 'first';
            update alert a set state = 'open', raised_at = @now - o.n * interval '2 minutes', not_after = @now + interval '1 day' from opened o where o.id = a.incident_id;
            update message m set state = 'open' from alert a where a.id = m.alert_id and a.state = 'open';
            vacuum analyze;
            """;
    }
}
