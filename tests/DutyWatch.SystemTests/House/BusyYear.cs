namespace DutyWatch.SystemTests.House;

/// <summary>A year of a busy prefecture: 20,000 incidents, obligations, texts and events, of which a few hundred are still open.</summary>
internal static class BusyYear
{
    public const string Fill = """
        insert into feed_epoch (epoch, system_identifier, timeline) values (1, 'test', 1) on conflict do nothing;

        insert into unit (code, name, name_en, short, level, number_code)
        select case n when 0 then '513300' else (513300 + n)::text end, n::text, n::text, n::text, case n when 0 then 'prefecture' else 'county' end, n::text
        from generate_series(0, 18) n;
        insert into unit_ancestor (unit_code, ancestor_code)
        select code, code from unit union select code, '513300' from unit;
        insert into site (name, name_en, prefecture_code, number_prefix, time_zone, language, demo, signature, policy, pack_hash, applied_at)
        values ('', '', '513300', 'GZ', 'Asia/Shanghai', 'zh', true, '', 'uniform-30-60', '', '2026-01-01Z');
        insert into kind (slug, zh, en, position) values ('nat.eq', '', '', 1);
        insert into ladder (id, name, valid_from) values ('00000000-0000-0000-0000-000000000001', 'late-report', '-infinity');
        insert into person (id, unit_code, name, title, phones) values ('00000000-0000-0000-0000-000000000001', '513301', '', '', '{+861}');

        insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, title, place, occurred_precision, known_at, opened_at, closed_at, version)
        select lpad(n::text, 32, '0')::uuid, n::text, (513301 + n % 18)::text, 'nat.eq', case when n > 19700 then 'following' else 'final' end, 'III', 'III', 'III', '', '{}', 'minute',
               at, at, case when n > 19700 then null else at end, 1
        from (select n, '2026-01-01Z'::timestamptz + n * interval '25 minutes' as at from generate_series(1, 20000) n) r;
        insert into incident_participant (incident_id, unit_code, part, since)
        select id, unit_code, 'filer', opened_at from incident
        union all select id, '513300', 'ancestor', opened_at from incident;

        insert into search_entry (id, incident_id, opened_at, terms)
        select id, id, opened_at, search_entry_terms(number || '山体滑坡', null) from incident
        union all select gen_random_uuid(), id, opened_at, search_entry_terms('公路塌方' || number, unit_code) from incident;

        insert into obligation (id, incident_id, unit_code, kind, no, state, policy, judged_by, level, ladder_id, clock_start_at, opened_at, due_at, next_position, next_at, version)
        select i.id, i.id, i.unit_code, 'first', 1, case when i.closed_at is null then 'open' else 'excused' end, 'uniform-30-60', 'receipt', 'III',
               '00000000-0000-0000-0000-000000000001', i.opened_at, i.opened_at, i.opened_at + interval '1 hour', 0,
               case when i.closed_at is null then i.opened_at + interval '50 minutes' end, 1
        from incident i;

        insert into alert (id, kind, lane, state, unit_code, incident_id, level, urgent, reason_zh, reason_en, words, raised_at, not_after, version)
        select id, 'obligation.due', 'ladder', case when closed_at is null then 'open' else 'closed' end, unit_code, id, 'III', false, '', '', '{}', opened_at, opened_at + interval '1 day', 1
        from incident;
        insert into message (id, alert_id, person_id, unit_code, post, lane, body, state, queued_at, not_after, version)
        select id, id, '00000000-0000-0000-0000-000000000001', unit_code, 'duty-officer', 'ladder', '', case when state = 'open' then 'open' else 'stale' end, raised_at, not_after, 1
        from alert;
        insert into delivery (id, message_id, lane, channel, address, position, attempt, state, rank, next_attempt_at, queued_at, delivered_at)
        select id, id, 'ladder', 'phone-box', '+861', 0, 1, case when state = 'open' then 'pending' else 'delivered' end, case when state = 'open' then 0 else 60 end,
               case when state = 'open' then queued_at end, queued_at, case when state = 'open' then null else queued_at end
        from message;

        insert into event (epoch, xid, occurred_at, kind, subject, subject_version, unit_code, audience, data)
        select 1, (3 + n / 100)::text::xid8, '2026-01-01Z'::timestamptz + n * interval '25 minutes', 'report.filed', 'report:' || n, 1, '513301', '{513301,513300}', '{}'
        from generate_series(1, 20000) n;
        """;
}
