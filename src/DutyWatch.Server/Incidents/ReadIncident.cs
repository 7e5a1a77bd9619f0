using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Leads;
using DutyWatch.Server.Obligations;
using DutyWatch.Server.Reports;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Incidents;

/// <summary>`GET /incidents/{id}`: the whole file, as far as the caller may see it.</summary>
internal static class ReadIncident
{
    internal sealed class Handler(Database database, RuleBook rules, Clocks clocks) : IQuery<IncidentFile>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<IncidentFile>> Handle(IQueryCollection query, Call call)
        {
            var site = await rules.Current(call.Ct);
            var now = clocks.Now;
            return call.Id is { } id && await database.Read(tx => Load(tx, site, id, call.Caller.UnitCode, now), call.Ct) is { } file ? file : Refusals.NotFound;
        }

        private static async Task<IncidentFile?> Load(DutyTransaction tx, SiteRules site, Guid id, string caller_unit, DateTimeOffset now)
        {
            var cursor = await EventLog.Now(tx);
            if (await IncidentViews.Find(tx, id, caller_unit) is not { } incident)
            {
                return null;
            }
            var reports = await ReportViews.OfIncident(tx, id, caller_unit);
            var obligations = await tx.List<ObligationViews.Row>(ObligationViews.Sql.ByIncident, new { incident = id, caller_unit });
            var leads = await LeadViews.OfIncident(tx, id, caller_unit);
            var alerts = await AlertDoors.AlertQueries.OfIncident(tx, id, caller_unit);
            var passed = await Upward.UpwardViews.OfIncident(tx, id, caller_unit);
            var formers = await Formers.Of(tx, id, caller_unit);
            var concerned = await Notices.Notices.Of(tx, id, obligations);
            string[] subjects =
            [
                $"incident:{id}", .. formers.Select(f => $"incident:{f.Id}"), .. passed.Select(p => $"upward:{p.Id}"), .. reports.Select(r => $"report:{r.Id}"), .. obligations.Select(o => $"obligation:{o.Id}"),
                .. alerts.Select(a => $"alert:{a.Id}"), .. alerts.SelectMany(a => a.Messages).Select(m => $"message:{m.Id}"),
            ];
            var timeline = await EventLog.About(tx, subjects, caller_unit);
            return new IncidentFile(
                incident, leads, await IncidentActs.OfIncident(tx, id, caller_unit), PolicyOf(obligations, site), reports, obligations.ConvertAll(o => ObligationViews.View(o, site)), alerts,
                timeline.ConvertAll(Live.EventViews.View), cursor.ToString(), passed)
            {
                Formers = formers,
                Concerned = concerned,
                Findings = [.. IncidentClocks.Overdue(obligations, now), .. Notices.Notices.Late(concerned, obligations, site, now)],
                Statutory = IncidentClocks.Statutory(incident, reports, await Upward.UpwardDesk.FirstWritten(tx, id), caller_unit == site.Site.PrefectureCode),
            };
        }

        private static PolicyVersion? PolicyOf(List<ObligationViews.Row> obligations, SiteRules site) =>
            obligations.MinBy(o => o.ClockStartAt) is { } first ? new PolicyVersion(first.Policy, site.VersionAt(first.Policy, first.ClockStartAt)) : null;
    }
}
