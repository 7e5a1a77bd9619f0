using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.CheckIns;
using DutyWatch.Core.Grading;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Rosters;
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
            await tx.List<FollowUpRow>(Sql.FollowUps),
            (await tx.List<CriterionRow>(Sql.Criteria)).ConvertAll(row => new DatedCriterion(row)),
            await tx.List<TriggerView>(Sql.Triggers),
            await tx.List<CheckInRow>(Sql.CheckIns),
            await tx.List<PeriodRow>(Sql.Periods),
            await tx.List<ChoiceRow>(Sql.Choices))
        {
            Counties = (await tx.List<CountyRow>(Sql.Counties)).ConvertAll(row => new County(row.Code, row.Name, row.Neighbours, JsonSerializer.Deserialize<double[][][]>(row.Rings)!)),
        };
    }

    private static LadderStep Step(StepRow s) => new(s.Position, TimeSpan.FromSeconds(s.OffsetSeconds), Words.Parse<StepAction>(s.Action), s.Tells);

    public static class Sql
    {
        public const string Site = """
            select name, name_en, prefecture_code, number_prefix, time_zone, demo, policy, duty_phone, upward_addressee, pack_hash
            from site
            """;

        public const string Kinds = "select slug, zh, en from kind order by position";

        public const string Ladders = "select id, name, valid_from, valid_to from ladder";

        public const string Steps = "select ladder_id, position, offset_seconds, action, tells from ladder_step order by ladder_id, position";

        public const string Deadlines = """
            select policy, obligation_kind, level, after_seconds, ladder, valid_from, valid_to
            from deadline_rule
            """;

        public const string Criteria = """
            select c.grading, c.kinds, c.measures, c.bounds::text, c.only_may, c.with_measure, c.within, c.outside, c.for_hours, c.valid_from, c.valid_to
            from level_criterion c
            cross join site s
            where c.profile is null or c.profile = any(s.level_profiles)
            """;

        public const string Triggers = "select id, effect, zh, en from incident_trigger order by position";

        public const string CheckIns = "select unit_level, posture, times, window_minutes, ladder from check_in_rule";

        public const string Choices = "select policy, valid_from from policy_choice order by valid_from desc";

        public const string Counties = """
            select u.code, u.name, u.neighbours, coalesce(o.rings, '[]')::text as rings
            from unit u
            left join unit_outline o on o.unit_code = u.code
            where u.level = 'county'
            order by u.code
            """;

        public const string Periods = "select name, from_day, to_day, units from sensitive_period";

        public const string FollowUps = """
            select policy, level, open_fire, until_hours, every_minutes, at_times, valid_from, valid_to
            from follow_up_rule
            order by policy, level, open_fire, position
            """;
    }
}

internal sealed record SiteRow(string Name, string NameEn, string PrefectureCode, string NumberPrefix, string TimeZone, bool Demo, string Policy, string? DutyPhone, string? UpwardAddressee, string PackHash);

