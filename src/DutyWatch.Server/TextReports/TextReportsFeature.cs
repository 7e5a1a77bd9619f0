using DutyWatch.Alerts.Inbound;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.TextReports;

internal static class TextReportsFeature
{
    public static IServiceCollection AddTextReports(this IServiceCollection services) =>
        services.AddSingleton<SiteWordBook>().AddSingleton<FileText>().AddSingleton<UnfiledTexts>().AddSingleton<IReportByText, ReportByText>()
            .AddSingleton<ListLooseEnds.Handler>().AddSingleton<HandleLooseEnd.Handler>();

    public static void MapTextReports(this IEndpointRouteBuilder app)
    {
        app.Query<ListLooseEnds.Handler, Page<LooseEndView>>("/api/v1/loose-ends");
        app.Command<HandleLooseEnd.Handler, HandleLooseEndRequest, HandleLooseEndReply>("/api/v1/loose-ends/{id}/handling");
    }
}
