using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Upward;

/// <summary>The incident that is passed on, and what was passed of it in writing so far.</summary>
internal sealed record UpwardSubject(
    Guid Id, string Number, string UnitCode, string Kind, string State, string LevelConfirmed, string LevelProspective, string[] Sensitive, bool OpenFire, string Place, string? CountyName,
    DateTimeOffset? OccurredAt, string OccurredPrecision, DateTimeOffset KnownAt, long Passed, string? Previous)
{
    /// <summary>The number of the next composed report.</summary>
    public int NextNo => (int)Passed + 1;

    public bool IsOver => IncidentLife.IsClosed(Words.Parse<IncidentState>(State));

    public ReportPlace PlaceOf => JsonSerializer.Deserialize<ReportPlace>(Place, Wire.Options)!;

    public FileReportRequest? PreviousReport => Previous is null ? null : JsonSerializer.Deserialize<FileReportRequest>(Previous, Wire.Options);

    public static Task<UpwardSubject?> Find(DutyTransaction tx, Guid id, string callerUnit) => tx.First<UpwardSubject>(Sql.Subject, new { id, caller_unit = callerUnit });

    public static class Sql
    {
        public const string Subject = """
            select i.id, i.number, i.unit_code, i.kind, i.state, i.level_confirmed, i.level_prospective, i.sensitive, i.open_fire, i.place, c.name as county_name,
                   i.occurred_at, i.occurred_precision, i.known_at,
                   (select count(*) from upward_report u where u.incident_id = i.id and u.no is not null) as passed,
                   (select u.content from upward_report u where u.incident_id = i.id and u.no is not null order by u.no desc limit 1) as previous
            from incident i
            left join unit c on c.code = i.place->>'countyCode'
            where i.id = @id
              and exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)
            """;
    }
}
