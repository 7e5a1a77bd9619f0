using DutyWatch.Postgres;

namespace DutyWatch.Server.Site;

/// <summary>Writes what has one version only, a part in one statement: what others point at comes first and goes last.</summary>
internal static class SiteWriter
{
    public static async Task Write(DutyTransaction tx, SiteChanges changes, SitePack pack, DateTimeOffset now)
    {
        await tx.Execute(Sql.PutSettings, new { row = new Json(PackJson.Readable(pack.Site)), pack_hash = pack.Hash, now });
        await tx.Execute(Sql.PutUnits, Rows(changes.Units.ToPut));
        await tx.Execute(Sql.DropOutlines, Rows(changes.Outlines.Removed));
        await tx.Execute(Sql.PutOutlines, Rows(changes.Outlines.ToPut));
        await tx.Execute(Sql.PutPeople, Rows(changes.People.ToPut));
        await tx.Execute(Sql.DropRosters, Rows(changes.Rosters.ToClose));
        await tx.Execute(Sql.PutRosters, Rows(changes.Rosters.ToPut));
        await tx.Execute(Sql.DropPeople, Rows(changes.People.Removed));
        if (changes.Units.Counts.Any)
        {
            await tx.Execute(Sql.DropAncestors);
            await tx.Execute(Sql.DropUnits, Rows(changes.Units.Removed));
            await tx.Execute(Sql.PutAncestors);
        }
        await tx.Execute(Sql.PutKinds, Rows(changes.Kinds.ToPut));
        await tx.Execute(Sql.DropKinds, Rows(changes.Kinds.Removed));
        await tx.Execute(Sql.DropCalendar, Rows(changes.Calendar.Removed));
        await tx.Execute(Sql.PutCalendar, Rows(changes.Calendar.ToPut));
        await tx.Execute(Sql.PutTriggers, Rows(changes.Triggers.ToPut));
        await tx.Execute(Sql.DropTriggers, Rows(changes.Triggers.Removed));
        await CheckInWriter.Write(tx, changes, now);
        await tx.Execute(Sql.PutTimetable, Rows(changes.Timetable.ToPut));
        await tx.Execute(Sql.DropTimetable, Rows(changes.Timetable.Removed));
        await tx.Execute(Sql.PutTexts, Rows(changes.Texts.ToPut));
        await tx.Execute(Sql.DropTexts, Rows(changes.Texts.Removed));
    }

    private static object Rows<T>(IReadOnlyList<T> rows) => new { rows = PackJson.Rows(rows) };

    public static class Sql
    {
        public const string PutSettings = """
            insert into site (name, name_en, prefecture_code, number_prefix, time_zone, language, demo, signature, policy, level_profiles, duty_phone, upward_addressee, outside_counties, pack_hash, applied_at)
            select r.name, r.name_en, r.prefecture_code, r.number_prefix, r.time_zone, r.language, r.demo, r.signature, r.policy, r.level_profiles, r.duty_phone, r.upward_addressee, r.outside_counties,
                   @pack_hash, @now
            from jsonb_to_record(@row) as r (name text, name_en text, prefecture_code text, number_prefix text, time_zone text, language text,
                demo boolean, signature text, policy text, level_profiles text[], duty_phone text, upward_addressee text, outside_counties text[])
            on conflict (only_row) do update
            set name = excluded.name,
                name_en = excluded.name_en,
                prefecture_code = excluded.prefecture_code,
                number_prefix = excluded.number_prefix,
                time_zone = excluded.time_zone,
                language = excluded.language,
                demo = excluded.demo,
                signature = excluded.signature,
                policy = excluded.policy,
                level_profiles = excluded.level_profiles,
                duty_phone = excluded.duty_phone,
                upward_addressee = excluded.upward_addressee,
                outside_counties = excluded.outside_counties,
                pack_hash = excluded.pack_hash,
                applied_at = excluded.applied_at
            """;

        public const string PutUnits = """
            insert into unit (code, name, name_en, short, level, parent, number_code, sms_code, landline, latitude, longitude, neighbours)
            select r.code, r.name, r.name_en, r.short, r.level, r.parent, r.number_code, r.sms_code, r.landline, r.latitude, r.longitude, r.neighbours
            from jsonb_to_recordset(@rows) as r (code text, name text, name_en text, short text, level text, parent text, number_code text, sms_code text, landline text,
                latitude numeric, longitude numeric, neighbours text[])
            on conflict (code) do update
            set name = excluded.name,
                name_en = excluded.name_en,
                short = excluded.short,
                level = excluded.level,
                parent = excluded.parent,
                number_code = excluded.number_code,
                sms_code = excluded.sms_code,
                landline = excluded.landline,
                latitude = excluded.latitude,
                longitude = excluded.longitude,
                neighbours = excluded.neighbours
            """;

        public const string DropUnits = """
            delete from unit u
            using jsonb_to_recordset(@rows) as r (code text)
            where u.code = r.code
            """;

        public const string DropAncestors = "delete from unit_ancestor";

