using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Search;

internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SearchIncidents.Handler>().AddSingleton<ExportIncidents.Handler>()
        .AddSingleton<ListViews.Handler>().AddSingleton<SaveView.Handler>().AddSingleton<DropView.Handler>();

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.Query<SearchIncidents.Handler, Page<SearchHit>>("/api/v1/incidents/search");
        ExportIncidents.Map(app);
        app.Query<ListViews.Handler, SavedViewList>("/api/v1/search/views");
        app.Command<SaveView.Handler, SaveViewRequest, SaveViewReply>("/api/v1/search/views/{id}", "PUT");
        app.Command<DropView.Handler, DropViewRequest, DropViewReply>("/api/v1/search/views/{id}", "DELETE");
    }
}
