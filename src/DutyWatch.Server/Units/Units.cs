using DutyWatch.Postgres;

namespace DutyWatch.Server.Units;

/// <summary>The front door of units: what exists and what a caller reaches. Absent and foreign answer alike.</summary>
internal static class Units
{
    /// <summary>The unit if it is the caller's own or lies below it.</summary>
    public static Task<UnitRow?> Reach(DutyTransaction tx, string code, string callerUnit) =>
        tx.First<UnitRow>(Sql.Reach, new { code, caller_unit = callerUnit });

    /// <summary>Whether all of these exist anywhere in the site.</summary>
    public static async Task<bool> Exist(DutyTransaction tx, IReadOnlyCollection<string> codes)
    {
        var distinct = codes.Distinct().ToArray();
        return distinct.Length == 0 || await tx.One<long>(Sql.Count, new { codes = distinct }) == distinct.Length;
    }

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

        public const string Count = "select count(*) from unit where code = any(@codes)";
    }
}
