using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Upward;

/// <summary>The front door of upward reporting: what a report on an incident makes the prefecture owe its province.</summary>
internal sealed class UpwardDesk(Obligations.Obligations obligations)
{
    internal sealed record Standing(Guid IncidentId, Level Level, bool Sensitive, DateTimeOffset ClockStart);

    public async Task Owe(DutyTransaction tx, SiteRules site, Standing incident, DateTimeOffset now)
    {
        var policy = site.PolicyAt(incident.ClockStart);
        if (!Core.Obligations.Upward.IsOwed(policy, incident.Level, incident.Sensitive))
        {
            return;
        }
        var owed = await OwedUpward(tx, site, incident.IncidentId);
        var opener = new Opener(site.Site.PrefectureCode, incident.IncidentId, policy, now, () => Ids.New(now));
        var decision = Core.Obligations.Upward.Decide(owed, incident.Level, incident.Sensitive, incident.ClockStart, opener);
        await obligations.Save(tx,
            [
                .. decision.Opened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened")),
                .. decision.Shortened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.changed")),
            ],
            now);
    }

    public static async Task<IReadOnlyList<Owing>> OwedUpward(DutyTransaction tx, SiteRules site, Guid incidentId) =>
        [.. (await Obligations.Obligations.Lock(tx, incidentId, site.Site.PrefectureCode).List()).Select(r => r.ToOwing(site)).Where(o => Core.Obligations.Upward.Is(o.Obligation.Kind))];

    /// <summary>When it was first passed on in writing.</summary>
    public static Task<DateTimeOffset?> FirstWritten(DutyTransaction tx, Guid incidentId) => tx.First<DateTimeOffset?>(Sql.FirstWritten, new { incident = incidentId });

    public static class Sql
    {
        public const string FirstWritten = "select passed_at from upward_report where incident_id = @incident and stage = 'written' order by passed_at limit 1";
    }
}
