using DutyWatch.Contracts;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Incidents;

internal static class IncidentsFeature
{
    public static IServiceCollection AddIncidents(this IServiceCollection services, bool archives)
    {
        services.AddSingleton<ListIncidents.Handler>().AddSingleton<ReadIncident.Handler>().AddSingleton<ReopenIncident.Handler>();
        return archives ? services.AddSingleton<ISweep, ArchiveSweep>() : services;
    }

    public static void MapIncidents(this IEndpointRouteBuilder app)
    {
        app.Query<ListIncidents.Handler, Page<IncidentSummary>>("/api/v1/incidents");
        app.Command<ReopenIncident.Handler, ReopenIncidentRequest, ReopenIncidentReply>("/api/v1/incidents/{id}/reopening");
        app.Query<ReadIncident.Handler, IncidentFile>("/api/v1/incidents/{id}");
    }
}
