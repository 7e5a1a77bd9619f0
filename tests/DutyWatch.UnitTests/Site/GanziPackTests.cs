using DutyWatch.Core;
using DutyWatch.Core.Rosters;
using DutyWatch.Server.Site;

namespace DutyWatch.UnitTests.Site;

/// <summary>The reference data of the sample site.</summary>
public sealed class GanziPackTests : IClassFixture<GanziPackTests.Pack>
{
    private readonly SitePack pack;
    private readonly DutyCalendar calendar;

    public GanziPackTests(Pack fixture) => (pack, calendar) = (fixture.Read, fixture.Calendar);

    [Fact]
    public void The_committed_files_have_no_error() => Assert.Empty(SitePack.Read(PackCopy.OriginalFolder).Errors);

    [Theory]
    [InlineData("ordinary", "17:00")]
    [InlineData("rest", "08:30 17:00")]
    [InlineData("sensitive", "08:30 14:00 20:00")]
    [InlineData("response", "00:00 02:00 04:00 06:00 08:00 10:00 12:00 14:00 16:00 18:00 20:00 22:00")]
    public void Counties_say_that_all_is_quiet_as_ordered(string posture, string times)
    {
        var rule = Assert.Single(pack.CheckIns, rule => rule.Posture == posture);

        Assert.Equal(("county", times, 60), (rule.UnitLevel, string.Join(' ', rule.Times.Select(time => $"{time:HH:mm}")), rule.WindowMinutes));
    }

    [Fact]
    public void Every_unit_of_the_prefecture_loads() =>
        Assert.Equal(
            [("county", 18), ("department", 27), ("prefecture", 1), ("special-zone", 2), ("township", 289)],
            pack.Units.GroupBy(unit => unit.Level).Select(level => (level.Key, level.Count())).OrderBy(level => level.Key, StringComparer.Ordinal));

    [Fact]
    public void Every_parent_exists_and_everything_leads_up_to_the_prefecture()
    {
        var parents = pack.Units.ToDictionary(unit => unit.Code, unit => unit.Parent);

        Assert.All(pack.Units, unit =>
        {
            var top = unit.Code;
            while (parents[top] is { } above)
            {
                top = above;
            }
            Assert.Equal("513300", top);
        });
        Assert.All(pack.Units.Where(unit => unit.Level == "township"), unit => Assert.Equal(unit.Code[..6], unit.Parent));
    }

    [Fact]
    public void Neighbours_are_mutual_and_every_county_has_some()
    {
        var neighbours = pack.Units.ToDictionary(unit => unit.Code, unit => unit.Neighbours);

        Assert.All(pack.Units.Where(unit => unit.Level == "county"), unit => Assert.NotEmpty(unit.Neighbours));
        Assert.All(pack.Units, unit => Assert.All(unit.Neighbours, other => Assert.Contains(unit.Code, neighbours[other])));
    }

    [Fact]
    public void Every_county_has_its_outline_and_its_seat_lies_in_it_and_in_no_other()
    {
        var counties = pack.Units.Where(unit => unit.Level == "county").ToList();

        Assert.Equal(counties.Select(unit => unit.Code), pack.Outlines.Select(outline => outline.UnitCode).Order(StringComparer.Ordinal));
        Assert.All(counties, county =>
            Assert.Equal([county.Code], pack.Outlines.Where(outline => OutlineChecks.Holds(outline, county.Longitude!.Value, county.Latitude!.Value)).Select(outline => outline.UnitCode)));
    }

    [Fact]
    public void Incident_numbers_of_two_units_never_meet()
    {
        Assert.Equal(pack.Units.Count, pack.Units.Select(unit => unit.NumberCode).Distinct().Count());
        Assert.All(pack.Units.Where(unit => unit.Level == "county"), unit => Assert.Equal(unit.Code[4..], unit.NumberCode));
    }

