using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Site;
using DutyWatch.SystemTests.TestGround;
using DutyWatch.UnitTests.Site;
using Npgsql;

namespace DutyWatch.SystemTests.Site;

public sealed class SiteApplyTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset FirstDay = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LaterDay = FirstDay.AddDays(30);

    private readonly PackCopy copy = new();
    private NpgsqlDataSource source = null!;
    private Database database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        source = await cluster.NewDatabase();
        database = new Database(source, new WakeUps());
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        copy.Dispose();
    }

    [Fact]
    public async Task The_first_pack_is_loaded_whole_and_its_rules_hold_from_ever()
    {
        var difference = await Apply(FirstDay);

        Assert.True(difference.Applied);
        Assert.Equal(new PartDifference("units", 337, 0, 0), difference.Parts.Single(part => part.Part == "units"));
        Assert.Equal(337, await Count("unit"));
        Assert.Equal(1 + (47 * 2) + (289 * 3), await Count("unit_ancestor"));
        Assert.Equal(18, await Count("unit_outline"));
        Assert.Equal(1509, await Count("person"));
        Assert.Equal(808, await Count("roster"));
        Assert.Equal(409, await Count("calendar_day"));
        Assert.Equal(120, await Count("deadline_rule where valid_from = '-infinity' and valid_to = 'infinity'"));
        Assert.Equal(72, await Count("follow_up_rule where valid_from = '-infinity' and valid_to = 'infinity'"));
        Assert.Equal(6, await Count("ladder where valid_from = '-infinity' and valid_to = 'infinity'"));
        Assert.Equal(26, await Count("ladder_step"));
    }

    [Fact]
    public async Task The_same_pack_again_changes_nothing()
    {
        await Apply(FirstDay);
        var before = await Fingerprint();

        var again = await Apply(LaterDay);

        Assert.True(again.Unchanged);
        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task A_pack_written_differently_that_says_the_same_changes_no_rule()
    {
        await Apply(FirstDay);
        copy.Change("policies.json", "\"phone\", \"level\": \"I\"", line => line + " ");

        var difference = await Apply(LaterDay);

        Assert.True(difference.Applied);
        Assert.DoesNotContain(difference.Parts, part => part.Any);
        Assert.Equal(120, await Count("deadline_rule"));
    }

    [Fact]
    public async Task A_changed_rule_is_a_new_version_and_what_began_before_is_judged_by_the_old_one()
    {
        await Apply(FirstDay);
        copy.Replace("policies.json", "\"phone\", \"level\": \"III\"", ": 30", ": 20");

        var difference = await Apply(LaterDay);

        var rule = Assert.Single(difference.Rules);
        Assert.Equal(("deadlines", "uniform-30-60 phone III"), (rule.Part, rule.Key));
        Assert.Contains("1800", rule.Before, StringComparison.Ordinal);
        Assert.Contains("1200", rule.After, StringComparison.Ordinal);
        Assert.Equal(1800, await PhoneDeadline(LaterDay.AddTicks(-10)));
        Assert.Equal(1200, await PhoneDeadline(LaterDay));
    }

    [Fact]
    public async Task An_old_obligation_keeps_its_ladder()
    {
        await Apply(FirstDay);
        var old = await OpenObligation();
        copy.Replace("ladders.json", "owing.office-head", "\"offsetMinutes\": 15", "\"offsetMinutes\": 20");

        await Apply(LaterDay);

        Assert.Equal([-600, 0, 600, 900, 1800, 3600], await OffsetsOf("select ladder_id from obligation"));
        Assert.Equal([-600, 0, 600, 1200, 1800, 3600], await OffsetsOf("select id from ladder where name = 'late-report' and valid_to = 'infinity'"));
        Assert.Equal(1, await Count($"ladder where id = '{old}' and valid_to = '2026-03-31 01:00:00+00'"));
        Assert.Equal(1, await Count("ladder where name = 'late-report' and valid_from = '2026-03-31 01:00:00+00'"));
    }

    [Fact]
    public async Task Two_changes_in_one_instant_do_not_overlap()
    {
        await Apply(FirstDay);
        copy.Replace("policies.json", "\"phone\", \"level\": \"III\"", ": 30", ": 20");
        await Apply(LaterDay);
        copy.Replace("policies.json", "\"phone\", \"level\": \"III\"", ": 20", ": 25");

        await Apply(LaterDay);

        Assert.Equal(3, await Count("deadline_rule where policy = 'uniform-30-60' and obligation_kind = 'phone' and level = 'III'"));
        Assert.Equal(0, await Count("deadline_rule where valid_from >= valid_to"));
        Assert.Equal(1500, await PhoneDeadline(LaterDay.AddSeconds(1)));
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        await Apply(FirstDay);
        var before = await Fingerprint();
        copy.Replace("policies.json", "\"phone\", \"level\": \"III\"", ": 30", ": 20");
        copy.Replace("people.json", "魏雪斌", "魏雪斌", "魏雪松");

        var difference = await SiteApply.Run(database, Read(), LaterDay, dryRun: true, Ct);

        Assert.False(difference.Applied);
        Assert.Equal([new PartDifference("people", 0, 1, 0), new PartDifference("deadlines", 0, 1, 0)], difference.Parts.Where(part => part.Any));
        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task A_broken_pack_is_told_by_line_and_changes_nothing()
    {
        await Apply(FirstDay);
        var before = await Fingerprint();
        var line = copy.Replace("people.json", "魏雪斌", "+8610000000003", "10 0000");
        copy.Replace("kinds.json", "nat.eq", "地震", "大地震");
        using var output = new StringWriter();

        var code = await SiteVerb.Run([copy.Folder], NoDatabase, LaterDay, output, null, Ct);

        Assert.Equal(1, code);
        Assert.Contains($"people.json:{line} phones[0]:", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task What_fails_half_way_leaves_nothing_behind()
    {
        await Apply(FirstDay);
        var before = await Fingerprint();
        copy.Replace("units.json", "\"513322\", \"name\"", "Luding County", "Luding");
        var pack = Read();
        var spoilt = pack with { FollowUps = [.. pack.FollowUps.Select(rule => rule with { EveryMinutes = null, AtTimes = [] })] };

        await Assert.ThrowsAsync<PostgresException>(() => SiteApply.Run(database, spoilt, LaterDay, dryRun: false, Ct));

        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task A_unit_that_owes_a_report_cannot_leave()
    {
        await Apply(FirstDay);
        await OpenObligation();
        var before = await Fingerprint();

        var difference = await SiteApply.Run(database, Without(Read(), "513322"), LaterDay, dryRun: false, Ct);

        Assert.Equal([new StillUsed("unit", "513322")], difference.StillUsed);
        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task A_unit_without_history_leaves_with_its_people_and_rosters()
    {
        await Apply(FirstDay);

        var difference = await SiteApply.Run(database, Without(Read(), "513301101"), LaterDay, dryRun: false, Ct);

        Assert.True(difference.Applied);
        Assert.Equal(0, await Count("unit where code = '513301101'") + await Count("unit_ancestor where unit_code = '513301101'"));
        Assert.Equal(0, await Count("person where unit_code = '513301101'") + await Count("roster where unit_code = '513301101'"));
        Assert.Equal(336, await Count("unit"));
    }

    [Fact]
    public async Task A_person_with_an_account_is_kept_for_the_record_and_holds_no_post()
    {
        await Apply(FirstDay);
        var pack = Read();
        var leaver = pack.Rosters.First(roster => roster.Post == "editor").Members[1];
        await Execute($"""
            insert into account (id, user_name, password_hash, role, unit_code, person_id, person_name, security_stamp, created_at)
            values ('00000000-0000-0000-0000-000000000001', 'editor', '', 'prefecture-officer', '513300', '{leaver}', 'editor', '', '2026-03-01')
            """);

        var difference = await SiteApply.Run(database, WithoutPerson(pack, leaver), LaterDay, dryRun: false, Ct);

        Assert.Equal((true, 1), (difference.Applied, difference.KeptPeople));
        Assert.Equal(1, await Count($"person where id = '{leaver}'"));
        Assert.Equal(0, await Count($"roster where '{leaver}' = any(members)"));
    }

    [Fact]
    public async Task Of_nodes_that_start_at_once_one_loads_and_a_loaded_site_is_left_alone()
    {
        var loaded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SiteApply.LoadIntoEmpty(database, copy.Folder, FirstDay, Ct)));
        copy.Replace("kinds.json", "nat.eq", "地震", "大地震");

        Assert.Single(loaded, one => one);
        Assert.False(await SiteApply.LoadIntoEmpty(database, copy.Folder, LaterDay, Ct));
        Assert.Equal(1, await Count("kind where zh = '地震'"));
    }

    [Fact]
    public async Task The_verb_shows_the_difference_first_and_applies_only_what_was_agreed_to()
    {
        copy.Replace("people.json", "魏雪斌", "魏雪斌", "魏雪松");

        Assert.Equal((2, 2, 2), ((await Verb(null)).Code, (await Verb(null, "--all")).Code, (await Verb(null, copy.Folder, "--dry-run", "--yes")).Code));
        var dry = await Verb("y", copy.Folder, "--dry-run");
        var unasked = await Verb(null, copy.Folder);
        var refused = await Verb("n", copy.Folder);
        var empty = await Count("unit");
        var agreed = await Verb("y", copy.Folder);
        var again = await Verb(null, copy.Folder);

        Assert.All((string[])[dry.Said, unasked.Said, refused.Said, agreed.Said], said => Assert.StartsWith("settings: +1 ~0 -0\nunits: +337 ~0 -0\n", said, StringComparison.Ordinal));
        Assert.Equal((0, "dry run, nothing was changed\n"), (dry.Code, dry.Said[^29..]));
        Assert.Equal((1, true), (unasked.Code, unasked.Said.Contains("apply it with --yes", StringComparison.Ordinal)));
        Assert.Equal((1, true), (refused.Code, refused.Said.Contains("type y for yes", StringComparison.Ordinal)));
        Assert.Equal(0, empty);
        Assert.Equal((0, true), (agreed.Code, agreed.Said.EndsWith("/ applied\n", StringComparison.Ordinal)));
        Assert.Equal((0, true), (again.Code, again.Said.Contains("nothing to do", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_verb_shows_each_changed_record_before_and_after()
    {
        await Apply(FirstDay);
        copy.Replace("people.json", "魏雪斌", "魏雪斌", "魏雪松");
        copy.Replace("holidays.json", "2026-02-20", "bridge", "statutory");

        var shown = await Verb(null, copy.Folder, "--yes");

        Assert.Contains("people: +0 ~1 -0", shown.Said, StringComparison.Ordinal);
        Assert.Matches("\n    - [^\n]*魏雪斌[^\n]*\n    \\+ [^\n]*魏雪松", shown.Said);
        Assert.Contains("holidays: +1 ~0 -1", shown.Said, StringComparison.Ordinal);
        Assert.Contains("  holidays 2026-02-20 statutory\n    - 无 / none\n", shown.Said, StringComparison.Ordinal);
        Assert.Equal(1, await Count("person where name = '魏雪松'"));
    }

    [Fact]
    public async Task What_came_into_force_after_the_difference_was_shown_is_not_overwritten()
    {
        await Apply(FirstDay);
        copy.Replace("kinds.json", "nat.eq", "地震", "大地震");
        var pack = Read();
        var shown = await SiteApply.Run(database, pack, LaterDay, dryRun: true, Ct);
        copy.Replace("kinds.json", "nat.eq", "大地震", "特大地震");
        await Apply(LaterDay);

        var confirmed = await SiteApply.Confirm(database, pack, shown, LaterDay, Ct);

        Assert.False(confirmed.Applied);
        Assert.Equal(1, await Count("kind where zh = '特大地震'"));
    }

    private async Task<(int Code, string Said)> Verb(string? answer, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var input = answer is null ? null : new StringReader(answer + "\n");
        var code = await SiteVerb.Run(args, _ => Task.FromResult(database), FirstDay, output, input, Ct);
        return (code, output.ToString());
    }

    private static Task<Database> NoDatabase(CancellationToken ct) => throw new InvalidOperationException("A broken pack needs no database");

    private static SitePack Without(SitePack pack, string unit) => pack with
    {
        Units = [.. pack.Units.Where(u => u.Code != unit).Select(u => u with { Parent = u.Parent == unit ? "513300" : u.Parent })],
        People = [.. pack.People.Where(person => person.UnitCode != unit)],
        Rosters = [.. pack.Rosters.Where(roster => roster.UnitCode != unit)],
        Hash = "without",
    };

    private static SitePack WithoutPerson(SitePack pack, Guid person) => pack with
    {
        People = [.. pack.People.Where(p => p.Id != person)],
        Rosters = [.. pack.Rosters.Select(roster => roster with { Members = [.. roster.Members.Where(member => member != person)] })],
        Hash = "without",
    };

    private SitePack Read()
    {
        var (pack, errors) = SitePack.Read(copy.Folder);
        Assert.Empty(errors);
        return pack!;
    }

    private Task<SiteDifference> Apply(DateTimeOffset now) => SiteApply.Run(database, Read(), now, dryRun: false, Ct);

    private async Task<Guid> OpenObligation()
    {
        await Execute("""
            insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, title, place, occurred_precision, known_at, opened_at, version)
            values ('00000000-0000-0000-0000-000000000001', 'GZ-20260301-22-001', '513322', 'nat.eq', 'lead', 'III', 'unknown', 'III', '', '{}', 'minute', '2026-03-01', '2026-03-01', 1);
            insert into obligation (id, incident_id, unit_code, kind, no, state, policy, judged_by, level, ladder_id, clock_start_at, opened_at, due_at, next_position, version)
            select '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', '513322', 'phone', 0, 'open', 'uniform-30-60', 'receipt', 'III', id,
                '2026-03-01', '2026-03-01', '2026-03-01', 1, 1
            from ladder
            where name = 'late-report'
            """);
        return await One<Guid>("select ladder_id from obligation");
    }

    private Task<int> PhoneDeadline(DateTimeOffset at) => database.Do(tx => tx.One<int>("""
        select after_seconds
        from deadline_rule
        where policy = 'uniform-30-60'
          and obligation_kind = 'phone'
          and level = 'III'
          and valid_from <= @at
          and valid_to > @at
        """, new { at }), Ct);

    private Task<List<int>> OffsetsOf(string ladder) =>
        database.Do(tx => tx.List<int>($"select offset_seconds from ladder_step where ladder_id = ({ladder}) order by position"), Ct);

    private async Task<string> Fingerprint() => await One<string>("""
        select md5(concat(
            (select string_agg(s::text, '|') from site s),
            (select string_agg(u::text, '|' order by code) from unit u),
            (select string_agg(a::text, '|' order by unit_code, ancestor_code) from unit_ancestor a),
            (select string_agg(o::text, '|' order by unit_code) from unit_outline o),
            (select string_agg(k::text, '|' order by slug) from kind k),
            (select string_agg(c::text, '|' order by c::text) from calendar_day c),
            (select string_agg(p::text, '|' order by id) from person p),
            (select string_agg(r::text, '|' order by id) from roster r),
            (select string_agg(d::text, '|' order by d::text) from deadline_rule d),
            (select string_agg(f::text, '|' order by f::text) from follow_up_rule f),
            (select string_agg(l::text, '|' order by id) from ladder l),
            (select string_agg(t::text, '|' order by t::text) from message_template t)))
        """);

    private Task<int> Count(string what) => One<int>($"select count(*)::int from {what}");

    private Task<T> One<T>(string sql) => database.Do(tx => tx.One<T>(sql), Ct);

    private Task Execute(string sql) => database.Do(tx => (Task)tx.Execute(sql), Ct);
}
