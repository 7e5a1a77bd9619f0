using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Reports;

internal static class ReportsFeature
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.Command<FileReport.Handler, FileReportRequest, FileReportReply>("/api/v1/reports");
        app.Command<CheckReport.Handler, FileReportRequest, CheckReportReply>("/api/v1/reports/check");
        app.Command<ReturnReport.Handler, ReturnReportRequest, ReturnReportReply>("/api/v1/reports/{id}/return");
        app.Command<ImportReport.Handler, ImportReportRequest, FileReportReply>("/api/v1/exchange");
    }
}
