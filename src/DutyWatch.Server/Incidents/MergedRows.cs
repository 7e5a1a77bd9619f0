using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Incidents;

/// <summary>The rows of two incidents that become one. A test holds the tables named here against all that point at an incident.</summary>
internal static class MergedRows
{
    /// <summary>Both, and whatever was merged into the coming one before, in the order of the house.</summary>
    public static async Task<(Incidents.IncidentRow? Staying, Incidents.IncidentRow? Coming)> Lock(DutyTransaction tx, Guid staying, Guid coming, string caller_unit)
    {
        var rows = await tx.List<Incidents.IncidentRow>(Sql.Lock, new { staying, coming, caller_unit });
        return (rows.Find(row => row.Id == staying), rows.Find(row => row.Id == coming));
    }

    public static async Task<IReadOnlyList<Told>> Told(DutyTransaction tx, Guid staying, Guid coming) =>
        (await tx.List<ToldRow>(Sql.Told, new { staying, coming })).ConvertAll(row => new Told(
            row.Id, row.IncidentId, row.UnitCode ?? "", row.Stage is { } stage ? Words.Parse<Stage>(stage) : null, row.Passed is { } passed ? Words.Parse<UpwardStage>(passed) : null, row.At));

    /// <summary>Everything of the coming one is told as the staying one's from now on, and keeps where it was told before.</summary>
    /// <param name="numbers">New numbers of obligations whose old one is taken.</param>
    public static void Move(DutyTransaction tx, Guid staying, Guid coming, IReadOnlyDictionary<Guid, int> numbers, DateTimeOffset now)
    {
        var both = new { staying, coming, now };
        tx.Send(Sql.Merge, both);
        tx.Send(Sql.Note, both);
        tx.Send(Sql.MoveObligations, new { staying, coming, id = numbers.Keys.ToArray(), no = numbers.Values.ToArray() });
        foreach (var move in (string[])[Sql.MoveReports, Sql.MoveLeads, Sql.MoveAlerts, Sql.MoveActs, Sql.MoveUpward, Sql.MoveEntries, Sql.Join])
        {
            tx.Send(move, both);
        }
    }

    /// <summary>What the two are together: the more serious of each, the earlier of each. While the coming one still says what it was.</summary>
    public static void Combine(DutyTransaction tx, Guid staying, Guid coming, (IncidentState State, MergedFacts Facts, Level Confirmed, Level Prospective) together) => tx.Send(Sql.Combine, new
    {
        staying,
        coming,
        state = Words.Of(together.State),
        confirmed = Words.Of(together.Confirmed),
        prospective = Words.Of(together.Prospective),
        level = Words.Of(together.Facts.Level),
        open_fire = together.Facts.OpenFire,
        reopened_at = together.Facts.ReopenedAt,
    });

    public static void End(DutyTransaction tx, Guid staying, DateTimeOffset now) => tx.Send(Sql.End, new { staying, now });

    private sealed record ToldRow(Guid Id, Guid IncidentId, string? UnitCode, string? Stage, string? Passed, DateTimeOffset At);

    public static class Sql
    {
        public const string Lock = Incidents.Sql.Columns + """
            where (id in (@staying, @coming) or merged_into = @coming)
              and exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)
            order by id
            for update
            """;

        // What is passed on is passed on by the prefecture, the unit above all.
        public const string Told = """
            select r.id, r.incident_id, r.unit_code, r.stage, null as passed, r.received_at as at
            from report r
            where r.incident_id in (@staying, @coming)
            union all
            select u.id, u.incident_id, s.prefecture_code, null, u.stage, u.passed_at
            from upward_report u
            cross join site s
            where u.incident_id in (@staying, @coming)
            """;

        public const string Merge = """
            update incident
            set merged_into = @staying,
                state = 'merged',
                closed_at = coalesce(closed_at, @now),
                response_level = null,
                version = version + 1
            where id = @coming
               or merged_into = @coming
            """;

        public const string Note = """
            insert into incident_former (row_id, what, incident_id, no, moved_at)
            select id, 'report', incident_id, null::integer, @now::timestamptz from report where incident_id = @coming
            union all
            select id, 'obligation', incident_id, no, @now::timestamptz from obligation where incident_id = @coming
            union all
            select id, 'lead', incident_id, null, @now::timestamptz from lead where incident_id = @coming
            union all
            select id, 'alert', incident_id, null, @now::timestamptz from alert where incident_id = @coming
            union all
            select id, 'incident_act', incident_id, null, @now::timestamptz from incident_act where incident_id = @coming
            union all
            select id, 'upward_report', incident_id, null, @now::timestamptz from upward_report where incident_id = @coming
            """;

        public const string MoveObligations = """
            update obligation o
            set incident_id = @staying,
                no = coalesce((select n.no from unnest(@id, @no) as n(id, no) where n.id = o.id), o.no)
            where o.incident_id = @coming
            """;

        public const string MoveReports = "update report set incident_id = @staying where incident_id = @coming";

        public const string MoveLeads = "update lead set incident_id = @staying, version = version + 1 where incident_id = @coming";

        public const string MoveAlerts = "update alert set incident_id = @staying where incident_id = @coming";

        public const string MoveActs = "update incident_act set incident_id = @staying where incident_id = @coming";

        public const string MoveUpward = "update upward_report set incident_id = @staying, merged_from = coalesce(merged_from, incident_id) where incident_id = @coming";

        // Its own words find the merged one, whose page leads on; the words of its reports find the one that stays.
        public const string MoveEntries = """
            update search_entry e
            set incident_id = i.id,
                opened_at = i.opened_at
            from incident i
            where i.id = @staying
              and e.incident_id = @coming
              and e.id <> @coming
            """;

        // Whoever saw one sees both; the merged one's page leads on.
        public const string Join = """
            insert into incident_participant (incident_id, unit_code, part, since)
            select @staying, unit_code, part, @now
            from incident_participant
            where incident_id = @coming
            on conflict do nothing
            """;

        public const string Combine = """
            update incident s
            set state = @state,
                level_confirmed = @confirmed,
                level_prospective = @prospective,
                level = @level,
                sensitive = (select coalesce(array_agg(distinct one order by one), '{}') from unnest(s.sensitive || c.sensitive) as one),
                open_fire = @open_fire,
                response_level = least(s.response_level, c.response_level),
                occurred_at = case when c.occurred_precision = 'minute' and (s.occurred_precision <> 'minute' or c.occurred_at < s.occurred_at) then c.occurred_at else s.occurred_at end,
                occurred_precision = case when c.occurred_precision = 'minute' then 'minute' else s.occurred_precision end,
                known_at = least(s.known_at, c.known_at),
                reopened_at = @reopened_at,
                last_report_no = greatest(s.last_report_no, c.last_report_no),
                version = s.version + 1
            from incident c
            where s.id = @staying
              and c.id = @coming
            """;

        public const string End = "update incident set state = 'final', closed_at = @now where id = @staying";
    }
}
