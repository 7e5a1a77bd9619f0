namespace DutyWatch.Core.Incidents;

/// <summary>特别重大, 重大, 较大, 一般, 未达级, 未知: most serious first, so that comparing is comparing.</summary>
public enum Level
{
    I,
    II,
    III,
    IV,
    Below,
    Unknown,
}

public static class Levels
{
    /// <summary>What deadlines and alerts go by: the higher of "is" and "may reach" (Emergency Response Law, art. 62).</summary>
    public static Level Working(Level confirmed, Level prospective) => MoreSerious(confirmed, prospective);

    public static Level MoreSerious(Level a, Level b) => a < b ? a : b;

    /// <summary>What phone and first reports, and reports upward, go by: a sensitive incident as III, never weaker than its own level (domain 1.6).</summary>
    public static Level Counting(Level level, bool sensitive) => sensitive ? MoreSerious(level, Level.III) : level;

    /// <summary>Levels I and II and sensitive incidents are answered on the short timetable.</summary>
    public static bool IsUrgent(Level working, bool sensitive) => working <= Level.II || sensitive;
}
