using System.Globalization;
using DutyWatch.Alerts;
using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Incidents;

/// <summary>What the duty officers of the units must hear of an incident's life, and which texts it makes pointless.</summary>
internal sealed class IncidentTexts(AlertDesk desk, IPeopleOnDuty people)
{
    private static readonly string[] Told = ["owing.duty-officer"];

    // Later than this the console has shown it, or a ladder has said it.
    private static readonly TimeSpan Matters = TimeSpan.FromHours(2);

    /// <param name="Kind">Also the text's.</param>
    internal sealed record Fact(string Kind, Incidents.IncidentRow Incident, (string Zh, string En) Reason, IReadOnlyDictionary<string, string> Words);

    public async Task Tell(DutyTransaction tx, Fact fact, IEnumerable<string> units, DateTimeOffset now)
    {
        var alerts = new List<AlertToRaise>();
        var words = new Dictionary<string, string>(fact.Words) { ["event"] = ShortTitle.Of(fact.Incident.Title), ["no"] = fact.Incident.Number[^2..] };
        foreach (var unit in units.Distinct().Order(StringComparer.Ordinal))
        {
            alerts.Add(new AlertToRaise(
                fact.Kind, Lane.Ladder, unit, fact.Incident.Id, null, null, fact.Incident.Level, Urgent: false, fact.Reason.Zh, fact.Reason.En,
                words, await people.Find(tx, unit, Told, now), [], now + Matters));
        }
        await desk.Raise(tx, now, alerts);
    }

    /// <summary>Nothing is to be said any more of what is not owed any more.</summary>
    public Task Silence(DutyTransaction tx, IReadOnlyCollection<Guid> obligations, DateTimeOffset now) => desk.Close(tx, now, obligations, []);

    /// <summary>Nothing is to be said any more of an incident that never was one; nobody need answer for it.</summary>
    public Task SilenceAll(DutyTransaction tx, Guid incident, DateTimeOffset now) => desk.Close(tx, now, [], [incident]);

    public static string Clock(DateTimeOffset at, SiteRules site) => TimeZoneInfo.ConvertTime(at, site.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The units that report on an incident or owe a report on it, below the caller's.</summary>
    public static Task<List<string>> Reporting(DutyTransaction tx, Guid incident, string caller_unit) => tx.List<string>(Sql.Reporting, new { incident, caller_unit });

    public static class Sql
    {
        public const string Reporting = """
            select distinct unit_code
            from incident_participant
            where incident_id = @incident
              and part in ('filer', 'owing')
              and unit_code <> @caller_unit
            order by unit_code
            """;
    }
}
