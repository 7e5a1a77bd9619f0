using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Reports;

internal static class ReportEvents
{
    /// <summary>Says that a report was filed, to its filer and those above him.</summary>
    public static Task Tell(DutyTransaction tx, FileReportRequest request, FileReportReply reply, int no, Call call, DateTimeOffset now)
    {
        var view = new ReportView(request.ReportId, reply.IncidentId, request.Stage, no, request.UnitCode, now, request.FiledAt, call.Caller.Name, call.Door, request, reply.Findings);
        return EventLog.Append(tx, new NewEvent(now, "report.filed", $"report:{view.Id}", 1, view.UnitCode, [view.UnitCode], JsonSerializer.Serialize(view, Wire.Options)));
    }
}
