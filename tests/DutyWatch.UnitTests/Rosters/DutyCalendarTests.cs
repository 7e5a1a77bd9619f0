using System.Globalization;
using DutyWatch.Core.Rosters;
using DutyWatch.Server.Site;
using DutyWatch.UnitTests.Site;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.Rosters;

/// <summary>Against the notices of the State Council as the sample site carries them.</summary>
public sealed class DutyCalendarTests(GanziPackTests.Pack fixture) : IClassFixture<GanziPackTests.Pack>
{
    private readonly SitePack pack = fixture.Read;
    private readonly DutyCalendar calendar = fixture.Calendar;

    [Theory]
    [InlineData("2026-02-14", DayType.Makeup)] // Saturday
    [InlineData("2026-02-16", DayType.Statutory)] // 除夕
    [InlineData("2026-02-20", DayType.Bridge)] // Friday
    [InlineData("2026-02-24", DayType.Workday)]
    [InlineData("2026-02-28", DayType.Makeup)] // Saturday
    [InlineData("2026-03-01", DayType.Weekend)]
    [InlineData("2026-09-20", DayType.Makeup)] // Sunday
    [InlineData("2026-10-10", DayType.Makeup)] // Saturday
    [InlineData("2026-10-11", DayType.Weekend)]
    [InlineData("2025-10-06", DayType.Statutory)] // 中秋 inside the national-day block
    [InlineData("2025-10-08", DayType.Bridge)]
    [InlineData("2022-09-05", DayType.Workday)] // the day of the Luding earthquake, a Monday
    public void A_day_is_what_the_notice_says(string day, DayType type) => Assert.Equal(type, calendar.TypeOf(Day(day)));

    [Theory]
    [InlineData("2026-02-13", DutyDay.Workday)] // Friday, and tomorrow is a make-up workday
    [InlineData("2026-02-14", DutyDay.Eve)]
    [InlineData("2026-02-15", DutyDay.Holiday)]
    [InlineData("2026-02-20", DutyDay.Holiday)]
    [InlineData("2026-02-22", DutyDay.Holiday)]
    [InlineData("2026-02-23", DutyDay.Holiday)]
    [InlineData("2026-02-24", DutyDay.Workday)]
    [InlineData("2026-02-27", DutyDay.Workday)]
    [InlineData("2026-03-06", DutyDay.Workday)] // an ordinary Friday is no eve
    [InlineData("2026-03-07", DutyDay.Weekend)]
    [InlineData("2026-09-20", DutyDay.Workday)]
    [InlineData("2026-09-30", DutyDay.Eve)]
    [InlineData("2026-10-10", DutyDay.Workday)]
    [InlineData("2025-10-06", DutyDay.Holiday)]
    public void A_day_is_kept_as_its_block(string day, DutyDay kept) => Assert.Equal(kept, calendar.KeptAs(Day(day)));

    [Fact]
    public void A_weekend_that_joins_a_holiday_is_kept_as_a_part_of_it()
    {
        var monday = new DutyCalendar([new NamedDay(Day("2026-08-31"), DayType.Statutory, "")]);

        Assert.Equal(
            [DutyDay.Workday, DutyDay.Eve, DutyDay.Holiday, DutyDay.Holiday, DutyDay.Holiday, DutyDay.Workday],
            Enumerable.Range(0, 6).Select(step => monday.KeptAs(Day("2026-08-27").AddDays(step))));
    }

    [Fact]
    public void The_local_government_stands_above_the_notice_and_the_notice_above_the_weekday()
    {
        var day = Day("2026-10-10");
        var both = new DutyCalendar([new NamedDay(day, DayType.Makeup, "国庆节"), new NamedDay(day, DayType.Local, "州庆")]);

        Assert.Equal((DayType.Weekend, DayType.Makeup, DayType.Local), (DutyCalendar.Unpublished.TypeOf(day), calendar.TypeOf(day), both.TypeOf(day)));
        Assert.Equal((DutyDay.Holiday, "州庆"), (both.KeptAs(day), both.NameOf(day)));
    }

