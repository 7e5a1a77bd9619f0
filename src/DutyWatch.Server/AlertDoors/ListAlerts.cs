using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.AlertDoors;

/// <summary>`GET /alerts?state=open`: newest first.</summary>
internal static class ListAlerts
{
    private static readonly string[] States = ["open", "answered", "closed"];

    internal sealed class Handler(Database database) : IQuery<Page<AlertView>>
    {
        public static Action Action => Action.AlertRead;

        public async Task<Answer<Page<AlertView>>> Handle(IQueryCollection query, Call call)
        {
            if (Paging.Read(query) is not { } paging || Paging.Words(query, "state", States) is not { } states)
            {
                return Refusals.BodyMalformed;
            }
            return await Paging.Read(database, paging, async tx =>
            {
                var ids = await tx.List<Guid>(AlertQueries.Sql.Page, new
                {
                    states,
                    before = paging.After?.At ?? DateTimeOffset.MaxValue,
                    before_id = paging.After?.Id ?? Guid.AllBitsSet,
                    caller_unit = call.Caller.UnitCode,
                    take = paging.Take + 1,
                });
                var views = await AlertQueries.Load(tx, [.. ids], call.Caller.UnitCode);
                return views.OrderBy(a => ids.IndexOf(a.Id)).ToList();
            }, view => new PagePosition(view.RaisedAt, view.Id), call.Ct);
        }
    }
}

/// <summary>`GET /alerts/{id}`: messages, deliveries, every instant.</summary>
internal static class ReadAlert
{
    internal sealed class Handler(Database database) : IQuery<AlertView>
    {
        public static Action Action => Action.AlertRead;

        public async Task<Answer<AlertView>> Handle(IQueryCollection query, Call call) => await database.Read(async tx =>
        {
            var found = await tx.List<Guid>(AlertQueries.Sql.ById, new { id = call.Id ?? Guid.Empty, caller_unit = call.Caller.UnitCode });
            return (await AlertQueries.Load(tx, [.. found], call.Caller.UnitCode)).FirstOrDefault();
        }, call.Ct) is { } alert ? alert : Refusals.NotFound;
    }
}
