using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Rosters;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Rosters;

/// <summary>The front door of the rosters: who holds a post at an instant.</summary>
internal sealed class Rosters : IPeopleOnDuty
{
    /// <summary>In the order of the posts, each person once. A post that nobody holds yields nobody: the caller says so.</summary>
    public async Task<IReadOnlyList<PersonToTell>> Find(DutyTransaction tx, string owingUnit, IReadOnlyCollection<string> posts, DateTimeOffset at) =>
        (await FindMany(tx, [owingUnit], posts, at)).Of(owingUnit, posts);

    /// <summary>For a sweep: everybody whom any of the units may have to tell, in one query; each obligation then asks for its own.</summary>
    /// <param name="posts">All posts that any of them asks for.</param>
    public static async Task<PeopleOnDuty> FindMany(
        DutyTransaction tx, IReadOnlyCollection<string> owingUnits, IReadOnlyCollection<string> posts, DateTimeOffset at)
    {
        var wanted = posts.Select(PostToTell.Parse).ToList();
        var rows = await tx.List<MemberRow>(Sql.Members, new
        {
            owing_units = owingUnits.ToArray(),
            owing_posts = wanted.Where(post => !post.IsPrefecture).Select(post => post.Post).ToArray(),
            prefecture_posts = wanted.Where(post => post.IsPrefecture).Select(post => post.Post).ToArray(),
        });
        // Most posts are kept alike on all days: then nobody need know which day it is.
        var differs = rows.Any(row => row.EvePattern is not null || row.WeekendPattern is not null || row.HolidayPattern is not null);
        return new PeopleOnDuty(rows, at, differs ? await Calendar(tx, at) : DutyCalendar.Unpublished);
    }

    /// <summary>Everybody on the rosters of some posts of a unit, on duty or not, in the order of the rosters.</summary>
    public static Task<List<HolderRow>> Holders(DutyTransaction tx, string unitCode, IReadOnlyCollection<string> posts) =>
        tx.List<HolderRow>(Sql.Holders, new { unit_code = unitCode, posts = posts.ToArray() });

    /// <summary>The days around an instant, in whole years: only then is it known whether a year has its notice.</summary>
    public static async Task<DutyCalendar> Calendar(DutyTransaction tx, DateTimeOffset at)
    {
        var rows = await tx.List<DayRow>(Sql.Days, new { first = new DateOnly(at.AddDays(-DaysAround).Year, 1, 1), last = new DateOnly(at.AddDays(DaysAround).Year, 12, 31) });
        return new DutyCalendar(rows.Select(row => new NamedDay(row.Day, Words.Parse<DayType>(row.Type), row.Name)));
    }

    /// <summary>The day of an instant, in the time zone of the site.</summary>
    public static async Task<DutyDayView> Day(DutyTransaction tx, DateTimeOffset at)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await tx.One<string>(Sql.Zone));
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        var calendar = await Calendar(tx, at);
        return new DutyDayView(day, Words.Of(calendar.TypeOf(day)), Words.Of(calendar.KeptAs(day)), calendar.NameOf(day), calendar.IsPublished(day.Year));
    }

    // Longer than any block of rest days.
    private const int DaysAround = 31;

    private sealed record DayRow(DateOnly Day, string Type, string Name);

    internal sealed record HolderRow(Guid PersonId, string Name, string Post);

    /// <param name="Place">The person's place among the members.</param>
    internal sealed record MemberRow(
        string UnitCode, string Post, string Pattern, string? EvePattern, string? WeekendPattern, string? HolidayPattern, DateOnly AnchorDay, long Place,
        Guid PersonId, string Name, string[] Phones, string TimeZone, string PrefectureCode);

    public static class Sql
    {
        public const string Zone = "select time_zone from site";

        public const string Days = """
            select day, type, name
            from calendar_day
            where day between @first and @last
            """;

        public const string Holders = """
            select p.id as person_id, p.name, r.post
            from roster r
            cross join unnest(r.members) with ordinality as m (person_id, place)
            join person p on p.id = m.person_id
            where r.unit_code = @unit_code
              and r.post = any(@posts)
            order by array_position(@posts, r.post), m.place
            """;

        public const string Members = """
            select r.unit_code, r.post, r.pattern, r.eve_pattern, r.weekend_pattern, r.holiday_pattern, r.anchor_day, m.place, p.id as person_id, p.name, p.phones, s.time_zone, s.prefecture_code
            from site s
            join roster r
              on (r.unit_code = any(@owing_units) and r.post = any(@owing_posts))
              or (r.unit_code = s.prefecture_code and r.post = any(@prefecture_posts))
            cross join unnest(r.members) with ordinality as m (person_id, place)
            join person p on p.id = m.person_id
            order by r.unit_code, r.post, m.place
            """;
    }
}
