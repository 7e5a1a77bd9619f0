using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Reports;

namespace DutyWatch.Server.Live;

internal sealed partial class DutyHub
{
    public Task<RawJson> FileReport(RawJson request, FileReport.Handler handler) => Through<FileReportRequest, FileReportReply>(request, Reports.FileReport.Handler.Action, handler.Handle);
}
