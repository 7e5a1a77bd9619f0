using DutyWatch.Contracts;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DutyWatch.Server.Upward;

internal static class UpwardFeature
{
    public static IServiceCollection AddUpward(this IServiceCollection services)
    {
        services.TryAddSingleton(UpwardOptions.Off);
        return services.AddSingleton<UpwardDesk>().AddSingleton<PassUpward.Handler>().AddSingleton<ReadDraft.Handler>().AddSingleton<CheckUpward.Handler>().AddSingleton<ExportReport.Handler>()
            .AddSingleton<ExchangeAlerts>().AddSingleton<ISweep, ExchangeSweep>();
    }

    public static void MapUpward(this IEndpointRouteBuilder app)
    {
        app.Command<PassUpward.Handler, PassUpwardRequest, PassUpwardReply>("/api/v1/incidents/{id}/upward-reports");
        app.Query<ReadDraft.Handler, UpwardDraft>("/api/v1/incidents/{id}/upward/draft");
        app.Command<CheckUpward.Handler, FileReportRequest, CheckReportReply>("/api/v1/incidents/{id}/upward/check");
        app.Query<ExportReport.Handler, ExchangeFile>("/api/v1/upward-reports/{id}/file");
    }
}
