using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Reports;

internal static class ReportsFeature
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.Command<FileReport.Handler, FileReportRequest, FileReportReply>("/api/v1/reports");
    }
}
