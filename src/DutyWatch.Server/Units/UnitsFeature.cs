using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Units;

internal static class UnitsFeature
{
    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        app.Query<ListUnits.Handler, Page<UnitView>>("/api/v1/units");
    }
}
