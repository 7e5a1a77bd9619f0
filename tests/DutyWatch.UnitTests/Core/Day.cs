using System.Globalization;

namespace DutyWatch.UnitTests.Core;

/// <summary>Instants as people of the prefecture say them: local time of an invented Monday, or so many days after it.</summary>
internal static class Day
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly DateOnly Monday = new(2026, 8, 3);

    public static DateTimeOffset At(string time, int day = 0) =>
        new DateTimeOffset(Monday.AddDays(day).ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.FromHours(8)).ToUniversalTime();
}
