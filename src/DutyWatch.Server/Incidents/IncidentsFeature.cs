using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Incidents;

internal static class IncidentsFeature
{
    public static void MapIncidents(this IEndpointRouteBuilder app)
    {
        app.Query<ListIncidents.Handler, Page<IncidentSummary>>("/api/v1/incidents");
        app.Query<ReadIncident.Handler, IncidentFile>("/api/v1/incidents/{id}");
    }
}
