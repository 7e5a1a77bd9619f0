using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Leads;

internal static class LeadsFeature
{
    public static void MapLeads(this IEndpointRouteBuilder app)
    {
        app.Command<RecordLead.Handler, RecordLeadRequest, RecordLeadReply>("/api/v1/leads");
        app.Command<VerifyLead.Handler, VerifyLeadRequest, VerifyLeadReply>("/api/v1/leads/{id}/verification");
        app.Command<TransferLead.Handler, TransferLeadRequest, TransferLeadReply>("/api/v1/leads/{id}/transfer");
    }
}
