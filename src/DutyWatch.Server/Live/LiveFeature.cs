using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Live;

internal static class LiveFeature
{
    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.Query<ListEvents.Handler, EventBatch>("/api/v1/events");
        app.MapHub<DutyHub>("/hubs/duty").WithMetadata(new Demands(DutyWatch.Core.Access.Action.EventRead));
    }
}
