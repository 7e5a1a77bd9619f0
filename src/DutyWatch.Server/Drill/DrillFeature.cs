using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Drill;

internal static class DrillFeature
{
    public static IServiceCollection AddDrill(this IServiceCollection services) => services.AddSingleton<DrillParts>().AddSingleton<HoldDrill.Handler>();

    public static void MapDrill(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/drill", (Clocks clocks, SiteOptions site) => Results.Json(View(clocks, site), Wire.Options))
            .WithMetadata(new Demands(null)).Produces<DrillView>().ProducesRefusals(429);
        app.Command<HoldDrill.Handler, HoldDrillRequest, HoldDrillReply>("/api/v1/drill", "PUT");
    }

    private static DrillView View(Clocks clocks, SiteOptions site)
    {
        var clock = clocks.Duty as DrillClock;
        return new DrillView(site.Drill, clocks.Now, clocks.MachineNow, clock?.Speed ?? 1, clock?.Stands ?? false);
    }
}
