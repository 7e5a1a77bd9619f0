namespace DutyWatch.Postgres.Backup;

/// <summary>
/// What stands around the rows: taken off before they come and put on again after, from the catalogue's own words. Building an index
/// once is many times faster than row by row, and no order of tables has to suit the foreign keys.
/// </summary>
internal sealed record Shell(IReadOnlyList<string> Off, IReadOnlyList<string> On)
{
    public static async Task<Shell> Read(DutyTransaction tx)
    {
        var parts = await tx.List<Part>(Sql.Parts);
        return new Shell([.. parts.OrderByDescending(p => p.Rank).Select(p => p.TakeOff)], [.. parts.Where(p => p.PutOn.Length > 0).OrderBy(p => p.Rank).Select(p => p.PutOn)]);
    }

    public static async Task Run(DutyTransaction tx, IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            await tx.Execute(statement);
        }
    }

    private sealed record Part(int Rank, string TakeOff, string PutOn);

    public static class Sql
    {
        // Foreign keys go first and come last; triggers come back before them and judge no row of a backup. The owner may do all of it.
        public const string Parts = """
            with ours as (
                select c.oid, c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace
                  and c.relkind = 'r'
            ), part(rank, name, take_off, put_on) as (
                select 0, t.relname, format('truncate table %I', t.relname), ''
                from ours t
                union all
                select case k.contype when 'f' then 4 else 1 end, k.conname,
                       format('alter table %I drop constraint %I', t.relname, k.conname),
                       format('alter table %I add constraint %I %s', t.relname, k.conname, pg_get_constraintdef(k.oid))
                from ours t
                join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'x', 'f')
                union all
                select 2, i.indexrelid::regclass::text::name, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
                from ours t
                join pg_index i on i.indrelid = t.oid
                where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
                union all
                select 3, t.relname, format('alter table %I disable trigger user', t.relname), format('alter table %I enable trigger user', t.relname)
                from ours t
            )
            select p.rank, p.take_off, p.put_on
            from part p
            order by p.rank, p.name
            """;
    }
}
