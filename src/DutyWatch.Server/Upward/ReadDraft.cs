using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Composing;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Reports;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Upward;

/// <summary>`GET /incidents/{id}/upward/draft`: the report to the province, put together from what the counties told. Nothing is kept.</summary>
internal static class ReadDraft
{
    private const string TwoTimesRule = "R-N13";

    internal sealed class Handler(Database database, RuleBook rules, Clocks clocks, UpwardOptions options) : IQuery<UpwardDraft>
    {
        public static Action Action => Action.ReportUpward;

        public async Task<Answer<UpwardDraft>> Handle(IQueryCollection query, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await database.Read(tx => Compose(tx, call, site, clocks.Now), call.Ct);
        }

        private async Task<Answer<UpwardDraft>> Compose(DutyTransaction tx, Call call, SiteRules site, DateTimeOffset now)
        {
            if (await UpwardSubject.Find(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode) is not { } subject)
            {
                return Refusals.NotFound;
            }
            var told = await tx.List<ToldRow>(Sql.Told, new { incident = subject.Id, caller_unit = call.Caller.UnitCode });
            if (told.Count == 0)
            {
                return Refusals.UpwardNoReport;
            }
            var units = Parts(told, subject);
            var composed = Composition.Of([.. units.Select(unit => unit.Part)], HeadingOf(subject, site));
            return new UpwardDraft(
                ReportOf(composed, subject, call.Caller, site, now) with { InformedAt = told.Min(row => row.ReceivedAt) },
                subject.NextNo,
                await UpwardSigners.List(tx, site, now),
                [.. units.Select(unit => new UpwardPart(unit.Part.UnitCode, unit.LastId, unit.Part.AsOf))],
                [.. composed.OpenFigures.Select(open => new UpwardOpenFigure(open.Name, open.AtLeast, open.UnknownTo))],
                [.. composed.LeftOut.Select(left => new UpwardLeftOut(left.UnitCode, left.Field, left.Text))],
                options.IsOn);
        }

        // A department reports what its county reports too: where counties speak, theirs are the figures that are added up.
        private static List<(Part Part, Guid LastId)> Parts(List<ToldRow> told, UpwardSubject subject)
        {
            var counties = told.Where(row => row.Level == "county").ToList();
            return [.. (counties.Count > 0 ? counties : told)
                .GroupBy(row => row.UnitCode)
                .OrderBy(unit => unit.Key != subject.UnitCode).ThenBy(unit => unit.Key, StringComparer.Ordinal)
                .Select(unit => (Part.Of((unit.Key, unit.First().Short, unit.First().Name), [.. unit.Select(Telling)]), unit.First().Id))];
        }

        private static Telling Telling(ToldRow row) => new(
            row.Stage switch
            {
                "phone" => "电话首报",
                "correction" => "更正报",
                _ => Composition.NameOf(row.No, row.Stage == "final"),
            },
            row.ReceivedAt,
            CaseOf.Report(JsonSerializer.Deserialize<FileReportRequest>(row.Content, Wire.Options)!));

        private static Heading HeadingOf(UpwardSubject subject, SiteRules site)
        {
            var place = subject.PlaceOf.Text ?? "";
            var named = subject.CountyName is { } county && !place.StartsWith(county, StringComparison.Ordinal) ? county + place : place;
            return new Heading(site.Site.Name, named, site.KindName(subject.Kind), subject.NextNo, IsFinal(subject), site.Zone);
        }

        private static bool IsFinal(UpwardSubject subject) => subject.NextNo > 1 && subject.IsOver;

        private static FileReportRequest ReportOf(ComposedReport it, UpwardSubject subject, Caller caller, SiteRules site, DateTimeOffset now) => new()
        {
            CommandId = Guid.Empty,
            ReportId = Ids.New(now),
            Stage = JudgedReport.StageOf(subject.NextNo, IsFinal(subject)),
            No = subject.NextNo,
            UnitCode = site.Site.PrefectureCode,
            Kind = subject.Kind,
            Title = it.Title,
            OccurredAt = subject.OccurredAt,
            OccurredPrecision = Enum.Parse<Precision>(subject.OccurredPrecision, ignoreCase: true),
            KnownAt = subject.KnownAt,
            Place = subject.PlaceOf,
            Course = it.Course,
            Cause = it.Cause,
            Measures = it.Measures,
            Trend = it.Trend,
            NextSteps = it.NextSteps,
            Figures = FiguresOf(it.Figures),
            FigureStatus = (FigureStatus)it.State,
            Approximate = it.Approximate,
            Areas = [.. it.Areas.Select(area => new AreaFigures { UnitCode = area.UnitCode, Figures = FiguresOf(area.Figures), AsOf = area.AsOf })],
            AsOf = it.AsOf,
            LevelConfirmed = LevelOf(subject.LevelConfirmed),
            LevelProspective = LevelOf(subject.LevelProspective),
            Sensitive = subject.Sensitive,
            OpenFire = subject.OpenFire ? true : null,
            Source = new ReportSource { Kind = "报告", Who = it.Source },
            Author = caller.PersonName,
            Addressees = site.Site.UpwardAddressee is { } addressee ? [addressee] : [],
            KeptWarnings = it.HasTwoTimes ? [new KeptWarning { Rule = TwoTimesRule, Reason = "各地截止时间已在正文注明" }] : [],
        };

        private static IncidentLevel LevelOf(string word) => Enum.Parse<IncidentLevel>(Words.Parse<Core.Incidents.Level>(word).ToString());

        private static Figures FiguresOf(Counts counts) =>
            JsonSerializer.SerializeToElement(counts.Known.ToDictionary(figure => figure.Key, figure => figure.Value), Wire.Options).Deserialize<Figures>(Wire.Options)!;
    }

    private sealed record ToldRow(Guid Id, string UnitCode, string Name, string Short, string Level, string Stage, int No, DateTimeOffset ReceivedAt, string Content);

    public static class Sql
    {
        // What was left out of fifty reports is no longer what anybody goes by.
        public const string Told = """
            select r.id, r.unit_code, u.name, u.short, u.level, r.stage, r.no, r.received_at, r.content
            from (
                select id, unit_code, stage, no, received_at, content, row_number() over (partition by unit_code order by received_at desc, id desc) as place
                from report
                where incident_id = @incident
            ) r
            join unit u on u.code = r.unit_code
            where r.place <= 50
              and exists (select 1 from unit_ancestor a where a.unit_code = r.unit_code and a.ancestor_code = @caller_unit)
            order by r.unit_code, r.place
            """;
    }
}
