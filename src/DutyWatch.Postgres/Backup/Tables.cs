namespace DutyWatch.Postgres.Backup;

/// <summary>A table as the catalogue has it, with the statements that copy it: a new table cannot be forgotten.</summary>
internal sealed record Table(string Name, string[] Columns, string CopyOut, string CopyIn)
{
    public static Task<List<Table>> All(DutyTransaction tx) => tx.List<Table>(Sql.All);

    /// <summary>Long work is allowed here, and text looks the same on every server.</summary>
    public static Task Settle(DutyTransaction tx) => tx.Execute(Sql.Settle);

    public static class Sql
    {
        // COLLATE "C" because other orders of text differ from server to server, and with them the hash.
        public const string All = """
            select c.relname::text as name,
                   listed.names as columns,
                   format('copy (select %s from %I t order by %s) to stdout', listed.quoted, c.relname, coalesce(ordered.quoted, 't::text collate "C"')) as copy_out,
                   format('copy %I (%s) from stdin with (freeze)', c.relname, listed.quoted) as copy_in
            from pg_class c
            cross join lateral (
                select array_agg(a.attname::text order by a.attnum) as names,
                       string_agg(format('%I', a.attname), ', ' order by a.attnum) as quoted
                from pg_attribute a
                where a.attrelid = c.oid
                  and a.attnum > 0
                  and not a.attisdropped
                  and a.attgenerated = ''
            ) listed
            cross join lateral (
                select string_agg(format('%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place) as quoted
                from pg_index i
                cross join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                where i.indrelid = c.oid
                  and i.indisprimary
            ) ordered
            where c.relnamespace = 'public'::regnamespace
              and c.relkind = 'r'
            order by c.relname collate "C"
            """;

        // transaction_timeout is there since PostgreSQL 17 only.
        public const string Settle = """
            select set_config(s.name, w.value, true)
            from (values ('statement_timeout', '0'), ('lock_timeout', '0'), ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'),
                         ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('extra_float_digits', '1'), ('bytea_output', 'hex'),
                         ('work_mem', '128MB'), ('maintenance_work_mem', '512MB')) w(name, value)
            join pg_settings s on lower(s.name) = w.name
            """;
    }
}
