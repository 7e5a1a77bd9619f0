using System.Text.RegularExpressions;

namespace DutyWatch.Server.Site;

/// <summary>People can be dialled, and each by a number of his own.</summary>
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
    }

    public static void KnownUnit(string code, HashSet<string> units, RecordReader at)
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

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex PhoneForm();
}
