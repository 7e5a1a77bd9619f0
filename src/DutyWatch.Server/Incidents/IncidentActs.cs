using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Incidents;

/// <summary>What people did with an incident beside reporting on it.</summary>
internal static class IncidentActs
{
    public static Task<int> Reopened(DutyTransaction tx, Guid incident, string reason, Caller by, DateTimeOffset now) => Keep(tx, new Act(incident, "reopened", reason), by, now);

    public static Task<int> Transferred(DutyTransaction tx, Guid incident, (string From, string To) units, string reason, Caller by, DateTimeOffset now) =>
        Keep(tx, new Act(incident, "transferred", reason) { From = units.From, To = units.To }, by, now);

    public static Task<int> Returned(DutyTransaction tx, Guid incident, ReturnReportRequest request, Guid report, Caller by, DateTimeOffset now) =>
        Keep(tx, new Act(incident, "returned", request.Reason!) { Report = report, Marks = request.Marks }, by, now);

    /// <summary>In order; what came back to a unit is seen by whoever sees its reports.</summary>
    public static async Task<List<IncidentActView>> OfIncident(DutyTransaction tx, Guid incident, string caller_unit) =>
        (await tx.List<Row>(Sql.OfIncident, new { incident, caller_unit })).ConvertAll(row => new IncidentActView(
            row.Act, row.FromUnit, row.ToUnit, row.ReportId, JsonSerializer.Deserialize<IReadOnlyList<ReturnMark>>(row.Marks, Wire.Options)!, row.Reason, row.ActedBy, row.ActedAt));

    private static Task<int> Keep(DutyTransaction tx, Act act, Caller by, DateTimeOffset now) => tx.Execute(Sql.Insert, new
    {
        id = Ids.New(now), incident = act.Incident, act = act.Kind, from_unit = act.From, to_unit = act.To, report = act.Report,
        marks = new Json(JsonSerializer.Serialize(act.Marks, Wire.Options)), reason = act.Reason.Trim(), by = by.Name, now,
    });

    private sealed record Act(Guid Incident, string Kind, string Reason)
    {
        public string? From { get; init; }

        public string? To { get; init; }

        public Guid? Report { get; init; }

        public IReadOnlyList<ReturnMark> Marks { get; init; } = [];
    }

    private sealed record Row(string Act, string? FromUnit, string? ToUnit, Guid? ReportId, string Marks, string Reason, string ActedBy, DateTimeOffset ActedAt);

    public static class Sql
    {
        public const string Insert = """
            insert into incident_act (id, incident_id, act, from_unit, to_unit, report_id, marks, reason, acted_by, acted_at)
            values (@id, @incident, @act, @from_unit, @to_unit, @report, @marks, @reason, @by, @now)
            """;

        public const string OfIncident = """
            select a.act, a.from_unit, a.to_unit, a.report_id, a.marks::text, a.reason, a.acted_by, a.acted_at
            from incident_act a
            where a.incident_id = @incident
              and (a.report_id is null
                or exists (select 1 from report r join unit_ancestor u on u.unit_code = r.unit_code where r.id = a.report_id and u.ancestor_code = @caller_unit))
            order by a.acted_at, a.id
            """;
    }
}
