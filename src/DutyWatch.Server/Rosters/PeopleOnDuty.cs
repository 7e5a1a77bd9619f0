using DutyWatch.Alerts;
using DutyWatch.Core.Rosters;

namespace DutyWatch.Server.Rosters;

/// <summary>Who is on duty in some units at one instant.</summary>
internal sealed class PeopleOnDuty
{
    private readonly Dictionary<(string Unit, string Post), List<Watch>> watches;
    private readonly string? prefecture;

    internal PeopleOnDuty(IReadOnlyCollection<Rosters.MemberRow> rows, DateTimeOffset at, DutyCalendar calendar)
    {
        prefecture = rows.FirstOrDefault()?.PrefectureCode;
        watches = rows.GroupBy(row => (row.UnitCode, row.Post)).ToDictionary(roster => roster.Key, roster => OnWatch([.. roster], at, calendar));
    }

    /// <param name="posts">As `owing.duty-officer`, `prefecture.duty-leader`.</param>
    public IReadOnlyList<PersonToTell> Of(string owingUnit, IReadOnlyCollection<string> posts) =>
        [.. posts.Select(PostToTell.Parse)
            .SelectMany(post => At(post.IsPrefecture ? prefecture : owingUnit, post.Post))
            .Select(watch => new PersonToTell(watch.Person.PersonId, watch.Person.Name, watch.Person.UnitCode, watch.Person.Post, watch.Person.Phones))
            .DistinctBy(person => person.PersonId)];

    internal IReadOnlyList<Watch> At(string? unit, string post) => unit is not null && watches.TryGetValue((unit, post), out var found) ? found : [];

    private static List<Watch> OnWatch(Rosters.MemberRow[] members, DateTimeOffset at, DutyCalendar calendar)
    {
        var first = members[0];
        var plan = ShiftPlan.Find(first.Pattern, first.EvePattern, first.WeekendPattern, first.HolidayPattern)
            ?? throw new InvalidOperationException($"A shift pattern of {first.UnitCode} {first.Post} is unknown");
        var roster = new Roster(plan, first.AnchorDay, [.. members.Select(member => member.PersonId)]);
        return [.. roster.At(at, TimeZoneInfo.FindSystemTimeZoneById(first.TimeZone), calendar)
            .Select(onDuty => new Watch(members.First(member => member.PersonId == onDuty.PersonId), onDuty.From, onDuty.Until))];
    }

    internal sealed record Watch(Rosters.MemberRow Person, DateTimeOffset? From, DateTimeOffset? Until);
}
