using System.Globalization;
using DutyWatch.Core.CheckIns;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Rosters;

namespace DutyWatch.UnitTests.CheckIns;

/// <summary>Domain 4.5: a unit says that all is quiet at 17:00, twice on rest days, three times when it is sensitive, every two hours in a response.</summary>
public sealed class CheckInPlanTests
{
    private const string Unit = "513322";
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2026-11-23", "17:00")]
    [InlineData("2026-11-22", "08:30 17:00")]
    [InlineData("2026-10-01", "08:30 14:00 20:00")]
    [InlineData("2026-10-10", "17:00")]
    [InlineData("2026-10-04", "08:30 17:00")]
    public void The_hours_of_a_day_go_by_how_it_is_kept(string day, string hours)
    {
        Assert.Equal(hours, string.Join(' ', HoursOf(day, null)));
    }

    [Theory]
    [InlineData(Posture.Sensitive, "08:30 14:00 20:00")]
    [InlineData(Posture.Response, "00:00 02:00 04:00 06:00 08:00 10:00 12:00 14:00 16:00 18:00 20:00 22:00")]
    public void A_response_asks_for_more_than_the_day_does(Posture response, string hours) => Assert.Equal(hours, string.Join(' ', HoursOf("2026-11-23", response)));

    [Fact]
    public void A_response_never_asks_for_less_than_the_day_does() => Assert.Equal(["08:30", "14:00", "20:00"], HoursOf("2026-10-01", Posture.Rest));

    [Fact]
    public void It_opens_an_hour_before_and_is_owed_once()
    {
        var plan = Plan();
        var before = plan.Look(new Watch(Unit, At("2026-11-23T12:00"), null), null, At("2026-11-23T15:59"));
        Assert.Empty(before.Due);
        Assert.Equal(At("2026-11-23T16:00"), before.NextAt);

        var opened = plan.Look(before.After, null, At("2026-11-23T16:00"));
        var due = Assert.Single(opened.Due);
        Assert.Equal((At("2026-11-23T16:00"), At("2026-11-23T17:00"), false), (due.OpensAt, due.DueAt, due.Excused));
        Assert.Equal(At("2026-11-24T16:00"), opened.NextAt);
        Assert.Empty(plan.Look(opened.After, null, At("2026-11-23T17:30")).Due);
    }

    [Fact]
    public void Opened_too_late_it_still_gives_ten_minutes()
    {
        var due = Assert.Single(Plan().Look(new Watch(Unit, At("2026-11-23T12:00"), null), null, At("2026-11-23T16:55")).Due);
        Assert.Equal(At("2026-11-23T17:05"), due.DueAt);
    }

    [Fact]
    public void After_a_downtime_the_last_missed_hour_is_owed_and_those_before_are_excused_in_order()
    {
        var look = Plan().Look(new Watch(Unit, At("2026-11-20T17:00"), null), null, At("2026-11-22T18:00"));
        Assert.Equal(
            ["11-21 08:30 excused", "11-21 17:00 excused", "11-22 08:30 excused", "11-22 18:10"],
            look.Due.Select(d => $"{Local(d.DueAt):MM-dd HH:mm}{(d.Excused ? " excused" : "")}"));
        Assert.Equal(At("2026-11-22T18:00"), look.After.HandledUntil);
        Assert.Equal(At("2026-11-23T16:00"), look.NextAt);
    }

    [Fact]
    public void A_response_that_began_asks_for_nothing_that_lies_before_it()
    {
        var plan = Plan();
        var look = plan.Look(new Watch(Unit, At("2026-11-22T17:00"), null), Posture.Response, At("2026-11-23T15:10"));
        Assert.Equal([At("2026-11-23T16:00")], look.Due.Select(d => d.DueAt));
        Assert.Equal(At("2026-11-23T17:00"), look.NextAt);

        var over = plan.Look(look.After, null, At("2026-11-23T16:30"));
        Assert.Equal([At("2026-11-23T17:00")], over.Due.Select(d => d.DueAt));
    }

    [Fact]
    public void Whatever_the_looks_every_hour_of_a_month_is_owed_exactly_once()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (watch, now, opened) = (new Watch(Unit, At("2026-11-01T00:00"), null), At("2026-11-01T00:00"), new List<DateTimeOffset>());
            while (now < At("2026-12-01T00:00"))
            {
                now += TimeSpan.FromMinutes(random.Next(1, 600));
                var look = Plan().Look(watch, null, now);
                opened.AddRange(look.Due.Select(d => d.OpensAt + TimeSpan.FromHours(1)));
                Assert.All(look.Due, d => Assert.True(d.Excused || d.DueAt >= now + TimeSpan.FromMinutes(10)));
                Assert.True(look.NextAt > now);
                watch = look.After;
            }
            var asked = Enumerable.Range(0, 30).SelectMany(d => HoursOf($"2026-11-{d + 1:00}", null).Select(h => At($"2026-11-{d + 1:00}T{h}")));
            Assert.Equal(asked, opened.Where(at => at < At("2026-12-01T00:00")));
        }
    }

    [Theory]
    [InlineData("II", Level.II)]
    [InlineData("Ⅲ级", Level.III)]
    [InlineData("一级响应", Level.I)]
    [InlineData("4", Level.IV)]
    [InlineData("未启动", null)]
    [InlineData(null, null)]
    public void A_response_level_is_read_as_people_write_it(string? text, Level? level) => Assert.Equal(level, ResponseLevel.Parse(text));

    private static List<string> HoursOf(string day, Posture? response)
    {
        var hours = new List<string>();
        var at = Plan().Next(Unit, response, At($"{day}T00:00") - TimeSpan.FromSeconds(1));
        while (at is { } hour && Local(hour).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == day)
        {
            hours.Add(Local(hour).ToString("HH:mm", CultureInfo.InvariantCulture));
            at = Plan().Next(Unit, response, hour);
        }
        return hours;
    }

    private static CheckInPlan Plan() => new(
        [
            Rule(Posture.Ordinary, "17:00"), Rule(Posture.Rest, "08:30", "17:00"), Rule(Posture.Sensitive, "08:30", "14:00", "20:00"),
            Rule(Posture.Response, [.. Enumerable.Range(0, 12).Select(h => $"{2 * h:00}:00")]),
        ],
        [new SensitivePeriod("国庆", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 3), []), new SensitivePeriod("elsewhere", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), ["513301"])],
        new DutyCalendar(
            [
                .. Enumerable.Range(1, 7).Select(d => new NamedDay(new DateOnly(2026, 10, d), DayType.Statutory, "国庆节")),
                new NamedDay(new DateOnly(2026, 10, 10), DayType.Makeup, "国庆节"),
            ]),
        Shanghai);

    private static CheckInRule Rule(Posture posture, params string[] times) =>
        new(posture, [.. times.Select(t => TimeOnly.Parse(t, CultureInfo.InvariantCulture))], TimeSpan.FromHours(1), "late-check-in");

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse($"{local}+08:00", CultureInfo.InvariantCulture).ToUniversalTime();

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Shanghai);
}
