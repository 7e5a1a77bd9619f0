using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Rules;

/// <summary>The site and every version of its rules, kept in memory and read again when another pack was applied (looked at once a second).</summary>
internal sealed class RuleBook(Database database, Clocks clocks) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim loading = new(1);
    private SiteRules? rules;
    private long lookedAt;

    public async Task<SiteRules> Current(CancellationToken ct)
    {
        if (rules is { } known && clocks.Machine.GetElapsedTime(lookedAt) < LookEvery)
        {
            return known;
        }
        await loading.WaitAsync(ct);
        try
        {
            rules = await database.Read(tx => LoadIfChanged(tx, rules), ct);
            lookedAt = clocks.Machine.GetTimestamp();
            return rules;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private static async Task<SiteRules> LoadIfChanged(DutyTransaction tx, SiteRules? known)
    {
        var site = await tx.One<SiteRow>(Sql.Site);
        if (known is not null && known.Site.PackHash == site.PackHash)
        {
            return known;
        }
        var steps = (await tx.List<StepRow>(Sql.Steps)).ToLookup(s => s.LadderId);
        return new SiteRules(
            site,
            TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone),
            await tx.List<KindView>(Sql.Kinds),
            (await tx.List<LadderRow>(Sql.Ladders)).ToDictionary(l => l.Id, l => (l, new Ladder(l.Id, l.Name, [.. steps[l.Id].Select(Step)]))),
            await tx.List<DeadlineRow>(Sql.Deadlines),
            await tx.List<FollowUpRow>(Sql.FollowUps));
    }

    private static LadderStep Step(StepRow s) => new(s.Position, TimeSpan.FromSeconds(s.OffsetSeconds), Words.Parse<StepAction>(s.Action), s.Tells);

    public static class Sql
    {
        public const string Site = """
            select name, name_en, prefecture_code, number_prefix, time_zone, demo, policy, pack_hash
            from site
            """;

        public const string Kinds = "select slug, zh, en from kind order by position";

        public const string Ladders = "select id, name, valid_from, valid_to from ladder";

        public const string Steps = "select ladder_id, position, offset_seconds, action, tells from ladder_step order by ladder_id, position";

        public const string Deadlines = """
            select policy, obligation_kind, level, after_seconds, ladder, valid_from, valid_to
            from deadline_rule
            """;

        public const string FollowUps = """
            select policy, level, open_fire, until_hours, every_minutes, at_times, valid_from, valid_to
            from follow_up_rule
            order by policy, level, open_fire, position
            """;
    }
}

internal sealed record SiteRow(string Name, string NameEn, string PrefectureCode, string NumberPrefix, string TimeZone, bool Demo, string Policy, string PackHash);

internal sealed record LadderRow(Guid Id, string Name, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

internal sealed record StepRow(Guid LadderId, int Position, int OffsetSeconds, string Action, string[] Tells);

internal sealed record DeadlineRow(string Policy, string ObligationKind, string Level, int AfterSeconds, string Ladder, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

internal sealed record FollowUpRow(string Policy, string Level, bool OpenFire, int? UntilHours, int? EveryMinutes, TimeOnly[] AtTimes, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

/// <summary>The rules of the site in all their versions.</summary>
internal sealed record SiteRules(
    SiteRow Site,
    TimeZoneInfo Zone,
    IReadOnlyList<KindView> Kinds,
    IReadOnlyDictionary<Guid, (LadderRow Row, Ladder Ladder)> Ladders,
    IReadOnlyList<DeadlineRow> Deadlines,
    IReadOnlyList<FollowUpRow> FollowUps)
{
    /// <summary>A ladder version is never changed, so an obligation that points at one has it frozen.</summary>
    public Ladder Ladder(Guid id) => Ladders[id].Ladder;

    /// <summary>What was in force at <paramref name="at"/>: a report is judged by the policy of the instant at which its clock started.</summary>
    public Policy PolicyAt(DateTimeOffset at) => new(
        Site.Policy,
        Zone,
        [.. Deadlines
            .Where(r => r.Policy == Site.Policy && InForce(r.ValidFrom, r.ValidTo, at))
            .Select(r => new DeadlineRule(Words.Parse<ObligationKind>(r.ObligationKind), Words.Parse<Level>(r.Level), TimeSpan.FromSeconds(r.AfterSeconds), LadderNamed(r.Ladder, at)))],
        [.. FollowUps
            .Where(r => r.Policy == Site.Policy && InForce(r.ValidFrom, r.ValidTo, at))
            .Select(r => new FollowUpRule(Words.Parse<Level>(r.Level), r.OpenFire, r.UntilHours, r.EveryMinutes is { } every ? TimeSpan.FromMinutes(every) : null, r.AtTimes))]);

    public string KindName(string slug) => Kinds.First(k => k.Slug == slug).Zh;

    private Ladder LadderNamed(string name, DateTimeOffset at) =>
        Ladders.Values.First(l => l.Row.Name == name && InForce(l.Row.ValidFrom, l.Row.ValidTo, at)).Ladder;

    private static bool InForce(DateTimeOffset from, DateTimeOffset to, DateTimeOffset at) => from <= at && at < to;
}
