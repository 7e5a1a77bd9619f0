using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Obligations;

internal static class ObligationsFeature
{
    public static void MapObligations(this IEndpointRouteBuilder app)
    {
        app.Query<ListObligations.Handler, Page<ObligationView>>("/api/v1/obligations");
    }
}
