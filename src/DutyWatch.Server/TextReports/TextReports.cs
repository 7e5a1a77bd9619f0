using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.TextReports;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.TextReports;

/// <summary>The front door of reports by text: what came that way while the internet was cut is the same incident when the form comes through.</summary>
internal static class TextReports
{
    /// <summary>Where a text does not say it.</summary>
    public const string PlaceUnknown = "地点待核";

    /// <summary>The kind of the site pack for what a text does not name. A site without it leaves such a text to the desk.</summary>
    public const string KindUnknown = "unsorted";

    /// <summary>Open incidents that the unit opened by text, for a report that names none; null when it names one.</summary>
    public static Asked<OpenRow>? AskOpen(DutyTransaction tx, FileReportRequest report) =>
        report is { IncidentId: null, LeadId: null, Stage: ReportStage.Phone or ReportStage.First } ? tx.Ask<OpenRow>(Sql.OpenByText, new { unit_code = report.UnitCode }) : null;

    /// <summary>The report, on the incident that its unit told by text before; as it was when there is no such one.</summary>
    public static async Task<FileReportRequest> Joined(Asked<OpenRow>? open, FileReportRequest report, DateTimeOffset now) =>
        open is not null && Same(await open.List(), FactsOf(report, now)) is { } same ? report with { IncidentId = same.Id } : report;

    /// <summary>Open incidents that the unit takes part in, whoever told of them.</summary>
    public static Task<List<OpenRow>> Open(DutyTransaction tx, string unit) => tx.List<OpenRow>(Sql.Open, new { unit_code = unit });

    /// <summary>The one that the facts belong to; null when there is none, or more than one.</summary>
    public static OpenRow? Same(IEnumerable<OpenRow> open, EventFacts facts) => open.Where(row => SameEvent.Is(row.Facts, facts)).Take(2).ToList() is [var only] ? only : null;

    public static EventFacts FactsOf(FileReportRequest r, DateTimeOffset now) => new(KnownKind(r.Kind), r.OccurredAt, KnownPlace(r.Place?.Text), r.Place?.TownshipCode, now);

    private static string? KnownKind(string? kind) => kind == KindUnknown ? null : kind;

    private static string? KnownPlace(string? place) => place == PlaceUnknown ? null : place;

    internal sealed record OpenRow(Guid Id, string Number, string Kind, DateTimeOffset? OccurredAt, DateTimeOffset OpenedAt, string Place)
    {
        public EventFacts Facts
        {
            get
            {
                var place = JsonSerializer.Deserialize<ReportPlace>(Place, Wire.Options);
                return new EventFacts(KnownKind(Kind), OccurredAt, KnownPlace(place?.Text), place?.TownshipCode, OpenedAt);
            }
        }
    }

    public static class Sql
    {
        public const string OpenByText = """
            select i.id, i.number, i.kind, i.occurred_at, i.opened_at, i.place::text
            from incident i
            where i.id in (select coalesce(b.merged_into, b.id) from text_report t join incident b on b.id = t.incident_id where t.unit_code = @unit_code)
              and i.unit_code = @unit_code
              and i.closed_at is null
            order by i.opened_at desc
            limit 50
            """;

        public const string Open = """
            select i.id, i.number, i.kind, i.occurred_at, i.opened_at, i.place::text
            from incident i
            where i.id in (select p.incident_id from incident_participant p where p.unit_code = @unit_code and p.part in ('filer', 'owing'))
              and i.closed_at is null
            order by i.opened_at desc
            limit 200
            """;
    }
}
