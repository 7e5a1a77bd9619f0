using DutyWatch.Postgres;

namespace DutyWatch.Server.Site;

/// <summary>Puts a pack into force: whole or not at all, one at a time, and only what differs.</summary>
internal static class SiteApply
{
    /// <summary>The difference; with <paramref name="dryRun"/> nothing is written.</summary>
    public static Task<SiteDifference> Run(Database database, SitePack pack, DateTimeOffset now, bool dryRun, CancellationToken ct) =>
        database.Do(async tx =>
        {
            await tx.First<bool>(Sql.Lock);
            return await Apply(tx, await SiteInForce.Load(tx), pack, now, dryRun);
        }, ct);

    /// <summary>Applies the difference that was shown; if another pack came into force since, nothing is written and the difference now is returned.</summary>
    public static Task<SiteDifference> Confirm(Database database, SitePack pack, SiteDifference shown, DateTimeOffset now, CancellationToken ct) =>
        database.Do(async tx =>
        {
            await tx.First<bool>(Sql.Lock);
            var inForce = await SiteInForce.Load(tx);
            return await Apply(tx, inForce, pack, now, dryRun: inForce?.Hash != shown.InForce);
        }, ct);

    /// <summary>
    /// For the first start: a database that has a site keeps it, whatever the pack says. Of several nodes that start at once, one loads.
    /// </summary>
    /// <returns>Whether the pack was loaded.</returns>
    /// <exception cref="SitePackException">The pack has errors.</exception>
    public static async Task<bool> LoadIntoEmpty(Database database, string folder, DateTimeOffset now, CancellationToken ct)
    {
        if (await database.Do(tx => tx.One<bool>(Sql.HasSite), ct))
        {
            return false;
        }
        var (pack, errors) = SitePack.Read(folder);
        if (pack is null)
        {
            throw new SitePackException(folder, errors);
        }
        return await database.Do(async tx =>
        {
            await tx.First<bool>(Sql.Lock);
            return await SiteInForce.Load(tx) is null && (await Apply(tx, null, pack, now, dryRun: false)).Applied;
        }, ct);
    }

    private static async Task<SiteDifference> Apply(DutyTransaction tx, SitePack? inForce, SitePack pack, DateTimeOffset now, bool dryRun)
    {
        if (inForce?.Hash == pack.Hash)
        {
            return SiteDifference.Nothing;
        }
        var changes = SiteChanges.Between(inForce, pack);
        var used = await tx.List<StillUsed>(Sql.StillUsed, new
        {
            units = changes.Units.Removed.Select(unit => unit.Code).ToArray(),
            kinds = changes.Kinds.Removed.Select(kind => kind.Slug).ToArray(),
        });
        var kept = await tx.One<int>(Sql.KeptPeople, new { people = changes.People.Removed.Select(person => person.Id).ToArray() });
        var apply = !dryRun && used.Count == 0;
        if (apply)
        {
            await SiteWriter.Write(tx, changes, pack, now);
            await RuleWriter.Write(tx, changes, now);
        }
        return new SiteDifference(false, apply, inForce?.Hash, changes.Parts, changes.Rules, changes.Others, used, kept);
    }

    public static class Sql
    {
        public const string Lock = "select pg_advisory_xact_lock(51330002) is not null";

        public const string HasSite = "select exists (select from site)";

        /// <summary>What history points at is never deleted: an old report must still say who filed it.</summary>
        public const string StillUsed = """
            select 'unit' as what, u.code as key
            from unit u
            where u.code = any(@units)
              and (exists (select from incident_number n where n.unit_code = u.code)
                or exists (select from incident i where i.unit_code = u.code)
                or exists (select from incident_participant p where p.unit_code = u.code)
                or exists (select from report r where r.unit_code = u.code)
                or exists (select from attachment a where a.unit_code = u.code)
                or exists (select from obligation o where o.unit_code = u.code)
                or exists (select from neighbour_notice n where n.county = u.code)
                or exists (select from incident_act a where a.to_unit = u.code)
                or exists (select from alert a where a.unit_code = u.code)
                or exists (select from message m where m.unit_code = u.code)
                or exists (select from account a where a.unit_code = u.code)
                or exists (select from api_key k where k.unit_code = u.code)
                or exists (select from card c where c.unit_code = u.code)
                or exists (select from text_report t where t.unit_code = u.code)
                or exists (select from loose_end l where l.unit_code = u.code)
                or exists (select from person p join message m on m.person_id = p.id where p.unit_code = u.code)
                or exists (select from person p join account a on a.person_id = p.id where p.unit_code = u.code))
            union all
            select 'kind', k.slug
            from kind k
            where k.slug = any(@kinds)
              and exists (select from incident i where i.kind = k.slug)
            order by 1, 2
            """;

        public const string KeptPeople = """
            select count(*)::int
            from person p
            where p.id = any(@people)
              and (exists (select from message m where m.person_id = p.id)
                or exists (select from account a where a.person_id = p.id))
            """;
    }
}

/// <summary>The program cannot start without a site, and this one has errors.</summary>
internal sealed class SitePackException(string folder, IReadOnlyList<SitePackError> errors)
    : Exception($"The site pack {folder} has errors:{string.Concat(errors.Select(error => $"\n  {error}"))}");
