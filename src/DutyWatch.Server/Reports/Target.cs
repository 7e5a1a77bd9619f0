using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>The incident a report is about: one that stands already, or one it opens.</summary>
/// <param name="Number">Null while the incident is only being opened.</param>
internal sealed record Target(Guid Id, string? Number, string Title, string? Kind, bool OpenFire, int LastReportNo, bool WasLead, bool Sensitive, Units.Units.UnitRow Unit, Standing Standing)
{
    /// <summary>What the checks say of the report, with the reasons given for it.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The response to it, before this report.</summary>
    public Level? Response { get; init; }

    /// <summary>What its unit already told of it; null for a new one.</summary>
    public ReportChecks.Earlier? Earlier { get; init; }

    /// <summary>When it was over; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public static Target New(FileReportRequest request, Units.Units.UnitRow unit, DateTimeOffset now) => new(
        Ids.New(now), null, request.Title ?? "", request.Kind, request.OpenFire ?? false, -1, WasLead: false, Sensitive: false, unit,
        new Standing(
            IncidentState.Lead,
            Level.Unknown,
            ClockStart(request, now),
            [],
            OthersStillReporting: false));

    public static Target Of(
        Incidents.Incidents.IncidentRow row, Units.Units.UnitRow unit, IReadOnlyList<Owing> locked, bool others, FileReportRequest request, DateTimeOffset now)
    {
        var owed = locked.Where(o => o.Obligation.Kind != ObligationKind.Verify).ToList();
        return new Target(
            row.Id, row.Number, row.Title, row.Kind, row.OpenFire, row.LastReportNo, row.LastReportNo < 0, row.Sensitive.Length > 0, unit,
            new Standing(
                Words.Parse<IncidentState>(row.State),
                Words.Parse<Level>(row.Level),
                owed.Count > 0
                    ? owed.Min(o => o.Obligation.ClockStartAt)
                    : ClockStart(request, now),
                owed,
                others) { ReopenedAt = row.ReopenedAt, Sensitive = row.Sensitive.Length > 0, ToVerify = [.. locked.Except(owed)] })
        {
            ClosedAt = row.ClosedAt,
            Response = row.ResponseLevel is { } response ? Words.Parse<Level>(response) : null,
        };
    }

    /// <summary>Where the unit owes nothing yet: by what the report itself says.</summary>
    public static DateTimeOffset ClockStart(FileReportRequest request, DateTimeOffset now) =>
        Deadlines.ClockStart(request.OccurredAt, (OccurrencePrecision)request.OccurredPrecision, request.KnownAt ?? now, now);

    public static IReadOnlyCollection<(string Unit, string Part)> Parts(FileReportRequest request)
    {
        List<(string, string)> parts = [(request.UnitCode, "filer")];
        if (request.Place?.CountyCode is { } county)
        {
            parts.Add((county, "place"));
        }
        return parts;
    }

    public Incidents.Incidents.NewIncident ToNewIncident(FileReportRequest r, FilingDecision decision, SiteRules site, DateTimeOffset now) => new(
        Id,
        r.UnitCode,
        r.Kind!,
        decision.State,
        (Level)r.LevelConfirmed,
        (Level)r.LevelProspective,
        r.Sensitive,
        r.OpenFire ?? false,
        TitleOf(r, site),
        JsonSerializer.Serialize(r.Place, Wire.Options),
        r.OccurredAt,
        Words.Of((OccurrencePrecision)r.OccurredPrecision),
        r.KnownAt ?? now,
        now);

    /// <summary>`泸定县磨西镇地震`, when the filer gave no title of his own.</summary>
    private string TitleOf(FileReportRequest r, SiteRules site) =>
        string.IsNullOrWhiteSpace(r.Title) ? $"{Unit.Name}{r.Place!.Text}{site.KindName(r.Kind!)}" : r.Title;
}
