using System.Globalization;
using DutyWatch.Core.Rosters;

namespace DutyWatch.UnitTests.Rosters;

/// <summary>Posts that are kept otherwise on holidays, over the Spring Festival of 2026: 15 to 23 February, made up on the 14th and the 28th.</summary>
public sealed class HolidayRosterTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateOnly Anchor = new(2026, 2, 1);
    private static readonly Guid[] Members = [.. Enumerable.Range(0, 5).Select(i => Guid.Parse($"00000000-0000-0000-0000-00000000000{i}"))];
    private static readonly DutyCalendar Calendar = new(
    [
        .. Enumerable.Range(15, 9).Select(day => new NamedDay(new DateOnly(2026, 2, day), day is 20 or 23 ? DayType.Bridge : DayType.Statutory, "春节")),
        new NamedDay(new DateOnly(2026, 2, 14), DayType.Makeup, "春节"), new NamedDay(new DateOnly(2026, 2, 28), DayType.Makeup, "春节"),
    ]);

    /// <summary>The second leader of the sample site: from the end of work before a holiday to the start of work after it.</summary>
    private static readonly Roster Second = new(new ShiftPlan(ShiftPattern.Off, ShiftPattern.E16, ShiftPattern.Off, ShiftPattern.A24), Anchor, Members);

    /// <summary>A county that keeps office hours on workdays and whole days else.</summary>
    private static readonly Roster Officer = new(new ShiftPlan(ShiftPattern.D16, ShiftPattern.D16, ShiftPattern.A24, ShiftPattern.A24), Anchor, Members);

    [Theory]
    [InlineData("2026-02-13T12:00:00")] // Friday
    [InlineData("2026-02-07T12:00:00")] // an ordinary Saturday
    [InlineData("2026-02-14T16:59:59")] // the make-up Saturday before, at work
    [InlineData("2026-02-24T09:00:00")] // work begins
    [InlineData("2026-02-28T12:00:00")] // the make-up Saturday after
    [InlineData("2026-03-01T12:00:00")]
    public void Outside_the_block_of_a_holiday_nobody_holds_the_second_post(string at) => Assert.Empty(Second.At(Local(at), Shanghai, Calendar));

    [Theory]
    [InlineData("2026-02-14T17:00:00", "2026-02-14T17:00:00", "2026-02-15T09:00:00")]
    [InlineData("2026-02-15T08:59:59", "2026-02-14T17:00:00", "2026-02-15T09:00:00")]
    [InlineData("2026-02-15T09:00:00", "2026-02-15T09:00:00", "2026-02-16T09:00:00")]
    [InlineData("2026-02-20T12:00:00", "2026-02-20T09:00:00", "2026-02-21T09:00:00")]
    [InlineData("2026-02-24T08:59:59", "2026-02-23T09:00:00", "2026-02-24T09:00:00")]
    public void The_block_begins_when_work_ends_and_ends_when_work_begins(string at, string from, string until)
    {
        var second = Assert.Single(Second.At(Local(at), Shanghai, Calendar));

        Assert.Equal((Local(from), Local(until)), (second.From, second.Until));
    }

    [Theory]
    [InlineData("2026-02-13T10:00:00", "2026-02-13T09:00:00", "2026-02-13T17:00:00")] // Friday at work
    [InlineData("2026-02-13T17:00:00", "2026-02-13T17:00:00", "2026-02-14T09:00:00")] // the watch after it ends as usual: tomorrow is a workday
    [InlineData("2026-02-14T10:00:00", "2026-02-14T09:00:00", "2026-02-14T17:00:00")] // the make-up Saturday has a workday's shifts
    [InlineData("2026-02-20T10:00:00", "2026-02-20T09:00:00", "2026-02-21T09:00:00")] // a Friday of rest has a holiday's
    [InlineData("2026-02-21T10:00:00", "2026-02-21T09:00:00", "2026-02-22T09:00:00")]
    [InlineData("2026-02-28T18:00:00", "2026-02-28T17:00:00", "2026-03-01T09:00:00")]
    [InlineData("2026-03-01T18:00:00", "2026-03-01T09:00:00", "2026-03-02T09:00:00")] // an ordinary Sunday
    public void Shifts_follow_the_kind_of_day_and_not_the_weekday(string at, string from, string until)
    {
        var officer = Assert.Single(Officer.At(Local(at), Shanghai, Calendar));

        Assert.Equal((Local(from), Local(until)), (officer.From, officer.Until));
    }

    [Fact]
    public void A_day_belongs_to_the_same_people_whether_it_is_a_holiday_or_not()
    {
        var noon = Local("2026-02-20T12:00:00");

        Assert.Equal(
            Officer.At(noon, Shanghai, Calendar).Single().PersonId,
            Officer.At(noon, Shanghai, DutyCalendar.Unpublished).Single().PersonId);
    }

    [Theory]
    [InlineData("D16", "A24", true)]
    [InlineData("B12", "C8", true)]
    [InlineData("standing", "standing", true)]
    [InlineData("A24", "off", false)]
    [InlineData("A24", "E16", false)]
    [InlineData("off", "A24", false)]
    public void A_plan_knows_whether_it_leaves_a_gap(string workday, string holiday, bool whole) =>
        Assert.Equal(whole, ShiftPlan.Find(workday, null, null, holiday)!.LeavesNoGap);

    [Fact]
    public void A_pattern_that_does_not_exist_makes_no_plan() => Assert.Null(ShiftPlan.Find("A24", null, "A25", null));

    private static DateTimeOffset Local(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
