using System.Globalization;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Drill;

/// <param name="Start">Where duty time starts.</param>
/// <param name="Speed">Seconds of duty time in one of the machine's.</param>
internal sealed record DrillSettings(DateTimeOffset Start, int Speed)
{
    /// <summary>Time stands at the start until a player says how far it may run.</summary>
    public bool WaitsForPlayer { get; init; }

    /// <summary>Null when no drill is asked for.</summary>
    public static DrillSettings? From(string? start, string? speed)
    {
        if (start is null)
        {
            return speed is null
                ? null
                : throw new SettingsException("DutyWatch__Drill__Speed 须与 DutyWatch__Drill__Start 同用 / DutyWatch__Drill__Speed needs DutyWatch__Drill__Start");
        }
        return new DrillSettings(StartOf(start), speed is null ? DrillClock.Slowest : SpeedOf(speed));
    }

    // Without an offset nobody knows which instant is meant.
    private static DateTimeOffset StartOf(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new SettingsException($"DutyWatch__Drill__Start 要写成 2022-09-05T12:52:00+08:00 / DutyWatch__Drill__Start is written like 2022-09-05T12:52:00+08:00, not {text}");

    private static int SpeedOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var speed) && speed is >= DrillClock.Slowest and <= DrillClock.Fastest
            ? speed
            : throw new SettingsException($"DutyWatch__Drill__Speed 要 1 至 3600 的整数 / DutyWatch__Drill__Speed is a whole number from 1 to 3600, not {text}");
}