internal sealed record LadderRow(Guid Id, string Name, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

internal sealed record StepRow(Guid LadderId, int Position, int OffsetSeconds, string Action, string[] Tells);

internal sealed record DeadlineRow(string Policy, string ObligationKind, string Level, int AfterSeconds, string Ladder, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

internal sealed record FollowUpRow(string Policy, string Level, bool OpenFire, int? UntilHours, int? EveryMinutes, TimeOnly[] AtTimes, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

internal sealed record CheckInRow(string UnitLevel, string Posture, TimeOnly[] Times, int WindowMinutes, string Ladder);

internal sealed record ChoiceRow(string Policy, DateTimeOffset ValidFrom);

internal sealed record CountyRow(string Code, string Name, string[] Neighbours, string Rings);

internal sealed record PeriodRow(string Name, DateOnly FromDay, DateOnly ToDay, string[] Units);

/// <summary>The rules of the site in all their versions.</summary>
internal sealed record SiteRules(
    SiteRow Site,
    TimeZoneInfo Zone,
    IReadOnlyList<KindView> Kinds,
    IReadOnlyDictionary<Guid, (LadderRow Row, Ladder Ladder)> Ladders,
    IReadOnlyList<DeadlineRow> Deadlines,
    IReadOnlyList<FollowUpRow> FollowUps,
    IReadOnlyList<DatedCriterion> Criteria,
    IReadOnlyList<TriggerView> Triggers,
    IReadOnlyList<CheckInRow> CheckIns,
    IReadOnlyList<PeriodRow> Periods,
    IReadOnlyList<ChoiceRow> Choices)
{
    /// <summary>With their outlines: a report is held against them when it is filed.</summary>
    public required IReadOnlyList<County> Counties { get; init; }

    /// <summary>A ladder version is never changed, so an obligation that points at one has it frozen.</summary>
    public Ladder Ladder(Guid id) => Ladders[id].Ladder;

    /// <summary>What was in force at <paramref name="at"/>: a report is judged by the policy of the instant at which its clock started.</summary>
    public Policy PolicyAt(DateTimeOffset at) => PolicyAt(Choices.First(choice => choice.ValidFrom <= at).Policy, at);

    private Policy PolicyAt(string name, DateTimeOffset at) => new(
        name,
        Zone,
        [.. Deadlines
            .Where(r => r.Policy == name && InForce(r.ValidFrom, r.ValidTo, at))
            .Select(r => new DeadlineRule(Words.Parse<ObligationKind>(r.ObligationKind), Words.Parse<Level>(r.Level), TimeSpan.FromSeconds(r.AfterSeconds), LadderNamed(r.Ladder, at)))],
        [.. FollowUps
            .Where(r => r.Policy == name && InForce(r.ValidFrom, r.ValidTo, at))
            .Select(r => new FollowUpRule(Words.Parse<Level>(r.Level), r.OpenFire, r.UntilHours, r.EveryMinutes is { } every ? TimeSpan.FromMinutes(every) : null, r.AtTimes))]);

    /// <summary>The grading tables that were in force then.</summary>
    public LevelEngine LevelsAt(DateTimeOffset at) => new([.. Criteria.Where(line => InForce(line.ValidFrom, line.ValidTo, at)).Select(line => line.Criterion)]);

    /// <summary>Which version of a policy was in force, the first being 1: each change of any of its rules is a version.</summary>
    public int VersionAt(string policy, DateTimeOffset at) =>
        Deadlines.Where(r => r.Policy == policy).Select(r => r.ValidFrom)
            .Concat(FollowUps.Where(r => r.Policy == policy).Select(r => r.ValidFrom))
            .Distinct().Count(from => from <= at);

    /// <summary>Whether the site knows these triggers; a site whose pack is older than its triggers asks for none.</summary>
    public bool Knows(IReadOnlyCollection<string> triggers, string effect) =>
        Triggers.Count == 0 || triggers.All(id => Triggers.Any(known => known.Id == id && known.Effect == effect));

    public string KindName(string slug) => Kinds.First(k => k.Slug == slug).Zh;

    /// <summary>When units of a level say that all is quiet.</summary>
    public CheckInPlan CheckInsOf(string unitLevel, DutyCalendar calendar) => new(
        [.. CheckIns.Where(r => r.UnitLevel == unitLevel).Select(r => new CheckInRule(Words.Parse<Posture>(r.Posture), r.Times, TimeSpan.FromMinutes(r.WindowMinutes), r.Ladder))],
        [.. Periods.Select(p => new SensitivePeriod(p.Name, p.FromDay, p.ToDay, p.Units))],
        calendar,
        Zone);

    public Ladder LadderNamed(string name, DateTimeOffset at) =>
        Ladders.Values.First(l => l.Row.Name == name && InForce(l.Row.ValidFrom, l.Row.ValidTo, at)).Ladder;

    private static bool InForce(DateTimeOffset from, DateTimeOffset to, DateTimeOffset at) => from <= at && at < to;
}
