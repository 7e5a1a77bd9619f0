using System.Text;
using DutyWatch.Contracts;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;

namespace DutyWatch.Server.CheckIns;

/// <summary>One verifying fact, drawn for each check-in, that its filer must find out: it cannot be filed by a script, nor in one's sleep.</summary>
internal static class CheckInQuestions
{
    private const string Officer = "duty-officer";
    private const string Leader = "duty-leader";
    private static readonly string[] Posts = [$"owing.{Officer}", $"owing.{Leader}"];

    /// <param name="Names">Any of them is right: whoever is on duty now or was when it opened.</param>
    internal sealed record Question(CheckInQuestion View, IReadOnlyCollection<string> Names)
    {
        public bool IsAnsweredBy(string? fact) => fact is not null && Names.Select(Plain).Contains(Plain(fact));

        private static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
    }

    /// <summary>Null when there is nobody to ask about.</summary>
    public static async Task<Question?> For(DutyTransaction tx, Obligation owed, DateTimeOffset now)
    {
        if ((await Drawn(tx, [(owed.Id, owed.UnitCode)])).GetValueOrDefault(owed.Id) is not { } one)
        {
            return null;
        }
        string[] posts = [$"owing.{one.Post}"];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in new[] { owed.ClockStartAt, now })
        {
            names.UnionWith((await Rosters.Rosters.FindMany(tx, [one.UnitCode], posts, at)).Of(one.UnitCode, posts).Select(person => person.Name));
        }
        return names.Count == 0 ? null : new Question(new CheckInQuestion(one.Post, one.UnitCode, WordsOf(one)), names);
    }

    /// <summary>What the texts of many check-ins ask, in one query.</summary>
    public static async Task<IReadOnlyDictionary<Guid, BothLanguages>> WordsFor(DutyTransaction tx, IReadOnlyList<(Guid Id, string Unit)> owed) =>
        owed.Count == 0 ? new Dictionary<Guid, BothLanguages>() : (await Drawn(tx, owed)).ToDictionary(drawn => drawn.Key, drawn => WordsOf(drawn.Value));

    // The same until it is filed, and known to nobody before it opened: the id is drawn then.
    private static async Task<Dictionary<Guid, AskedRow>> Drawn(DutyTransaction tx, IReadOnlyList<(Guid Id, string Unit)> owed)
    {
        var asked = (await tx.List<AskedRow>(Sql.Candidates, new { units = owed.Select(o => o.Unit).Distinct().ToArray(), officer = Officer, leader = Leader })).ToLookup(row => row.ForUnit);
        return owed.Where(o => asked.Contains(o.Unit)).ToDictionary(o => o.Id, o => asked[o.Unit].ElementAt(o.Id.ToByteArray()[^1] % asked[o.Unit].Count()));
    }

    /// <summary>Who is on duty in the unit, by its roster.</summary>
    public static async Task<IReadOnlyList<string>> OnDuty(DutyTransaction tx, string unit, DateTimeOffset now) =>
        [.. (await Rosters.Rosters.FindMany(tx, [unit], Posts, now)).Of(unit, Posts).Select(person => person.Name)];

    private static BothLanguages WordsOf(AskedRow asked) => asked.Post == Leader
        ? new BothLanguages("州总值班室现在的带班领导是谁？", "Who is the leader on duty of the prefecture's room now?")
        : new BothLanguages($"{asked.Name}现在的值班员是谁？", $"Who is the duty officer of {asked.NameEn} now?");

    private sealed record AskedRow(string ForUnit, string UnitCode, string Name, string NameEn, string Post);

    public static class Sql
    {
        // The neighbours' officers, whom one rings up anyway, and the leader of the prefecture's room.
        public const string Candidates = """
            select u.code as for_unit, n.code as unit_code, n.name, n.name_en, @officer::text as post
            from unit u
            join unit n on n.code = any(u.neighbours)
            where u.code = any(@units)
              and exists (select 1 from roster r where r.unit_code = n.code and r.post = @officer)
            union all
            select u.code, p.code, p.name, p.name_en, @leader
            from unit u
            cross join site s
            join unit p on p.code = s.prefecture_code
            where u.code = any(@units)
              and p.code <> u.code
              and exists (select 1 from roster r where r.unit_code = p.code and r.post = @leader)
            order by 1, 2
            """;
    }
}
