using DutyWatch.Core.Rosters;
using DutyWatch.Server.Site;

namespace DutyWatch.UnitTests.Site;

/// <summary>The reference data of the sample site.</summary>
public sealed class GanziPackTests : IClassFixture<GanziPackTests.Pack>
{
    private readonly SitePack pack;

    public GanziPackTests(Pack fixture) => pack = fixture.Read;

    [Fact]
    public void The_committed_files_have_no_error() => Assert.Empty(SitePack.Read(PackCopy.OriginalFolder).Errors);

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
    public void Incident_numbers_of_two_units_never_meet()
    {
        Assert.Equal(pack.Units.Count, pack.Units.Select(unit => unit.NumberCode).Distinct().Count());
        Assert.All(pack.Units.Where(unit => unit.Level == "county"), unit => Assert.Equal(unit.Code[4..], unit.NumberCode));
    }

    [Fact]
    public void At_every_hour_of_a_year_every_unit_has_its_duty_officer_and_duty_leader()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(pack.Site.TimeZone);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var watches = pack.Rosters.Where(roster => roster.Post is Posts.DutyOfficer or Posts.DutyLeader).ToList();

        Assert.All(pack.Units, unit => Assert.Equal(2, watches.Count(roster => roster.UnitCode == unit.Code)));
        // Units with the same plan differ in nothing that time could tell apart: each plan is followed once.
        foreach (var plan in watches.DistinctBy(roster => (roster.Pattern, roster.AnchorDay, roster.Members.Length)))
        {
            var roster = new Roster(ShiftPattern.Find(plan.Pattern)!, plan.AnchorDay, plan.Members);
            Assert.All(Enumerable.Range(0, 365 * 24), hour => Assert.Single(roster.At(start.AddHours(hour), zone)));
        }
    }

    [Fact]
    public void Whoever_may_owe_a_report_has_somebody_on_every_rung() =>
        Assert.All(pack.Units.Where(unit => unit.Level is "county" or "department" or "special-zone"), unit =>
            Assert.Equal(
                [Posts.DutyLeader, Posts.DutyOfficer, Posts.LeaderInCharge, Posts.OfficeHead],
                pack.Rosters.Where(roster => roster.UnitCode == unit.Code).Select(roster => roster.Post).Order(StringComparer.Ordinal)));

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
    }
}
