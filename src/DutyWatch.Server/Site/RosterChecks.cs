using DutyWatch.Core.Rosters;

namespace DutyWatch.Server.Site;

/// <summary>Rosters are filled with people of their own unit, and somebody is on duty in every unit at every instant, holidays included.</summary>
internal static class RosterChecks
{
    public static void Run(PackDraft draft)
    {
        Checks.Once(draft.Calendar, day => $"{day.Day:yyyy-MM-dd} {(day.Type == "local" ? "local" : "notice")}", "day");
        Checks.Once(draft.Rosters, roster => roster.Id.ToString(), "id");
        Checks.Once(draft.Rosters, roster => $"{roster.UnitCode} {roster.Post}", "post");
        var units = draft.Units.Select(unit => unit.Row.Code).ToHashSet();
        var people = draft.People.GroupBy(person => person.Row.Id).ToDictionary(group => group.Key, group => group.First().Row);
        foreach (var roster in draft.Rosters)
        {
            PeopleChecks.KnownUnit(roster.Row.UnitCode, units, roster.At);
            Members(roster, people);
            Standing(roster);
        }
        Watched(draft);
    }

    private static void Members(Entry<RosterRow> roster, Dictionary<Guid, PersonRow> people)
    {
        if (roster.Row.Members.Length == 0)
        {
            roster.At.Note("members", "班表至少要有一人", "a roster needs at least one person");
        }
        foreach (var (id, i) in roster.Row.Members.Select((id, i) => (id, i)))
        {
            if (id != default && !people.ContainsKey(id))
            {
                roster.At.Note($"members[{i}]", $"people.json 中没有 {id}", $"people.json has no {id}");
            }
            else if (id != default && people[id].UnitCode != roster.Row.UnitCode)
            {
                roster.At.Note($"members[{i}]", $"{people[id].Name} 属于 {people[id].UnitCode}，不属于 {roster.Row.UnitCode}",
                    $"{people[id].Name} belongs to {people[id].UnitCode}, not to {roster.Row.UnitCode}");
            }
        }
    }

    private static void Standing(Entry<RosterRow> roster)
    {
        var (row, at) = roster;
        foreach (var (field, pattern) in (ReadOnlySpan<(string, string?)>)[("onEves", row.EvePattern), ("onWeekends", row.WeekendPattern), ("onHolidays", row.HolidayPattern)])
        {
            if (row.Pattern == ShiftPattern.Standing.Code && pattern is not null)
            {
                at.Note(field, "standing（常设）岗位每天都在岗，删去此字段", "a 'standing' post stands on every day: remove this");
            }
        }
    }

    private static void Watched(PackDraft draft)
    {
        var officers = draft.Rosters.Where(roster => roster.Row.Post == Posts.DutyOfficer && roster.Row.Members.Length > 0).ToList();
        var watched = officers.Select(roster => roster.Row.UnitCode).ToHashSet();
        foreach (var unit in draft.Units.Where(unit => unit.Row.Code.Length > 0 && !watched.Contains(unit.Row.Code)))
        {
            unit.At.Note("code",
                $"{unit.Row.Name}（{unit.Row.Code}）无人值班：rosters.json 须有 duty-officer",
                $"nobody is on duty in {unit.Row.Code}: rosters.json needs its duty-officer");
        }
        foreach (var (row, at) in officers.Where(roster => roster.Row.Plan is { LeavesNoGap: false }))
        {
            at.Note("pattern",
                $"{row.UnitCode} 有时无人值班：duty-officer 每类日子都须用 A24、B12、C8、D16 或 standing",
                $"at times nobody is on duty in {row.UnitCode}: a duty-officer follows A24, B12, C8, D16 or standing on every kind of day");
        }
    }
}
