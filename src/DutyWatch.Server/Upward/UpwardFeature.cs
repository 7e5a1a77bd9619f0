using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Upward;

internal static class UpwardFeature
{
    public static IServiceCollection AddUpward(this IServiceCollection services) => services.AddSingleton<UpwardDesk>().AddSingleton<PassUpward.Handler>();

    public static void MapUpward(this IEndpointRouteBuilder app) =>
        app.Command<PassUpward.Handler, PassUpwardRequest, PassUpwardReply>("/api/v1/incidents/{id}/upward-reports");
}
