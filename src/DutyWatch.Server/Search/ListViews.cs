using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Search;

/// <summary>`GET /search/views`: what the caller has saved, the first one first.</summary>
internal static class ListViews
{
    internal sealed class Handler(Database database) : IQuery<SavedViewList>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<SavedViewList>> Handle(IQueryCollection query, Call call)
        {
            var rows = await database.Read(tx => tx.List<Row>(Sql.Views, new { owner = call.Caller.Actor }), call.Ct);
            return new SavedViewList(rows.ConvertAll(row => new SavedView(row.Id, row.Name, JsonSerializer.Deserialize<ViewFilters>(row.Filters, Wire.Options)!, row.SavedAt)));
        }
    }

    private sealed record Row(Guid Id, string Name, string Filters, DateTimeOffset SavedAt);

    public static class Sql
    {
        public const string Views = """
            select id, name, filters, saved_at
            from saved_view
            where owner = @owner
            order by saved_at, id
            """;
    }
}
