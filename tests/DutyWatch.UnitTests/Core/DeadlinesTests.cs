using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.Core;

public sealed class DeadlinesTests
{
    private static readonly DateTimeOffset Due = Day.At("13:22:00");

    [Theory]
    [InlineData("13:00:00", 0)]
    [InlineData("13:22:00", 0)]
    [InlineData("13:22:00.4", 0)]
    [InlineData("13:22:00.999", 0)]
    [InlineData("13:22:01", 1)]
    [InlineData("13:30:00", 480)]
    public void Lateness_is_counted_in_whole_seconds(string at, int seconds) => Assert.Equal(seconds, Deadlines.LateSeconds(Due, Day.At(at)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    [InlineData(480, 8)]
    public void Lateness_is_shown_rounded_up_to_the_minute(int seconds, int minutes) => Assert.Equal(minutes, Deadlines.LateMinutes(seconds));

    [Fact]
    public void The_clock_starts_when_it_happened_if_that_is_known_to_the_minute()
    {
        var start = Deadlines.ClockStart(Day.At("12:52"), OccurrencePrecision.Minute, Day.At("13:10"), Day.At("13:05"));

        Assert.Equal(Day.At("12:52"), start);
    }

    [Theory]
    [InlineData(OccurrencePrecision.Hour)]
    [InlineData(OccurrencePrecision.Day)]
    [InlineData(OccurrencePrecision.Unknown)]
    public void The_clock_starts_when_the_unit_learned_of_it_if_the_minute_is_not_known(OccurrencePrecision precision)
    {
        var start = Deadlines.ClockStart(Day.At("03:30"), precision, Day.At("05:10"), Day.At("05:20"));

        Assert.Equal(Day.At("05:10"), start);
        Assert.Equal(Day.At("05:40"), Assert.Single(Opener(start).Open(ObligationKind.Phone, 0, DutyWatch.Core.Incidents.Level.IV, start)).Obligation.DueAt);
    }

    [Fact]
    public void Nobody_learned_of_it_later_than_the_system_had_it()
    {
        var start = Deadlines.ClockStart(null, OccurrencePrecision.Unknown, Day.At("05:10"), Day.At("04:50:30"));

        Assert.Equal(Day.At("04:50:30"), start);
    }

    [Fact]
    public void The_clock_starts_on_a_whole_second()
    {
        var start = Deadlines.ClockStart(null, OccurrencePrecision.Unknown, Day.At("05:10:07.8"), Day.At("05:11"));

        Assert.Equal(Day.At("05:10:07"), start);
    }

    [Fact]
    public void A_shortened_clock_leaves_ten_minutes_at_least()
    {
        var now = Day.At("13:00:00");

        Assert.Equal(Day.At("13:15"), Deadlines.Shorten(Due, Day.At("13:15"), now));
        Assert.Equal(Day.At("13:10"), Deadlines.Shorten(Due, Day.At("12:50"), now));
        Assert.Equal(Due, Deadlines.Shorten(Due, Day.At("14:00"), now));
        Assert.Equal(Due, Deadlines.Shorten(Due, Day.At("12:50"), Day.At("13:15")));
    }

    [Property(MaxTest = 1000)]
    public Property A_shortened_clock_never_moves_later_and_never_nearer_than_ten_minutes() =>
        Prop.ForAll(
            Gen.Choose(-90_000, 90_000).ToArbitrary(),
            Gen.Choose(-90_000_000, 90_000_000).ToArbitrary(),
            (proposed, now) =>
            {
                var at = Due.AddMilliseconds(now);

                var shortened = Deadlines.Shorten(Due, Due.AddSeconds(proposed), at);

                return shortened <= Due
                    && (shortened == Due || shortened >= Deadlines.WholeSecond(at) + Deadlines.LeastNotice)
                    && shortened == Deadlines.WholeSecond(shortened);
            });

    private static Opener Opener(DateTimeOffset now) => new("513322", Guid.Empty, Orders.Uniform, now, () => Guid.Empty);
}
