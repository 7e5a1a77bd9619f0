using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Search;

internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SearchIncidents.Handler>().AddSingleton<ExportIncidents.Handler>();

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.Query<SearchIncidents.Handler, Page<SearchHit>>("/api/v1/incidents/search");
        ExportIncidents.Map(app);
    }
}
