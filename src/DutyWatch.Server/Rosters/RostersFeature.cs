using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Rosters;

internal static class RostersFeature
{
    public static IServiceCollection AddRosters(this IServiceCollection services) =>
        services.AddSingleton<IPeopleOnDuty, Rosters>().AddSingleton<ListOnDuty.Handler>();

    public static void MapRosters(this IEndpointRouteBuilder app) => app.Query<ListOnDuty.Handler, OnDutyList>("/api/v1/rosters/on-duty");
}
