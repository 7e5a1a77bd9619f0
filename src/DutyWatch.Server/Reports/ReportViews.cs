using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Reports;

/// <summary>Filed reports as the API and the events show them. A report is scoped by its filer.</summary>
internal static class ReportViews
{
    public static async Task<List<ReportView>> OfIncident(DutyTransaction tx, Guid incident, string caller_unit) =>
        (await tx.List<Row>(Sql.OfIncident, new { incident, caller_unit })).ConvertAll(View);

    private static ReportView View(Row r) => new(
        r.Id, r.IncidentId, Enum.Parse<ReportStage>(r.Stage, ignoreCase: true), r.No, r.UnitCode, r.ReceivedAt, r.FiledAt, r.FiledBy, r.Door,
        JsonSerializer.Deserialize<FileReportRequest>(r.Content, Wire.Options)!, JsonSerializer.Deserialize<IReadOnlyList<Finding>>(r.Findings, Wire.Options));

    private sealed record Row(
        Guid Id, Guid IncidentId, string Stage, int No, string UnitCode, DateTimeOffset ReceivedAt, DateTimeOffset? FiledAt, string FiledBy, string Door, string Content, string Findings);

    public static class Sql
    {
        public const string OfIncident = """
            select id, incident_id, stage, no, unit_code, received_at, filed_at, filed_by, door, content, coalesce(reply->'findings', '[]') as findings
            from report r
            where incident_id = @incident
              and exists (select 1 from unit_ancestor a where a.unit_code = r.unit_code and a.ancestor_code = @caller_unit)
            order by received_at, id
            """;
    }
}
