using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Incidents;

/// <summary>`GET /incidents?state=open|closed|all`: the board, newest first.</summary>
internal static class ListIncidents
{
    internal sealed class Handler(Database database) : IQuery<Page<IncidentSummary>>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<Page<IncidentSummary>>> Handle(IQueryCollection query, Call call)
        {
            if (Paging.Read(query) is not { } paging || !Closed.TryGetValue(query["state"].FirstOrDefault() ?? "open", out var closed))
            {
                return Refusals.BodyMalformed;
            }
            return await Paging.Read(database, paging, async tx =>
            {
                var rows = await tx.List<IncidentViews.BoardRow>(IncidentViews.Sql.BoardPage, new
                {
                    closed,
                    caller_unit = call.Caller.UnitCode,
                    before = paging.After?.At ?? DateTimeOffset.MaxValue,
                    before_id = paging.After?.Id ?? Guid.AllBitsSet,
                    take = paging.Take + 1,
                });
                return rows.ConvertAll(IncidentViews.View);
            }, view => new PagePosition(view.OpenedAt, view.Id), call.Ct);
        }

        private static readonly Dictionary<string, bool?> Closed = new() { ["open"] = false, ["closed"] = true, ["all"] = null };
    }
}
