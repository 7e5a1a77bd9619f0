using System.Text.Json;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Incidents;

/// <summary>The front door of incidents.</summary>
internal static class Incidents
{
    /// <summary>Locks an incident that the caller's unit takes part in; null when there is none within his reach.</summary>
    public static Asked<IncidentRow> Lock(DutyTransaction tx, Guid id, string callerUnit) =>
        tx.Ask<IncidentRow>(Sql.Lock, new { id, caller_unit = callerUnit });

    public static Task<Guid?> OfLead(DutyTransaction tx, Guid leadId) => tx.First<Guid?>(Sql.OfLead, new { lead = leadId });

    /// <summary>Gives the incident its number and writes it. Its clockwork (obligations) is the caller's to open.</summary>
    public static async Task<string> Open(DutyTransaction tx, SiteRules rules, NewIncident incident)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(incident.OpenedAt, rules.Zone).DateTime);
        var count = await tx.One<CountRow>(Sql.Count, new { unit_code = incident.UnitCode, day });
        var number = IncidentNumber.Of(rules.Site.NumberPrefix, day, count.NumberCode, count.Last);
        tx.Send(Sql.Insert, new
        {
            id = incident.Id,
            number,
            unit_code = incident.UnitCode,
            kind = incident.Kind,
            state = Words.Of(incident.State),
            confirmed = Words.Of(incident.Confirmed),
            prospective = Words.Of(incident.Prospective),
            level = Words.Of(Levels.Working(incident.Confirmed, incident.Prospective)),
            sensitive = incident.Sensitive.ToArray(),
            open_fire = incident.OpenFire,
            title = incident.Title,
            place = new Json(incident.Place),
            occurred_at = incident.OccurredAt,
            precision = incident.Precision,
            known_at = incident.KnownAt,
            opened_at = incident.OpenedAt,
        });
        Search.Search.EnterIncident(tx, incident.Id);
        return number;
    }

    /// <summary>Lets units take part, and everybody above them see it.</summary>
    public static void Join(DutyTransaction tx, Guid id, IReadOnlyCollection<(string Unit, string Part)> parts, DateTimeOffset now) => tx.Send(Sql.Join, new
    {
        id,
        unit = parts.Select(p => p.Unit).ToArray(),
        part = parts.Select(p => p.Part).ToArray(),
        now,
    });

    /// <summary>Says what the incident is now, to all who take part.</summary>
    public static Task Tell(DutyTransaction tx, Guid id, string eventKind, DateTimeOffset now) => Tell(tx, IncidentViews.AskForEvent(tx, id), eventKind, now);

    /// <param name="tx">The caller's transaction.</param>
    /// <param name="asked">Asked after everything that this event tells was written.</param>
    public static async Task Tell(DutyTransaction tx, Asked<IncidentViews.Row> asked, string eventKind, DateTimeOffset now)
    {
        var view = IncidentViews.View(await asked.One());
        await EventLog.Append(tx, new NewEvent(now, eventKind, $"incident:{view.Id}", view.Version, view.UnitCode, view.Participants, JsonSerializer.Serialize(view, Wire.Options)));
    }

    internal sealed record IncidentRow(
        Guid Id, string Number, string UnitCode, string Kind, string State, string LevelConfirmed, string LevelProspective, string Level, string[] Sensitive,
        bool OpenFire, string Title, DateTimeOffset? OccurredAt, string OccurredPrecision, DateTimeOffset KnownAt, DateTimeOffset OpenedAt, DateTimeOffset? ReopenedAt, int LastReportNo, long Version, string? ResponseLevel);

    internal sealed record NewIncident(
        Guid Id, string UnitCode, string Kind, IncidentState State, Level Confirmed, Level Prospective, IReadOnlyList<string> Sensitive, bool OpenFire, string Title,
        string Place, DateTimeOffset? OccurredAt, string Precision, DateTimeOffset KnownAt, DateTimeOffset OpenedAt);

    private sealed record CountRow(string NumberCode, int Last);

    public static class Sql
    {
        public const string Lock = """
            select id, number, unit_code, kind, state, level_confirmed, level_prospective, level, sensitive,
                   open_fire, title, occurred_at, occurred_precision, known_at, opened_at, reopened_at, last_report_no, version, response_level
            from incident i
            where id = @id
              and exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)
            for update
            """;

        public const string OfLead = "select incident_id from lead where id = @lead";

        public const string Count = """
            insert into incident_number as n (unit_code, day, last)
            values (@unit_code, @day, 1)
            on conflict (unit_code, day) do update set last = n.last + 1
            returning (select u.number_code from unit u where u.code = n.unit_code) as number_code, n.last
            """;

        public const string Insert = """
            insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, sensitive, open_fire,
                                  title, place, occurred_at, occurred_precision, known_at, opened_at, version)
            values (@id, @number, @unit_code, @kind, @state, @confirmed, @prospective, @level, @sensitive, @open_fire,
                    @title, @place, @occurred_at, @precision, @known_at, @opened_at, 1)
            """;

        public const string Join = """
            insert into incident_participant (incident_id, unit_code, part, since)
            select @id, n.unit, n.part, @now
            from unnest(@unit, @part) as n(unit, part)
            union
            select @id, a.ancestor_code, 'ancestor', @now
            from unnest(@unit) as n(unit)
            join unit_ancestor a on a.unit_code = n.unit
            on conflict do nothing
            """;
    }
}
