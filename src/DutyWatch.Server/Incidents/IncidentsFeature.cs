using DutyWatch.Contracts;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Incidents;

internal static class IncidentsFeature
{
    public static IServiceCollection AddIncidents(this IServiceCollection services, bool archives)
    {
        services.AddSingleton<ListIncidents.Handler>().AddSingleton<ReadIncident.Handler>().AddSingleton<ReopenIncident.Handler>();
        services.AddSingleton<MergeIncident.Handler>().AddSingleton<RejectIncident.Handler>().AddSingleton<WithdrawProposal.Handler>();
        services.AddSingleton<TransferIncident.Handler>().AddSingleton<DemandReport.Handler>().AddSingleton<SendNotice.Handler>().AddSingleton<IncidentTexts>();
        return archives ? services.AddSingleton<ISweep, ArchiveSweep>() : services;
    }

    public static void MapIncidents(this IEndpointRouteBuilder app)
    {
        app.Query<ListIncidents.Handler, Page<IncidentSummary>>("/api/v1/incidents");
        app.Command<ReopenIncident.Handler, ReopenIncidentRequest, ReopenIncidentReply>("/api/v1/incidents/{id}/reopening");
        app.Command<MergeIncident.Handler, MergeIncidentRequest, ProposalReply>("/api/v1/incidents/{id}/merging");
        app.Command<RejectIncident.Handler, RejectIncidentRequest, ProposalReply>("/api/v1/incidents/{id}/rejection");
        app.Command<WithdrawProposal.Handler, WithdrawProposalRequest, ProposalReply>("/api/v1/incidents/{id}/proposal/withdrawal");
        app.Command<TransferIncident.Handler, TransferIncidentRequest, TransferIncidentReply>("/api/v1/incidents/{id}/transfer");
        app.Command<DemandReport.Handler, DemandReportRequest, DemandReportReply>("/api/v1/incidents/{id}/demands");
        app.Command<SendNotice.Handler, SendNoticeRequest, SendNoticeReply>("/api/v1/incidents/{id}/notices");
        app.Query<ReadIncident.Handler, IncidentFile>("/api/v1/incidents/{id}");
    }
}