    [Theory]
    [InlineData("2027-01-01", DayType.Statutory, "元旦")]
    [InlineData("2027-05-02", DayType.Statutory, "劳动节")]
    [InlineData("2027-10-03", DayType.Statutory, "国庆节")]
    [InlineData("2027-10-04", DayType.Workday, null)]
    [InlineData("2027-05-08", DayType.Weekend, null)]
    public void A_year_without_a_notice_has_weekends_and_the_days_fixed_by_law_and_says_so(string day, DayType type, string? name)
    {
        Assert.Equal((type, name), (calendar.TypeOf(Day(day)), calendar.NameOf(Day(day))));
        Assert.Equal((true, false), (calendar.IsPublished(2026), calendar.IsPublished(2027)));
    }

    [Fact]
    public void Every_published_year_has_its_holidays_and_what_is_made_up_is_never_a_weekday()
    {
        var days = pack.Calendar;

        Assert.Equal(Enumerable.Range(2015, 12), days.Select(day => day.Day.Year).Distinct().Order());
        // 中秋 falls into 国庆节 in some years.
        string[] holidays = ["元旦", "春节", "清明", "劳动节", "端午", "国庆节"];
        Assert.All(days.GroupBy(day => day.Day.Year), year => Assert.Empty(holidays.Except(year.Select(day => day.Name))));
        Assert.All(days.Where(day => day.Type == "makeup"), day => Assert.True(day.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{day.Day}"));
    }

    [Property(MaxTest = 500)]
    public Property With_any_plan_and_any_holidays_a_post_kept_round_the_clock_has_exactly_one_on_duty_and_no_gap() => Prop.ForAll(Rounds().ToArbitrary(), c =>
    {
        var here = c.Roster.At(c.At, Shanghai, c.Calendar).Single();
        var next = c.Roster.At(here.Until!.Value, Shanghai, c.Calendar).Single();
        var last = c.Roster.At(here.Until.Value.AddTicks(-1), Shanghai, c.Calendar).Single();
        return here.From <= c.At && c.At < here.Until && last == here && next.From == here.Until && here.Until - here.From <= TimeSpan.FromHours(24);
    });

    [Property(MaxTest = 300)]
    public Property A_new_notice_moves_nobody_on_other_days() => Prop.ForAll(Rounds().ToArbitrary(), c =>
    {
        var with = new DutyCalendar([new NamedDay(DateOnly.FromDateTime(c.At.UtcDateTime).AddDays(30), DayType.Statutory, ""), .. c.Days]);
        return c.Roster.At(c.At, Shanghai, c.Calendar).Single() == c.Roster.At(c.At, Shanghai, with).Single();
    });

    // A year whose first holiday is named is a published one, and loses the days fixed by law.
    private static readonly NamedDay[] Notices = [.. Enumerable.Range(2023, 8).Select(year => new NamedDay(new DateOnly(year, 1, 1), DayType.Statutory, ""))];

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static Gen<(Roster Roster, DateTimeOffset At, IReadOnlyList<NamedDay> Days, DutyCalendar Calendar)> Rounds() =>
        from patterns in Gen.ArrayOf(Gen.Elements(ShiftPattern.A24, ShiftPattern.B12, ShiftPattern.C8, ShiftPattern.D16), 4)
        from count in Gen.Choose(1, 7)
        from hours in Gen.Choose(0, 365 * 24 * 4)
        from named in Gen.ListOf(Gen.Choose(-15, 15).Zip(Gen.Elements(DayType.Statutory, DayType.Bridge, DayType.Makeup, DayType.Local), (step, type) => (step, type)))
        let at = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(hours * 15.0)
        let days = named.Select(n => new NamedDay(DateOnly.FromDateTime(at.UtcDateTime).AddDays(n.step), n.type, "")).Concat(Notices).ToList()
        select (
            new Roster(new ShiftPlan(patterns[0], patterns[1], patterns[2], patterns[3]), new DateOnly(2024, 6, 1), [.. Enumerable.Range(1, count).Select(i => Guid.Parse($"00000000-0000-0000-0000-{i:D12}"))]),
            at, (IReadOnlyList<NamedDay>)days, new DutyCalendar(days));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
