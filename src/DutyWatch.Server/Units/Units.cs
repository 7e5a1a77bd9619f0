using DutyWatch.Postgres;

namespace DutyWatch.Server.Units;

/// <summary>The front door of units: what exists and what a caller reaches. Absent and foreign answer alike.</summary>
internal static class Units
{
    /// <summary>The unit if it is the caller's own or lies below it.</summary>
    public static Asked<UnitRow> Reach(DutyTransaction tx, string code, string callerUnit) =>
        tx.Ask<UnitRow>(Sql.Reach, new { code, caller_unit = callerUnit });

    /// <summary>The codes of the units right below one, in their order.</summary>
    public static Task<List<string>> Below(DutyTransaction tx, string code) => tx.List<string>(Sql.Below, new { code });

    /// <summary>Whether all of these exist anywhere in the site.</summary>
    public static async Task<bool> Exist(DutyTransaction tx, IReadOnlyCollection<string> codes)
    {
        var distinct = codes.Distinct().ToArray();
        return distinct.Length == 0 || await Count(tx, distinct).One() == distinct.Length;
    }

    /// <summary>How many of these exist.</summary>
    public static Asked<long> Count(DutyTransaction tx, string[] codes) => tx.Ask<long>(Sql.Count, new { codes });

    /// <summary>By code; asks nothing for none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Names(DutyTransaction tx, string[] codes) =>
        codes.Length == 0 ? new Dictionary<string, string>() : (await tx.List<NameRow>(Sql.Names, new { codes })).ToDictionary(row => row.Code, row => row.Name);

    private sealed record NameRow(string Code, string Name);

    internal sealed record UnitRow(string Code, string Name, string Level);

    public static class Sql
    {
        public const string Reach = """
            select u.code, u.name, u.level
            from unit u
            join unit_ancestor a on a.unit_code = u.code
            where u.code = @code
              and a.ancestor_code = @caller_unit
            """;

        public const string Below = "select code from unit where parent = @code order by code";

        public const string Names = "select code, name from unit where code = any(@codes)";

        public const string Count = "select count(*) from unit where code = any(@codes)";
    }
}
