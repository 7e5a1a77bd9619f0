using System.Globalization;
using System.Text.Json;
using DutyWatch.Alerts.Views;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Relay;

/// <summary>Nobody answered this page: the next post that somebody holds is told, with the rest of the relay behind it.</summary>
internal sealed class RelayAlert(AlertDesk desk, IPeopleOnDuty peopleOnDuty)
{
    public const string Kind = "alert.unanswered";

    /// <summary>False when the incident or the alert is locked by somebody else: come back soon.</summary>
    public async Task<bool> Handle(DutyTransaction tx, DateTimeOffset now, Guid alertId)
    {
        if (await tx.First<Guid?>(Sql.LockIncident, new { id = alertId }) is null && await tx.One<bool>(Sql.HasIncident, new { id = alertId }))
        {
            return false;
        }
        if (await tx.First<AlertRow>(Sql.Lock, new { id = alertId, now }) is not { } alert)
        {
            // Somebody answered in between, or holds it now and will leave it in order.
            return true;
        }
        await tx.Execute(Sql.Passed, new { id = alert.Id });
        Fault.Point("unanswered.passed");
        if (alert.State != "open" || alert.Relay.Length == 0)
        {
            return true;
        }
        var found = await FindNext(tx, alert, now);
        await desk.Raise(tx, now, [Next(alert, found, await NamesOfTold(tx, alert.Id), now)]);
        Fault.Point("unanswered.raised");
        return true;
    }

    private async Task<Found> FindNext(DutyTransaction tx, AlertRow alert, DateTimeOffset now)
    {
        for (var at = 0; at < alert.Relay.Length; at++)
        {
            var people = await peopleOnDuty.Find(tx, alert.UnitCode, [alert.Relay[at]], now);
            if (people.Count > 0)
            {
                return new Found(people, alert.Relay[(at + 1)..], alert.Relay[..at]);
            }
        }
        return new Found([], [], alert.Relay);
    }

    private static AlertToRaise Next(AlertRow alert, Found found, string told, DateTimeOffset now)
    {
        var minutes = ((int)Math.Max(1, (now - alert.RaisedAt).TotalMinutes)).ToString(CultureInfo.InvariantCulture);
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(alert.Words, EventJson.Options)!;
        words["min"] = minutes;
        words["who"] = told;
        return new AlertToRaise(
            Kind, Lane.Page, alert.UnitCode, alert.IncidentId, alert.ObligationId, alert.StepPosition, alert.Level, alert.Urgent,
            $"{minutes}分钟无人应答：{alert.ReasonZh}{SkippedZh(found)}", $"No answer for {minutes} min: {alert.ReasonEn}{SkippedEn(found)}",
            words, found.People, found.Rest, alert.NotAfter)
        { Origin = alert.Origin ?? alert.Id };
    }

    private static string SkippedZh(Found found) => found.Skipped.Length == 0 ? "" : $"（无人在岗：{string.Join('、', found.Skipped)}）";

    private static string SkippedEn(Found found) => found.Skipped.Length == 0 ? "" : $" (nobody on duty: {string.Join(", ", found.Skipped)})";

    private static async Task<string> NamesOfTold(DutyTransaction tx, Guid alertId) => string.Join('、', await tx.List<string>(Sql.Told, new { id = alertId }));

    private sealed record Found(IReadOnlyList<PersonToTell> People, string[] Rest, string[] Skipped);

    private sealed record AlertRow(
        Guid Id, string State, string UnitCode, Guid? IncidentId, Guid? ObligationId, int? StepPosition, string Level, bool Urgent,
        string ReasonZh, string ReasonEn, string Words, string[] Relay, Guid? Origin, DateTimeOffset RaisedAt, DateTimeOffset NotAfter);

    public static class Sql
    {
        // Incidents come first in the one lock order, and the new alert refers to this one.
        public const string LockIncident = """
            select i.id
            from incident i
            where i.id = (select incident_id from alert where id = @id)
            for update skip locked
            """;

        public const string HasIncident = """
            select incident_id is not null
            from alert
            where id = @id
            """;

        public const string Lock = """
            select id, state, unit_code, incident_id, obligation_id, step_position, level, urgent,
                   reason_zh, reason_en, words, relay, origin, raised_at, not_after
            from alert
            where id = @id
              and next_at <= @now
            for update skip locked
            """;

        public const string Passed = """
            update alert
            set relay = '{}',
                next_at = not_after
            where id = @id
            """;

        public const string Told = """
            select p.name
            from message m
            join person p on p.id = m.person_id
            where m.alert_id = @id
            order by m.id
            """;
    }
}
