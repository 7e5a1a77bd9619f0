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

    public static Task<int> Merged(DutyTransaction tx, Guid incident, Guid merged, Confirmed confirmed, DateTimeOffset now) =>
        Keep(tx, new Act(incident, "merged", confirmed.Reason) { Merged = merged, SecondedBy = confirmed.SecondedBy }, confirmed.ProposedBy, now);

    public static Task<int> Rejected(DutyTransaction tx, Guid incident, Confirmed confirmed, DateTimeOffset now) =>
        Keep(tx, new Act(incident, "rejected", confirmed.Reason) { SecondedBy = confirmed.SecondedBy }, confirmed.ProposedBy, now);

    /// <returns>The act's id: what is owed by it points at it.</returns>
    public static async Task<Guid> Demanded(DutyTransaction tx, Guid incident, DemandReportRequest request, Caller by, DateTimeOffset now)
    {
        var act = new Act(incident, "demanded", request.Text!) { To = request.UnitCode, Id = Ids.New(now) };
        await Keep(tx, act, by.Name, now);
        return act.Id.Value;
    }

    /// <returns>The act's id: the county that was told points at it.</returns>
    public static async Task<Guid> Noticed(DutyTransaction tx, Guid incident, (string Unit, string Text) notice, Caller by, DateTimeOffset now)
    {
        var act = new Act(incident, "noticed", notice.Text) { To = notice.Unit, Id = Ids.New(now) };
        await Keep(tx, act, by.Name, now);
        return act.Id.Value;
    }

    /// <summary>In order; what came back to a unit is seen by whoever sees its reports.</summary>
    public static async Task<List<IncidentActView>> OfIncident(DutyTransaction tx, Guid incident, string caller_unit) =>
        (await tx.List<Row>(Sql.OfIncident, new { incident, caller_unit })).ConvertAll(row => new IncidentActView(
            row.Act, row.FromUnit, row.ToUnit, row.ReportId, JsonSerializer.Deserialize<IReadOnlyList<ReturnMark>>(row.Marks, Wire.Options)!, row.Reason, row.ActedBy, row.ActedAt)
        {
            SecondedBy = row.SecondedBy,
            Merged = row.MergedId is { } merged ? new IncidentLink(merged, row.MergedNumber!) : null,
        });

    private static Task<int> Keep(DutyTransaction tx, Act act, Caller by, DateTimeOffset now) => Keep(tx, act, by.Name, now);

    private static Task<int> Keep(DutyTransaction tx, Act act, string by, DateTimeOffset now) => tx.Execute(Sql.Insert, new
    {
        id = act.Id ?? Ids.New(now), incident = act.Incident, act = act.Kind, from_unit = act.From, to_unit = act.To, report = act.Report,
        marks = new Json(JsonSerializer.Serialize(act.Marks, Wire.Options)), reason = act.Reason.Trim(), by, now,
        merged = act.Merged, seconded_by = act.SecondedBy,
    });

    private sealed record Act(Guid Incident, string Kind, string Reason)
    {
        public string? From { get; init; }

        public string? To { get; init; }

        public Guid? Report { get; init; }

        public Guid? Merged { get; init; }

        public string? SecondedBy { get; init; }

        public Guid? Id { get; init; }

        public IReadOnlyList<ReturnMark> Marks { get; init; } = [];
    }

    private sealed record Row(string Act, string? FromUnit, string? ToUnit, Guid? ReportId, string Marks, string Reason, string ActedBy, DateTimeOffset ActedAt, string? SecondedBy, Guid? MergedId, string? MergedNumber);

    /// <summary>What took two, by the names of both.</summary>
    internal sealed record Confirmed(string Reason, string ProposedBy, string SecondedBy);

    public static class Sql
    {
        public const string Insert = """
            insert into incident_act (id, incident_id, act, from_unit, to_unit, report_id, marks, reason, acted_by, acted_at, merged_id, seconded_by)
            values (@id, @incident, @act, @from_unit, @to_unit, @report, @marks, @reason, @by, @now, @merged, @seconded_by)
            """;

        public const string OfIncident = """
            select a.act, a.from_unit, a.to_unit, a.report_id, a.marks::text, a.reason, a.acted_by, a.acted_at, a.seconded_by, a.merged_id, m.number as merged_number
            from incident_act a
            left join incident m on m.id = a.merged_id
            where a.incident_id = @incident
              and (a.report_id is null
                or exists (select 1 from report r join unit_ancestor u on u.unit_code = r.unit_code where r.id = a.report_id and u.ancestor_code = @caller_unit))
            order by a.acted_at, a.id
            """;
    }
}
