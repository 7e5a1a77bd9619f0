using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.AlertDoors;

internal static class AlertDoorsFeature
{
    public static void MapAlerts(this IEndpointRouteBuilder app)
    {
        app.Query<ListAlerts.Handler, Page<AlertView>>("/api/v1/alerts");
        app.Query<ReadAlert.Handler, AlertView>("/api/v1/alerts/{id}");
        app.Query<ListGateways.Handler, GatewayList>("/api/v1/gateways");
        app.Command<Acknowledge.Handler, AcknowledgeBody, AcknowledgeReply>("/api/v1/alerts/{id}/acknowledgements");
    }
}
