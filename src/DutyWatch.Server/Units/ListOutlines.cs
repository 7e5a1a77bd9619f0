using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Units;

/// <summary>`GET /units/outlines`: the outlines of the caller's own unit and those below it, all on one page, for the map.</summary>
internal static class ListOutlines
{
    internal sealed class Handler(Database database) : IQuery<Page<OutlineView>>
    {
        public static Action Action => Action.RosterRead;

        public async Task<Answer<Page<OutlineView>>> Handle(IQueryCollection query, Call call) =>
            await database.Read(async tx =>
            {
                var cursor = await EventLog.Now(tx);
                var rows = await tx.List<OutlineRow>(Sql.All, new { caller_unit = call.Caller.UnitCode });
                return new Page<OutlineView>([.. rows.Select(row => row.View)], null, cursor.ToString());
            }, call.Ct);
    }

    private sealed record OutlineRow(string UnitCode, string Rings)
    {
        public OutlineView View => new(UnitCode, JsonSerializer.Deserialize<decimal[][][]>(Rings)!);
    }

    public static class Sql
    {
        public const string All = """
            select o.unit_code, o.rings::text
            from unit_outline o
            join unit_ancestor a on a.unit_code = o.unit_code
            where a.ancestor_code = @caller_unit
            order by o.unit_code
            """;
    }
}
