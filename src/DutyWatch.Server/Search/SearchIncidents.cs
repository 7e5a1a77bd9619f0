using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Search;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Incidents;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Search;

/// <summary>`GET /incidents/search?q=&amp;kind=&amp;level=&amp;unit=&amp;from=&amp;to=&amp;late=&amp;state=`: incidents by their own words and those of their reports, newest first.</summary>
internal static class SearchIncidents
{
    internal sealed class Handler(Database database) : IQuery<Page<SearchHit>>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<Page<SearchHit>>> Handle(IQueryCollection query, Call call)
        {
            if (Paging.Read(query) is not { } paging)
            {
                return Refusals.BodyMalformed;
            }
            var filter = SearchFilter.Read(query);
            return filter.Refusal is { } refusal
                ? refusal
                : await Paging.Read(database, paging, tx => Load(tx, filter.Reply, paging, call.Caller.UnitCode), hit => new PagePosition(hit.Incident.OpenedAt, hit.Incident.Id), call.Ct);
        }

        private static async Task<List<SearchHit>> Load(DutyTransaction tx, SearchFilter filter, PageRequest paging, string caller_unit)
        {
            var found = await Finder.Begin(tx, filter, caller_unit);
            var ids = (await found.Next(paging.After, paging.Take + 1)).ConvertAll(hit => hit.Id);
            var incidents = IncidentViews.AskForBoard(tx, [.. ids], caller_unit);
            var reports = found.Words is { } words ? (await tx.List<ReportRow>(SearchStatements.Sql.Reports, new { ids = ids.ToArray(), caller_unit, words })).ToDictionary(r => r.IncidentId) : [];
            return (await incidents.List()).ConvertAll(row => View(IncidentViews.View(row), reports.GetValueOrDefault(row.Id), filter.Text));
        }

        private static SearchHit View(IncidentSummary incident, ReportRow? report, string text) => report is null
            ? new SearchHit(incident, null, null, null, null)
            : new SearchHit(incident, report.ReportId, Enum.Parse<ReportStage>(report.Stage, ignoreCase: true), report.No, Excerpt.Of(report.Words, text));
    }

    private sealed record ReportRow(Guid IncidentId, Guid ReportId, string Stage, int No, string Words);
}
