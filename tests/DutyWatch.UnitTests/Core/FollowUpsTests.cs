using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;

namespace DutyWatch.UnitTests.Core;

/// <summary>The table of domain 3.4, row by row. The incident began on Monday at 10:00.</summary>
public sealed class FollowUpsTests
{
    private static readonly DateTimeOffset Start = Day.At("10:00");

    [Theory]
    [InlineData(Level.I, "12:00", "13:00")]
    [InlineData(Level.II, "12:00", "14:00")]
    [InlineData(Level.III, "12:00", "16:00")]
    [InlineData(Level.I, "15:59:59", "16:59:59")]
    public void In_the_first_six_hours_the_interval_is_short(Level level, string reported, string due) => Assert.Equal(Day.At(due), Next(level, Day.At(reported)));

    [Fact]
    public void At_level_IV_one_is_owed_within_twelve_hours() => Assert.Equal(Day.At("23:00"), Next(Level.IV, Day.At("11:00")));

    [Theory]
    [InlineData(Level.I, 2)]
    [InlineData(Level.II, 4)]
    [InlineData(Level.III, 6)]
    [InlineData(Level.IV, 24)]
    public void From_six_hours_on_it_is_longer_until_a_day_has_gone(Level level, int hours)
    {
        Assert.Equal(Day.At("16:00").AddHours(hours), Next(level, Day.At("16:00")));
        Assert.Equal(Day.At("09:59:59", 1).AddHours(hours), Next(level, Day.At("09:59:59", 1)));
    }

    [Theory]
    [InlineData(Level.I, "10:00", 1, "14:00", 1)]
    [InlineData(Level.I, "14:00", 1, "20:00", 1)]
    [InlineData(Level.I, "20:00", 1, "08:00", 2)]
    [InlineData(Level.II, "10:00", 1, "17:00", 1)]
    [InlineData(Level.II, "17:00:01", 1, "08:00", 2)]
    [InlineData(Level.III, "16:59:59", 1, "17:00", 1)]
    [InlineData(Level.III, "17:00", 1, "17:00", 2)]
    [InlineData(Level.IV, "00:30", 2, "17:00", 2)]
    public void After_a_day_it_is_due_at_fixed_times_of_the_local_day(Level level, string reported, int day, string due, int dueDay) =>
        Assert.Equal(Day.At(due, dueDay), Next(level, Day.At(reported, day)));

    [Theory]
    [InlineData(Level.IV, "11:00", 0, "13:00", 0)]
    [InlineData(Level.III, "18:00", 0, "22:00", 0)]
    [InlineData(Level.IV, "10:00", 1, "14:00", 1)]
    public void An_open_fire_is_followed_closely_whatever_its_level(Level level, string reported, int day, string due, int dueDay) =>
        Assert.Equal(Day.At(due, dueDay), Next(level, Day.At(reported, day), openFire: true));

    [Fact]
    public void An_open_fire_never_stretches_what_the_level_demands() => Assert.Equal(Day.At("12:00"), Next(Level.I, Day.At("11:00"), openFire: true));

    [Fact]
    public void Nothing_is_owed_at_a_level_that_the_policy_does_not_name() =>
        Assert.Null(FollowUps.NextDue(Orders.FollowUps, Level.Below, false, Start, Day.At("11:00"), Day.Shanghai));

    [Fact]
    public void A_follow_up_is_due_on_a_whole_second() => Assert.Equal(Day.At("13:00:07"), Next(Level.I, Day.At("12:00:07.6")));

    private static DateTimeOffset? Next(Level level, DateTimeOffset reported, bool openFire = false) =>
        FollowUps.NextDue(Orders.FollowUps, level, openFire, Start, reported, Day.Shanghai);
}