        public const string PutAncestors = """
            with recursive above (unit_code, ancestor_code) as (
                select code, code
                from unit
                union all
                select a.unit_code, u.parent
                from above a
                join unit u on u.code = a.ancestor_code
                where u.parent is not null
            )
            insert into unit_ancestor (unit_code, ancestor_code)
            select unit_code, ancestor_code
            from above
            """;

        public const string PutOutlines = """
            insert into unit_outline (unit_code, rings)
            select r.unit_code, r.rings
            from jsonb_to_recordset(@rows) as r (unit_code text, rings jsonb)
            on conflict (unit_code) do update
            set rings = excluded.rings
            """;

        public const string DropOutlines = """
            delete from unit_outline o
            using jsonb_to_recordset(@rows) as r (unit_code text)
            where o.unit_code = r.unit_code
            """;

        public const string PutPeople = """
            insert into person (id, unit_code, name, title, phones)
            select r.id, r.unit_code, r.name, r.title, r.phones
            from jsonb_to_recordset(@rows) as r (id uuid, unit_code text, name text, title text, phones text[])
            on conflict (id) do update
            set unit_code = excluded.unit_code,
                name = excluded.name,
                title = excluded.title,
                phones = excluded.phones
            """;

        public const string DropPeople = """
            delete from person p
            using jsonb_to_recordset(@rows) as r (id uuid)
            where p.id = r.id
              and not exists (select from message m where m.person_id = p.id)
              and not exists (select from account a where a.person_id = p.id)
            """;

        public const string PutRosters = """
            insert into roster (id, unit_code, post, pattern, eve_pattern, weekend_pattern, holiday_pattern, anchor_day, members)
            select r.id, r.unit_code, r.post, r.pattern, r.eve_pattern, r.weekend_pattern, r.holiday_pattern, r.anchor_day, r.members
            from jsonb_to_recordset(@rows) as r (id uuid, unit_code text, post text, pattern text, eve_pattern text, weekend_pattern text, holiday_pattern text,
                anchor_day date, members uuid[])
            """;

        public const string DropRosters = """
            delete from roster o
            using jsonb_to_recordset(@rows) as r (id uuid)
            where o.id = r.id
            """;

        public const string PutKinds = """
            insert into kind (slug, zh, en, standard_code, lead_department, words, position)
            select r.slug, r.zh, r.en, r.standard_code, r.lead_department, r.words, r.position
            from jsonb_to_recordset(@rows) as r (slug text, zh text, en text, standard_code text, lead_department text, words text[], position int)
            on conflict (slug) do update
            set zh = excluded.zh,
                en = excluded.en,
                standard_code = excluded.standard_code,
                lead_department = excluded.lead_department,
                words = excluded.words,
                position = excluded.position
            """;

        public const string DropKinds = """
            delete from kind k
            using jsonb_to_recordset(@rows) as r (slug text)
            where k.slug = r.slug
            """;

        public const string PutCalendar = """
            insert into calendar_day (day, type, name)
            select r.day, r.type, r.name
            from jsonb_to_recordset(@rows) as r (day date, type text, name text)
            on conflict (day, type) do update
            set name = excluded.name
            """;

        public const string DropCalendar = """
            delete from calendar_day d
            using jsonb_to_recordset(@rows) as r (day date, type text)
            where d.day = r.day
              and d.type = r.type
            """;

        public const string PutTriggers = """
            insert into incident_trigger (id, effect, zh, en, position)
            select r.id, r.effect, r.zh, r.en, r.position
            from jsonb_to_recordset(@rows) as r (id text, effect text, zh text, en text, position int)
            on conflict (id) do update
            set effect = excluded.effect,
                zh = excluded.zh,
                en = excluded.en,
                position = excluded.position
            """;

        public const string DropTriggers = """
            delete from incident_trigger t
            using jsonb_to_recordset(@rows) as r (id text)
            where t.id = r.id
            """;

        public const string PutTimetable = """
            insert into timetable_rule (lane, urgent, accepted_seconds, delivered_seconds, call_seconds, answer_seconds)
            select r.lane, r.urgent, r.accepted_seconds, r.delivered_seconds, r.call_seconds, r.answer_seconds
            from jsonb_to_recordset(@rows) as r (lane text, urgent boolean, accepted_seconds int, delivered_seconds int, call_seconds int, answer_seconds int)
            on conflict (lane, urgent) do update
            set accepted_seconds = excluded.accepted_seconds,
                delivered_seconds = excluded.delivered_seconds,
                call_seconds = excluded.call_seconds,
                answer_seconds = excluded.answer_seconds
            """;

        public const string DropTimetable = """
            delete from timetable_rule t
            using jsonb_to_recordset(@rows) as r (lane text, urgent boolean)
            where t.lane = r.lane
              and t.urgent = r.urgent
            """;

        public const string PutTexts = """
            insert into message_template (kind, language, body)
            select r.kind, r.language, r.body
            from jsonb_to_recordset(@rows) as r (kind text, language text, body text)
            on conflict (kind, language) do update
            set body = excluded.body
            """;

        public const string DropTexts = """
            delete from message_template t
            using jsonb_to_recordset(@rows) as r (kind text, language text)
            where t.kind = r.kind
              and t.language = r.language
            """;
    }
}
