using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Incidents;

/// <summary>毗邻通报: the room tells counties that another county's incident may reach them. They get the words and never the file.</summary>
internal static class SendNotice
{
    private const string Watch = "请注意防范，有情况立即报告";

    private static readonly string[] Told = ["owing.duty-officer"];
    private static readonly string[] Relay = ["owing.duty-leader"];

    // Later than this the county knows it from elsewhere, or is told anew.
    private static readonly TimeSpan Matters = TimeSpan.FromHours(2);

    internal sealed class Handler(Commands commands, RuleBook rules, Notices.Notices notices, AlertDesk desk, IPeopleOnDuty people) : IHandle<SendNoticeRequest, SendNoticeReply>
    {
        public static Action Action => Action.NoticeSend;

        public async Task<Answer<SendNoticeReply>> Handle(SendNoticeRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Send(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<SendNoticeReply>> Send(DutyTransaction tx, SendNoticeRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            string[] units = [.. request.Units.Distinct().Order(StringComparer.Ordinal)];
            if (units.Length == 0)
            {
                return Refusals.ElementMissing.At("units");
            }
            if (units.Any(unit => site.Counties.All(county => county.Code != unit)))
            {
                return Refusals.UnitUnknown.At("units");
            }
            if (await Incidents.Lock(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            if (incident.Life is IncidentState.Rejected or IncidentState.Merged)
            {
                return Refusals.IncidentClosed;
            }
            var text = string.IsNullOrWhiteSpace(request.Text) ? Watch : request.Text.Trim();
            var acts = new Dictionary<string, Guid>();
            foreach (var unit in units)
            {
                acts[unit] = await IncidentActs.Noticed(tx, incident.Id, (unit, text), call.Caller, now);
            }
            tx.Send(Proposals.Sql.Touch, new { id = incident.Id });
            await Incidents.Tell(tx, incident.Id, "incident.changed", now);
            var settled = await notices.Told(tx, site, incident.Id, acts, now);
            await desk.Close(tx, now, [.. settled.Select(s => s.Owing.Obligation.Id)], []);
            await Tell(tx, incident, (units, text), site, now);
            return new SendNoticeReply(
                incident.Id, now, CommandState.Accepted,
                [.. settled.Select(s => new SettledObligation(s.Owing.Obligation.Id, Words.Of(s.Owing.Obligation.Kind), s.Owing.Obligation.DueAt, now, s.LateSeconds))]);
        }

        private async Task Tell(DutyTransaction tx, Incidents.IncidentRow incident, (string[] Units, string Text) notice, SiteRules site, DateTimeOffset now)
        {
            var words = WordsOf(incident, notice.Text, site);
            var alerts = new List<AlertToRaise>();
            foreach (var unit in notice.Units)
            {
                // About the county that is told, and about no incident: that file is another county's.
                alerts.Add(new AlertToRaise(
                    "incident.notice", Lane.Page, unit, null, null, null, incident.Level, Levels.IsUrgent(Words.Parse<Level>(incident.Level), incident.Sensitive.Length > 0),
                    $"毗邻通报：{words["county"]}{words["time"]}{words["event"]}。{notice.Text}", $"Notice of a neighbour: {words["county"]} {words["time"]} {words["event"]}. {notice.Text}",
                    words, await people.Find(tx, unit, Told, now), Relay, now + Matters));
            }
            await desk.Raise(tx, now, alerts);
        }

        private static Dictionary<string, string> WordsOf(Incidents.IncidentRow incident, string text, SiteRules site)
        {
            var county = site.Counties.FirstOrDefault(one => one.Code == incident.UnitCode)?.Name ?? "";
            return new Dictionary<string, string>
            {
                ["county"] = county,
                ["time"] = IncidentTexts.Clock(incident.OccurredAt ?? incident.KnownAt, site),
                ["event"] = ShortTitle.Of(county.Length > 0 && incident.Title.StartsWith(county, StringComparison.Ordinal) ? incident.Title[county.Length..] : incident.Title),
                ["type"] = site.KindName(incident.Kind),
                ["detail"] = text,
            };
        }
    }
}
