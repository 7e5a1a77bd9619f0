using System.Text.RegularExpressions;

namespace DutyWatch.Server.Site;

/// <summary>People can be dialled, and rosters are filled with people of their own unit.</summary>
internal static partial class PeopleChecks
{
    public static void Run(PackDraft draft)
    {
        var units = draft.Units.Select(unit => unit.Row.Code).ToHashSet();
        Checks.Once(draft.People, person => person.Id.ToString(), "id");
        foreach (var person in draft.People)
        {
            KnownUnit(person.Row.UnitCode, units, person.At);
        }
        Phones(draft);
        Checks.Once(draft.Rosters, roster => roster.Id.ToString(), "id");
        Checks.Once(draft.Rosters, roster => $"{roster.UnitCode} {roster.Post}", "post");
        var people = draft.People.GroupBy(person => person.Row.Id).ToDictionary(group => group.Key, group => group.First().Row);
        foreach (var roster in draft.Rosters)
        {
            KnownUnit(roster.Row.UnitCode, units, roster.At);
            Members(roster, people);
        }
    }

    private static void KnownUnit(string code, HashSet<string> units, RecordReader at)
    {
        if (code.Length > 0 && !units.Contains(code))
        {
            at.Note("unit", $"没有单位 {code}", $"there is no unit {code}");
        }
    }

    // A reply is known by the number it comes from: two people of one number could not be told apart.
    private static void Phones(PackDraft draft)
    {
        var first = new Dictionary<string, int>();
        foreach (var (person, at) in draft.People)
        {
            if (person.Phones.Length == 0)
            {
                at.Note("phones", "至少要有一个电话号码", "at least one phone number is needed");
            }
            foreach (var (phone, i) in person.Phones.Select((phone, i) => (phone, i)))
            {
                if (!PhoneForm().IsMatch(phone))
                {
                    at.Note($"phones[{i}]",
                        $"“{phone}”不是国际格式的号码，如 +8613800000000，不含空格",
                        $"'{phone}' is not an international number such as +8613800000000, without spaces");
                }
                else if (!first.TryAdd(phone, at.Place.Line))
                {
                    at.Note($"phones[{i}]", $"号码 {phone} 已在第 {first[phone]} 行出现", $"{phone} stands twice: first in line {first[phone]}");
                }
            }
        }
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

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex PhoneForm();
}
