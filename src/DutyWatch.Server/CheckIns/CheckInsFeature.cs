using DutyWatch.Alerts.Inbound;
using DutyWatch.Contracts;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.CheckIns;

internal static class CheckInsFeature
{
    /// <param name="ask">Whether any falls due; one that was asked may be filed in either case.</param>
    public static IServiceCollection AddCheckIns(this IServiceCollection services, bool ask)
    {
        services.AddSingleton<CheckIns>().AddSingleton<IAllQuiet, AllQuietByText>().AddSingleton<FileCheckIn.Handler>().AddSingleton<ReadNextCheckIn.Handler>().AddSingleton<ListCheckIns.Handler>();
        return ask ? services.AddSingleton<ISweep, CheckInSweep>() : services;
    }

    public static void MapCheckIns(this IEndpointRouteBuilder app)
    {
        app.Command<FileCheckIn.Handler, FileCheckInRequest, FileCheckInReply>("/api/v1/check-ins");
        app.Query<ListCheckIns.Handler, Page<CheckInView>>("/api/v1/check-ins");
        app.Query<ReadNextCheckIn.Handler, NextCheckInView>("/api/v1/check-ins/next");
    }
}