    [Fact]
    public void At_every_instant_of_this_year_and_the_next_every_unit_has_its_duty_officer_and_duty_leader()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(pack.Site.TimeZone);
        var begin = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var watches = pack.Rosters.Where(roster => roster.Post is Posts.DutyOfficer or Posts.DutyLeader).ToList();

        Assert.All(pack.Units, unit => Assert.Equal(2, watches.Count(roster => roster.UnitCode == unit.Code)));
        // Units with the same plan differ in nothing that time could tell apart: each plan is followed once, from relief to relief.
        foreach (var plan in watches.DistinctBy(roster => (roster.Plan, roster.AnchorDay, roster.Members.Length)))
        {
            var roster = new Roster(plan.Plan!, plan.AnchorDay, plan.Members);
            var at = begin;
            while (at < begin.AddYears(2))
            {
                var onDuty = Assert.Single(roster.At(at, zone, calendar));
                Assert.InRange(onDuty.Until!.Value - onDuty.From!.Value, TimeSpan.FromHours(1), TimeSpan.FromHours(24));
                at = onDuty.Until.Value;
            }
        }
    }

    [Fact]
    public void On_holidays_a_county_has_two_officers_and_two_leaders_and_on_other_days_one_of_each()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(pack.Site.TimeZone);
        var begin = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(8));
        string[][] pairs = [[Posts.DutyOfficer, Posts.DeputyOfficer], [Posts.DutyLeader, Posts.SecondLeader]];
        foreach (var county in pack.Units.Where(unit => unit.Level == "county").Select(unit => unit.Code))
        {
            foreach (var noon in Enumerable.Range(0, 365).Select(day => begin.AddDays(day)))
            {
                var kept = calendar.KeptAs(DateOnly.FromDateTime(noon.DateTime));
                foreach (var pair in pairs)
                {
                    var people = pair.SelectMany(post => pack.Rosters.Where(roster => (roster.UnitCode, roster.Post) == (county, post)))
                        .SelectMany(roster => new Roster(roster.Plan!, roster.AnchorDay, roster.Members).At(noon, zone, calendar)).Select(onDuty => onDuty.PersonId).ToList();
                    Assert.Equal(kept == DutyDay.Holiday ? 2 : 1, people.Distinct().Count());
                    Assert.Equal(people.Distinct().Count(), people.Count);
                }
            }
        }
    }

    [Fact]
    public void Every_kind_of_the_taxonomy_is_there_in_its_order() =>
        Assert.Equal(
            """
            nat.flood.river nat.flood.waterlog nat.flood.reservoir nat.flood.dyke nat.flood.flash nat.flood.drought
            nat.met.rain nat.met.snow nat.met.cold nat.met.wind nat.met.avalanche nat.met.lightning nat.met.hail nat.met.ice
            nat.eq nat.geo.landslide nat.geo.debris_flow nat.geo.collapse nat.geo.subsidence nat.geo.dammed_lake nat.bio nat.wildfire.forest nat.wildfire.grass
            acc.mine acc.construct acc.hazchem acc.explosive acc.trade acc.fire acc.road acc.water acc.air acc.special_equipment acc.utility acc.env acc.stampede acc.power acc.hydropower
            phs.infect phs.unknown phs.food phs.poison phs.animal phs.drug soc.mass soc.crime soc.finance soc.market soc.foreign soc.cyber unsorted
            """.Split((string[])[" ", "\n"], StringSplitOptions.RemoveEmptyEntries),
            pack.Kinds.Select(kind => kind.Slug));

    [Fact]
    public void Every_department_that_usually_files_is_there()
    {
        string[] filing =
        [
            "应急管理局", "公安局", "卫生健康委员会", "自然资源和规划局", "水利局", "交通运输局", "消防救援支队", "森林消防支队", "林业和草原局", "气象局", "防震减灾", "农牧农村局", "生态环境局",
            "住房和城乡建设局", "文化广播电视和旅游局", "教育和体育局", "经济和信息化局", "发展和改革委员会", "市场监督管理局", "民政局", "民族宗教事务委员会", "信访局", "商务和经济合作局",
            "12345", "供电公司", "通信", "公路",
        ];

        Assert.All(filing, name => Assert.Single(pack.Units, unit => unit.Level == "department" && unit.Name.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Whoever_may_owe_a_report_has_somebody_on_every_rung() =>
        Assert.All(pack.Units.Where(unit => unit.Level is "county" or "department" or "special-zone"), unit =>
            Assert.Subset(
                pack.Rosters.Where(roster => roster.UnitCode == unit.Code && roster.Plan!.LeavesNoGap).Select(roster => roster.Post).ToHashSet(),
                new HashSet<string> { Posts.DutyLeader, Posts.DutyOfficer, Posts.LeaderInCharge, Posts.OfficeHead }));

    [Fact]
    public void Nobody_can_be_dialled_by_mistake()
    {
        Assert.True(pack.Site.Demo);
        Assert.All(pack.People.SelectMany(person => person.Phones), phone => Assert.Matches(@"^\+861000000\d{4}$", phone));
        Assert.Equal(pack.People.Sum(person => person.Phones.Length), pack.People.SelectMany(person => person.Phones).Distinct().Count());
    }

    [Theory]
    [InlineData("uniform-30-60", "I", 30, 60)]
    [InlineData("uniform-30-60", "unknown", 30, 60)]
    [InlineData("graded", "I", 15, 30)]
    [InlineData("graded", "II", 15, 30)]
    [InlineData("graded", "III", 30, 60)]
    [InlineData("graded", "below", 30, 120)]
    public void First_reports_are_due_as_ordered(string policy, string level, int phone, int first)
    {
        int Minutes(string kind) => pack.Deadlines.Single(rule => (rule.Policy, rule.ObligationKind, rule.Level) == (policy, kind, level)).AfterSeconds / 60;

        Assert.Equal((phone, first), (Minutes("phone"), Minutes("first")));
    }

    [Theory]
    [InlineData("uniform-30-60")]
    [InlineData("graded")]
    public void What_was_filed_with_gaps_is_supplemented_within_thirty_minutes_at_every_level(string policy) =>
        Assert.Equal(
            ["I", "II", "III", "IV", "below", "unknown"],
            pack.Deadlines.Where(rule => (rule.Policy, rule.ObligationKind, rule.AfterSeconds, rule.Ladder) == (policy, "supplement", 30 * 60, "late-follow-up")).Select(rule => rule.Level));

    [Theory]
    [InlineData("uniform-30-60", "demand-phone", 30)]
    [InlineData("uniform-30-60", "demand-written", 60)]
    [InlineData("graded", "demand-phone", 30)]
    [InlineData("graded", "demand-written", 60)]
    public void What_the_prefecture_asks_is_answered_as_ordered_at_every_level(string policy, string kind, int minutes) =>
        Assert.Equal(
            ["I", "II", "III", "IV", "below", "unknown"],
            pack.Deadlines.Where(rule => (rule.Policy, rule.ObligationKind, rule.AfterSeconds, rule.Ladder) == (policy, kind, minutes * 60, "late-report")).Select(rule => rule.Level));

    [Theory]
    [InlineData("uniform-30-60")]
    [InlineData("graded")]
    public void A_lead_is_verified_within_half_an_hour_and_silence_is_told_to_the_rooms_own_leader(string policy)
    {
        Assert.Equal(
            ["I", "II", "III", "IV", "below", "unknown"],
            pack.Deadlines.Where(rule => (rule.Policy, rule.ObligationKind, rule.AfterSeconds, rule.Ladder) == (policy, "verify", 30 * 60, "late-verify")).Select(rule => rule.Level));
        Assert.Equal([(-600, "remind"), (0, "due"), (900, "overdue")], pack.Ladders.Single(ladder => ladder.Name == "late-verify").Steps.Select(step => (step.OffsetSeconds, step.Action)));
    }

    [Theory]
    [InlineData("uniform-30-60")]
    [InlineData("graded")]
    public void Neighbours_are_told_within_thirty_minutes_at_every_level(string policy) =>
        Assert.Equal(
            ["I", "II", "III", "IV", "below", "unknown"],
            pack.Deadlines.Where(rule => (rule.Policy, rule.ObligationKind, rule.AfterSeconds, rule.Ladder) == (policy, "neighbour-notice", 30 * 60, "late-upward")).Select(rule => rule.Level));

    [Theory]
    [InlineData("uniform-30-60", "I", 60, 120)]
    [InlineData("uniform-30-60", "III", 60, 120)]
    [InlineData("graded", "II", 30, 60)]
    [InlineData("graded", "III", 60, 120)]
    public void What_is_serious_goes_to_the_province_as_ordered(string policy, string level, int phone, int written)
    {
        int Minutes(string kind) => pack.Deadlines.Single(rule => (rule.Policy, rule.ObligationKind, rule.Level) == (policy, kind, level)).AfterSeconds / 60;

        Assert.Equal((phone, written), (Minutes("upward-phone"), Minutes("upward-written")));
        Assert.DoesNotContain(pack.Deadlines, rule => rule.ObligationKind.StartsWith("upward", StringComparison.Ordinal) && (rule.Level is "IV" or "below" or "unknown"));
    }

    [Theory]
    [InlineData("I", 1, 120)]
    [InlineData("II", 2, 72)]
    [InlineData("III", 4, 48)]
    [InlineData("IV", 12, 24)]
    public void Follow_ups_and_final_reports_are_due_as_ordered(string level, int firstUpdateHours, int finalHours)
    {
        int Hours(string kind) => pack.Deadlines.Single(rule => (rule.Policy, rule.ObligationKind, rule.Level) == (pack.Site.Policy, kind, level)).AfterSeconds / 3600;

        Assert.Equal((firstUpdateHours, finalHours), (Hours("update"), Hours("final")));
        var first = pack.FollowUps.Single(rule => (rule.Policy, rule.Level, rule.OpenFire, rule.Position) == (pack.Site.Policy, level, false, 1));
        Assert.Equal(firstUpdateHours * 60, first.EveryMinutes);
    }

    [Fact]
    public void Silence_climbs_exactly_as_ordered() =>
        Assert.Equal(
            [
                "-10 remind owing.duty-officer",
                "0 due owing.duty-officer owing.duty-leader",
                "10 call prefecture.duty-officer",
                "15 overdue owing.office-head",
                "30 overdue owing.leader-in-charge prefecture.duty-leader",
                "60 missing prefecture.deputy-secretary-general",
            ],
            pack.Ladders.Single(ladder => ladder.Name == "late-report").Steps.Select(step => $"{step.OffsetSeconds / 60} {step.Action} {string.Join(' ', step.Tells)}"));

    [Fact]
    public void The_same_files_have_the_same_hash_and_others_another()
    {
        using var same = new PackCopy();
        using var other = new PackCopy();
        other.Replace("site.json", "signature", "应急值守", "值班");

        Assert.Equal(pack.Hash, SitePack.Read(same.Folder).Pack!.Hash);
        Assert.NotEqual(pack.Hash, SitePack.Read(other.Folder).Pack!.Hash);
    }

    public sealed class Pack
    {
        public Pack()
        {
            using var copy = new PackCopy();
            var (pack, errors) = SitePack.Read(copy.Folder);
            Assert.Empty(errors);
            Read = pack!;
        }

        internal SitePack Read { get; }

        internal DutyCalendar Calendar => new(Read.Calendar.Select(day => new NamedDay(day.Day, Words.Parse<DayType>(day.Type), day.Name)));
    }
}
