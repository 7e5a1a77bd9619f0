using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>Obligations in a site's database: a thousand that fall due in one instant, and many more that do not yet.</summary>
internal sealed class DueRows(NpgsqlDataSource source)
{
    /// <summary>The instant in which all of them are due.</summary>
    public static DateTimeOffset At { get; } = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    public Task Fill(int due, int open) => Execute(Sql.Fill, due, open, silent: false);

    /// <summary>As before the sweep: nothing was stepped, nobody was told.</summary>
    /// <param name="silent">Whether their ladders are spent: then they only turn missing, and nobody is texted.</param>
    public Task Reset(bool silent = false) => Execute(Sql.Reset, 0, 0, silent);

    public async Task<int> Stepped()
    {
        await using var command = source.CreateCommand(Sql.Stepped);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private async Task Execute(string sql, int due, int open, bool silent)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            command.Parameters.AddWithValue("at", At);
            command.Parameters.AddWithValue("due", due);
            command.Parameters.AddWithValue("open", open);
            command.Parameters.AddWithValue("silent", silent);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static class Sql
    {
        // Each due one is the first report of an incident of its own; the others are four to an incident.
        public const string Fill = """
            create unlogged table made as
            select n, n < @due as is_due, md5('incident' || case when n < @due then n else @due + n / 4 end)::uuid as incident_id, md5('obligation' || n)::uuid as id
            from generate_series(0, @due + @open - 1) n;
            insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, title, place, occurred_precision, known_at, opened_at, version)
            select m.incident_id, 'GZ-' || min(m.n), min(c.code), 'nat.geo.landslide', 'lead', 'III', 'III', 'III', '磨西镇滑坡', '{"text": "磨西镇", "countyCode": "513322"}', 'minute', @at, @at, 1
            from made m
            join (select code, row_number() over (order by code) - 1 as number, count(*) over () as count from unit where level = 'county') c on c.number = m.n % c.count
            group by m.incident_id;
            insert into obligation (id, incident_id, unit_code, kind, no, state, policy, judged_by, level, ladder_id, clock_start_at, opened_at, due_at, next_position, next_at, version)
            select m.id, m.incident_id, i.unit_code, case when m.is_due then 'first' else 'update' end, m.n, 'open', 'uniform-30-60', 'receipt', 'III', l.id,
                   @at - interval '30 minutes', @at - interval '30 minutes', d.due_at, 0, d.due_at + l.offset_seconds * interval '1 second', 1
            from made m
            join incident i on i.id = m.incident_id
            cross join (select ladder_id as id, offset_seconds from ladder_step order by position, ladder_id limit 1) l
            cross join lateral (
                select case when m.is_due then @at - l.offset_seconds * interval '1 second' else @at + interval '1 day' + m.n * interval '1 second' end as due_at
            ) d;
            drop table made;
            vacuum analyze
            """;

        public const string Reset = """
            truncate reply_code, gateway_receipt, delivery, message, alert, obligation_step, event cascade;
            update obligation o
            set state = case when @silent then 'late' else 'open' end,
                next_position = case when @silent then 99 else 0 end,
                due_at = @at - case when @silent then 3600 else l.offset_seconds end * interval '1 second',
                next_at = @at, claimed_at = null, fired_at = null, version = 1
            from (select offset_seconds from ladder_step order by position, ladder_id limit 1) l
            where o.kind = 'first';
            vacuum analyze obligation
            """;

        public const string Stepped = "select count(*)::int from obligation where kind = 'first' and fired_at is not null";
    }
}
