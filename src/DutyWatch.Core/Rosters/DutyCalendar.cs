namespace DutyWatch.Core.Rosters;

/// <summary>What a day is by the orders of the authorities.</summary>
public enum DayType
{
    Workday,
    Weekend,
    Statutory,
    Bridge,
    Makeup,
    Local,
}

/// <summary>How a day is kept by those on duty.</summary>
public enum DutyDay
{
    Workday,

    /// <summary>The last working day before a block of rest days that holds a holiday: the block begins when work ends.</summary>
    Eve,
    Weekend,
    Holiday,
}

/// <summary>A day that an authority named: a rest day, or a workday made of one.</summary>
public sealed record NamedDay(DateOnly Day, DayType Type, string Name);

/// <summary>
/// Rest days and workdays: the local authority's word stands above the State Council's notice, and that above the weekday.
/// A year without a notice has its weekends and the days fixed by law, and says so.
/// </summary>
public sealed class DutyCalendar
{
    // 全国年节及纪念日放假办法 (2024), art. 2, as far as it names days of the sun's calendar; the others are known by the year's notice only.
    private static readonly Dictionary<(int Month, int Day), string> FixedByLaw = new()
    {
        [(1, 1)] = "元旦",
        [(5, 1)] = "劳动节",
        [(5, 2)] = "劳动节",
        [(10, 1)] = "国庆节",
        [(10, 2)] = "国庆节",
        [(10, 3)] = "国庆节",
    };

    private readonly Dictionary<DateOnly, NamedDay> named;
    private readonly HashSet<int> published;

    public DutyCalendar(IEnumerable<NamedDay> days)
    {
        var all = days.ToList();
        named = all.OrderBy(day => day.Type != DayType.Local).GroupBy(day => day.Day).ToDictionary(same => same.Key, same => same.First());
        published = [.. all.Where(day => day.Type == DayType.Statutory).Select(day => day.Day.Year)];
    }

    /// <summary>No notice is known: weekends and fixed days only.</summary>
    public static DutyCalendar Unpublished { get; } = new([]);

    /// <summary>Whether the notice of a year is known.</summary>
    public bool IsPublished(int year) => published.Contains(year);

    public DayType TypeOf(DateOnly day) => named.TryGetValue(day, out var known) ? known.Type
        : IsFixed(day) ? DayType.Statutory
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayType.Weekend
        : DayType.Workday;

    public string? NameOf(DateOnly day) => named.TryGetValue(day, out var known) ? known.Name
        : IsFixed(day) ? FixedByLaw[(day.Month, day.Day)]
        : null;

    public DutyDay KeptAs(DateOnly day)
    {
        if (IsRest(day))
        {
            return Holds(day, back: true) || Holds(day, back: false) ? DutyDay.Holiday : DutyDay.Weekend;
        }
        var next = day.AddDays(1);
        return IsRest(next) && Holds(next, back: false) ? DutyDay.Eve : DutyDay.Workday;
    }

    private bool IsFixed(DateOnly day) => !IsPublished(day.Year) && FixedByLaw.ContainsKey((day.Month, day.Day));

    private bool IsRest(DateOnly day) => TypeOf(day) is not (DayType.Workday or DayType.Makeup);

    // A weekend that joins a holiday is a part of its block (domain: from the end of work on the last working day to its start on the next).
    private bool Holds(DateOnly day, bool back)
    {
        while (IsRest(day))
        {
            if (TypeOf(day) != DayType.Weekend)
            {
                return true;
            }
            day = day.AddDays(back ? -1 : 1);
        }
        return false;
    }
}
