using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Units;

/// <summary>`GET /units`: the caller's own unit and those below it, all on one page (a prefecture has some hundreds).</summary>
internal static class ListUnits
{
    internal sealed class Handler(Database database) : IQuery<Page<UnitView>>
    {
        public static Action Action => Action.RosterRead;

        public async Task<Answer<Page<UnitView>>> Handle(IQueryCollection query, Call call) =>
            await database.Read(async tx =>
            {
                var cursor = await EventLog.Now(tx);
                return new Page<UnitView>(await tx.List<UnitView>(Sql.All, new { caller_unit = call.Caller.UnitCode }), null, cursor.ToString());
            }, call.Ct);
    }

    public static class Sql
    {
        public const string All = """
            select u.code, u.name, u.name_en, u.short, u.level, u.parent, u.latitude, u.longitude
            from unit u
            join unit_ancestor a on a.unit_code = u.code
            where a.ancestor_code = @caller_unit
            order by u.code
            """;
    }
}
