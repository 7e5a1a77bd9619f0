using DutyWatch.Contracts;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Rules;
using DutyWatch.Server.Upward;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>What a report makes others owe, beside its own unit.</summary>
internal sealed class Consequences(UpwardDesk upward, Notices.Notices notices, News.News news)
{
    internal sealed record Filed(FileReportRequest Report, Target Target, string Number, FilingDecision Decision, Caller By)
    {
        /// <summary>What it may become, by its filer's word and by the tables.</summary>
        public required Level Prospective { get; init; }

        public bool IsSensitive => Target.Sensitive || Report.Sensitive.Count > 0;
    }

    public async Task Follow(DutyTransaction tx, SiteRules site, Filed filed, DateTimeOffset now)
    {
        await upward.Owe(tx, site, new UpwardDesk.Standing(filed.Target.Id, filed.Decision.Level, filed.IsSensitive, filed.Target.Standing.ClockStart), now);
        await notices.Owe(tx, site, Reaching(filed, now), now);
        // What a unit says in writing is no news to itself, and a new incident is news to nobody who had written of it.
        if (filed.Target.Number is not null && (filed.Report.Stage == ReportStage.Phone || filed.Target.Standing.OthersStillReporting))
        {
            await Hasten(tx, site, filed, now);
        }
    }

    // What only a later report tells is known since that came.
    private static Notices.Notices.Heard Reaching(Filed filed, DateTimeOffset now) => new(
        filed.Target.Id, filed.Report.Place?.CountyCode ?? filed.Report.UnitCode, filed.Report.Place, filed.Report.Sensitive, filed.Prospective, filed.Decision.Level,
        filed.Target.Number is null ? filed.Target.Standing.ClockStart : now);

    private async Task Hasten(DutyTransaction tx, SiteRules site, Filed filed, DateTimeOffset now)
    {
        var report = filed.Report;
        var writers = await News.News.Writers(tx, filed.Target.Id, report.UnitCode, report.ReportId);
        IReadOnlyList<KnownChange> graded =
        [
            .. filed.Decision.Level < filed.Target.Standing.Level ? Changes.OfLevel("级别", "level", filed.Target.Standing.Level, filed.Decision.Level) : [],
            .. Changes.OfLevel("响应", "response", filed.Target.Response, ResponseLevel.Parse(report.ResponseLevel)),
        ];
        var changes = writers
            .Where(writer => writer.UnitCode != report.UnitCode || report.Stage == ReportStage.Phone)
            .ToDictionary(writer => writer.UnitCode, writer => (IReadOnlyList<KnownChange>)[.. Changes.Of(writer.Written, writer.Said, About(writer.UnitCode, report)), .. graded]);
        await news.Hasten(tx, site, new News.News.Heard(filed.Target.Id, filed.Number, filed.Target.Title, Core.Words.Of(filed.Decision.Level), changes, filed.By), now);
    }

    /// <summary>What a report says of one unit's own area: figures of another area are never held against it.</summary>
    private static KnownFacts About(string unit, FileReportRequest report)
    {
        if (report.UnitCode == unit || (report.Areas.Count == 0 && report.Place?.CountyCode == unit))
        {
            return new KnownFacts(CaseOf.Count(report.Figures), report.Impacts);
        }
        return report.Areas.FirstOrDefault(area => area.UnitCode == unit) is { } own ? new KnownFacts(CaseOf.Count(own.Figures), null) : KnownFacts.None;
    }
}
