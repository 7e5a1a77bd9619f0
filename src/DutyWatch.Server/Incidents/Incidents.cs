using System.Text.Json;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Incidents;

/// <summary>The front door of incidents.</summary>
internal static class Incidents
{
    /// <summary>
    /// Locks an incident that the caller's unit takes part in, or the one that it was merged into; null when there is none within his reach.
    /// A merging that is committed while this waits is not followed: then the merged one is handed out, and whoever must not lose anything asks again.
    /// </summary>
    public static Asked<IncidentRow> Lock(DutyTransaction tx, Guid id, string callerUnit) =>
        tx.Ask<IncidentRow>(Sql.Lock, new { id, caller_unit = callerUnit });

    /// <summary>The incident that is told as this one: itself, or what it was merged into. Null when there is none.</summary>
    public static Asked<Guid> Living(DutyTransaction tx, Guid? id) => tx.Ask<Guid>(Sql.Living, new { id });

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

    /// <summary>What everybody who reported on an incident owes when it begins again. Its row is the caller's to change.</summary>
    public static async Task<List<Owing>> Reopen(DutyTransaction tx, Guid id, (Level Level, bool OpenFire) incident, SiteRules site, DateTimeOffset now)
    {
        var owed = (await Obligations.Obligations.Lock(tx, id, null).List()).ConvertAll(row => row.ToOwing(site));
        var policy = site.PolicyAt(now);
        return [.. (await tx.List<string>(Sql.Filers, new { incident = id }))
            .SelectMany(unit => Filing.Reopened([.. owed.Where(o => o.Obligation.UnitCode == unit)], incident.Level, incident.OpenFire, new Opener(unit, id, policy, now, () => Ids.New(now))))];
    }

    /// <summary>Whether a unit that reports on it, other than this one, has not filed its final report.</summary>
    public static Asked<bool> OthersReport(DutyTransaction tx, Guid id, string? exceptUnit) => tx.Ask<bool>(Sql.OthersReport, new { incident = id, unit_code = exceptUnit });

    /// <summary>From one unit to another: the giver goes on reading what was told, the taker reports.</summary>
    public static void Hand(DutyTransaction tx, Guid id, (string From, string To) units, DateTimeOffset now)
    {
        tx.Send(Sql.Hand, new { id, from = units.From, to = units.To });
        tx.Send(Sql.Leave, new { id, unit = units.From });
        Join(tx, id, [(units.From, "former"), (units.To, "owing")], now);
    }

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
        bool OpenFire, string Title, DateTimeOffset? OccurredAt, string OccurredPrecision, DateTimeOffset KnownAt, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? ReopenedAt, int LastReportNo,
        Guid? MergedInto, long Version, string? ResponseLevel)
    {
        public IncidentState Life => Words.Parse<IncidentState>(State);
    }

    internal sealed record NewIncident(
        Guid Id, string UnitCode, string Kind, IncidentState State, Level Confirmed, Level Prospective, IReadOnlyList<string> Sensitive, bool OpenFire, string Title,
        string Place, DateTimeOffset? OccurredAt, string Precision, DateTimeOffset KnownAt, DateTimeOffset OpenedAt);

    private sealed record CountRow(string NumberCode, int Last);

    public static class Sql
    {
        public const string Living = "select coalesce(merged_into, id) from incident where id = @id";

        public const string Columns = """
            select id, number, unit_code, kind, state, level_confirmed, level_prospective, level, sensitive,
                   open_fire, title, occurred_at, occurred_precision, known_at, opened_at, closed_at, reopened_at, last_report_no, merged_into, version, response_level
            from incident i

            """;

        public const string Lock = Columns + """
            where id = (select coalesce(m.merged_into, m.id) from incident m where m.id = @id)
              and exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)
            for update
            """;

        public const string OfLead = "select incident_id from lead where id = @lead";

        public const string Filers = """
            select distinct unit_code
            from report
            where incident_id = @incident
            order by unit_code
            """;

        public const string OthersReport = """
            select exists (
                select 1
                from incident_participant p
                where p.incident_id = @incident
                  and p.part in ('filer', 'owing')
                  and (@unit_code is null or p.unit_code <> @unit_code)
                  and not exists (
                    select 1
                    from report r
                    join incident i on i.id = r.incident_id
                    where r.incident_id = p.incident_id
                      and r.unit_code = p.unit_code
                      and r.stage = 'final'
                      and r.received_at > coalesce(i.reopened_at, '-infinity')
                )
            )
            """;

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

        // Its number stays: it was told to people under it.
        public const string Hand = """
            update incident
            set unit_code = case when unit_code = @from then @to else unit_code end,
                version = version + 1
            where id = @id
            """;

        public const string Leave = "delete from incident_participant where incident_id = @id and unit_code = @unit and part in ('filer', 'owing')";

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
