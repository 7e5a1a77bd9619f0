using DutyWatch.Alerts.Twilio;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DutyWatch.Alerts;

/// <summary>The addresses that gateways call back.</summary>
public static class GatewayEndpoints
{
    /// <summary>Maps the callbacks of every gateway that is set up; those of the others do not exist.</summary>
    public static void MapGateways(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<GatewayOptions>().TwilioConfigured)
        {
            TwilioCallbacks.Map(routes);
        }
    }
}
