using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>What the checks must know beside the report itself, asked together with what its caller asks anyway.</summary>
internal static class ReportChecks
{
    public static Asked<PlaceRow> AskPlace(DutyTransaction tx, FileReportRequest r) =>
        tx.Ask<PlaceRow>(Sql.Place, new { unit_code = r.UnitCode, township = r.Place?.TownshipCode, kind = r.Kind });

    public static Earlier AskEarlier(DutyTransaction tx, Guid incident, FileReportRequest r)
    {
        var key = new { incident, unit_code = r.UnitCode };
        return new Earlier(
            tx.Ask<StandingRow>(Sql.Standing, new { incident, unit_code = r.UnitCode, stage = Words.Of((Stage)r.Stage) }),
            tx.Ask<string>(Sql.Last, key),
            tx.Ask<FiguresRow>(Sql.Figures, key));
    }

    public static async Task<IReadOnlyList<Found>> Run(
        FileReportRequest r, PlaceRow place, Earlier? earlier, MeasuredLevel? measured, SiteRules site, DateTimeOffset now)
    {
        var it = new Case { Stage = CaseOf.StageOf(r), Now = now, Report = CaseOf.Report(r), Measured = measured, Site = Facts(r, place, site) };
        return CheckTable.Run(earlier is null ? it : await earlier.Tell(it));
    }

    /// <summary>As they go into the reply: with the reason the filer or the signer gave.</summary>
    public static IReadOnlyList<Finding> Answered(IReadOnlyList<Found> found, FileReportRequest r)
    {
        var kept = r.KeptWarnings.Where(k => !string.IsNullOrWhiteSpace(k.Reason)).GroupBy(k => k.Rule).ToDictionary(k => k.Key, k => k.Last().Reason);
        return [.. found.Select(f => View(f) with { Reason = Verdict.ReasonFor(f, CaseOf.StageOf(r), kept, Overridden(r)) })];
    }

    /// <summary>先报后补: what is missing is owed as a supplement.</summary>
    public static bool IsFiledFirst(IReadOnlyList<Found> found, FileReportRequest r) => Verdict.IsFiledFirst(found, CaseOf.StageOf(r), Overridden(r));

    // Only a signer overrides.
    private static string? Overridden(FileReportRequest r) => string.IsNullOrWhiteSpace(r.Signer) || string.IsNullOrWhiteSpace(r.Override?.Reason) ? null : r.Override.Reason;

    public static Finding View(Found f) => new(f.Rule, Words.Of(f.Severity), new BothLanguages(f.Zh, f.En), f.Field);

    public static SiteFacts Facts(FileReportRequest r, PlaceRow place, SiteRules site) => new()
    {
        Zone = site.Zone,
        TownshipExists = place.TownshipExists,
        FilerName = place.FilerName,
        FilerIsDepartment = place.FilerIsDepartment,
        LeadDepartment = place.LeadDepartment,
        KindName = site.Kinds.FirstOrDefault(k => k.Slug == r.Kind)?.Zh,
    };

    /// <summary>What the unit already told of the incident.</summary>
    internal sealed record Earlier(Asked<StandingRow> Standing, Asked<string> Last, Asked<FiguresRow> Figures)
    {
        public async Task<Case> Tell(Case it)
        {
            var figures = await Figures.List();
            var standing = await Standing.First();
            var told = it with
            {
                Incident = standing is null ? null : new StandingIncident(IncidentLife.IsClosed(Words.Parse<IncidentState>(standing.State)), Words.Parse<Level>(standing.Level), LoweringApproved: false),
                DueAt = standing?.DueAt,
                UnverifiedSince = figures.TakeWhile(f => f.Status == "unverified").LastOrDefault()?.ReceivedAt,
            };
            return await Last.First() is { } last
                ? told with { Previous = CaseOf.Report(JsonSerializer.Deserialize<FileReportRequest>(last, Wire.Options)!) with { Figures = LastKnown(figures) } }
                : told;
        }

        /// <summary>The last that the unit told of each figure.</summary>
        public async Task<Counts> LastFigures() => LastKnown(await Figures.List());

        // A report that leaves a figure out does not take it back: the next one is held against the last that was known.
        private static Counts LastKnown(IEnumerable<FiguresRow> newestFirst)
        {
            var known = new Dictionary<string, decimal>();
            foreach (var figure in newestFirst.Select(f => CaseOf.Count(JsonSerializer.Deserialize<Figures>(f.Figures, Wire.Options)!)).SelectMany(counts => counts.Known))
            {
                known.TryAdd(figure.Key, figure.Value);
            }
            return new Counts(known);
        }
    }

    internal sealed record PlaceRow(bool TownshipExists, string FilerName, bool FilerIsDepartment, string? LeadDepartment);

    internal sealed record StandingRow(string State, string Level, DateTimeOffset? DueAt);

    internal sealed record FiguresRow(string Figures, string Status, DateTimeOffset ReceivedAt);

    public static class Sql
    {
        public const string Place = """
            select exists (select 1 from unit t where t.code = @township and t.level = 'township') as township_exists,
                   u.name as filer_name,
                   u.level = 'department' as filer_is_department,
                   (select k.lead_department from kind k where k.slug = @kind) as lead_department
            from unit u
            where u.code = @unit_code
            """;

        public const string Standing = """
            select i.state, i.level,
                   (select min(o.due_at) from obligation o where o.incident_id = i.id and o.unit_code = @unit_code and o.kind = @stage and o.met_at is null) as due_at
            from incident i
            where i.id = @incident
              and exists (select 1 from incident_participant p where p.incident_id = i.id and p.unit_code = @unit_code)
            """;

        public const string Last = """
            select content
            from report
            where incident_id = @incident
              and unit_code = @unit_code
            order by received_at desc, id desc
            limit 1
            """;

        // A figure that was left out of fifty reports is no longer what anybody goes by.
        public const string Figures = """
            select coalesce(content->'figures', '{}') as figures, coalesce(content->>'figureStatus', 'none') as status, received_at
            from report
            where incident_id = @incident
              and unit_code = @unit_code
            order by received_at desc, id desc
            limit 50
            """;
    }
}
