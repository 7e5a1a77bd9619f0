using System.Text.Json;
using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.CheckIns;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.CheckIns;

/// <summary>The front door of check-ins: takes what a unit says, whichever way it came, and says when a schedule must be looked at again.</summary>
internal sealed class CheckIns(RuleBook rules, Obligations.Obligations obligations, AlertDesk desk)
{
    /// <param name="By">Who says it.</param>
    /// <param name="Door">`http` or `sms`.</param>
    internal sealed record Saying(FileCheckInRequest Words, string By, string Door);

    /// <summary>Keeps it and meets everything that was owed: it tells of all the time since the last one.</summary>
    public async Task<Answer<FileCheckInReply>> Take(DutyTransaction tx, Saying saying, DateTimeOffset now)
    {
        var said = saying.Words;
        var site = await rules.Current(tx.Ct);
        var owed = (await Obligations.Obligations.LockCheckIns(tx, said.UnitCode).List()).ConvertAll(row => row.ToOwing(site));
        if (owed.Count == 0)
        {
            return Refusals.CheckInNotOwed;
        }
        var oldest = owed.MinBy(o => o.Obligation.DueAt)!.Obligation;
        var question = await CheckInQuestions.For(tx, oldest, now);
        if (Missing(said, question) is { } missing)
        {
            return missing;
        }
        var settled = owed.OrderBy(o => o.Obligation.DueAt).Select(o => new Settling(o with { Obligation = ObligationClock.Meet(o.Obligation, now) }, Deadlines.LateSeconds(o.Obligation.DueAt, now))).ToList();
        var contradicted = string.IsNullOrWhiteSpace(said.Events) ? await tx.List<string>(Sql.Unreported, new { unit_code = said.UnitCode }) : [];
        var view = new CheckInView(
            Ids.New(now), said.UnitCode, now, saying.By, saying.Door, await CheckInQuestions.OnDuty(tx, said.UnitCode, now), Text(said.LeaderPlace), said.RosterHolds, Text(said.RosterNote),
            Text(said.Events), said.EquipmentWorks, Text(said.EquipmentNote), question?.View, Text(said.Fact), question?.IsAnsweredBy(said.Fact), contradicted);

        await Keep(tx, view);
        await obligations.Save(tx, [.. settled.Select(s => new Obligations.Obligations.Change(
            s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", LateSeconds: s.LateSeconds, MetCheckIn: view.Id))], now);
        await EventLog.Append(tx, new NewEvent(now, "check-in.filed", $"check-in:{view.Id}", 1, view.UnitCode, [view.UnitCode], JsonSerializer.Serialize(view, Wire.Options)));
        await desk.Close(tx, now, [.. settled.Select(s => s.Owing.Obligation.Id)], []);
        return new FileCheckInReply(
            view.Id, now, CommandState.Accepted,
            [.. settled.Select(s => new SettledObligation(s.Owing.Obligation.Id, Words.Of(s.Owing.Obligation.Kind), s.Owing.Obligation.DueAt, now, s.LateSeconds))],
            view.FactHolds, contradicted, await NextAt(tx, site, said.UnitCode, now) is { } next ? next.At : null);
    }

    /// <summary>The next hour of a unit after everything that was opened, with how the day is kept; null where none is ordered.</summary>
    public static async Task<(DateTimeOffset? At, Posture Posture)?> NextAt(DutyTransaction tx, SiteRules site, string unit, DateTimeOffset now)
    {
        if (await tx.First<ScheduleRow>(Sql.Schedule, new { unit_code = unit }) is not { } row)
        {
            return null;
        }
        var plan = (await Plans(tx, site, [row.UnitLevel], now))[row.UnitLevel];
        var response = row.Response is null ? null : (Posture?)Words.Parse<Posture>(row.Response);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, site.Zone).DateTime);
        return (plan.Next(unit, response, row.HandledUntil), plan.PostureOn(day, unit, response));
    }

    /// <summary>A response began or ended: all who take part in the incident may have to say more often, or less, that all is quiet.</summary>
    public static void LookAgain(DutyTransaction tx, Guid incident, DateTimeOffset now) => tx.Send(Sql.LookAgain, new { incident, now });

    public static async Task<IReadOnlyDictionary<string, CheckInPlan>> Plans(DutyTransaction tx, SiteRules site, IReadOnlyCollection<string> unitLevels, DateTimeOffset now)
    {
        var calendar = await Rosters.Rosters.Calendar(tx, now);
        return unitLevels.ToDictionary(level => level, level => site.CheckInsOf(level, calendar));
    }

    /// <param name="responseLevel">The most serious response in a unit.</param>
    public static Posture? PostureOf(string? responseLevel) => responseLevel is null ? null : Words.Parse<Core.Incidents.Level>(responseLevel) switch
    {
        <= Core.Incidents.Level.II => Posture.Response,
        Core.Incidents.Level.III => Posture.Sensitive,
        _ => null,
    };

    private static Refusal? Missing(FileCheckInRequest said, CheckInQuestions.Question? question) =>
        question is not null && string.IsNullOrWhiteSpace(said.Fact) ? Refusals.CheckInUnfinished.At("fact")
        : !said.RosterHolds && string.IsNullOrWhiteSpace(said.RosterNote) ? Refusals.CheckInUnfinished.At("rosterNote")
        : !said.EquipmentWorks && string.IsNullOrWhiteSpace(said.EquipmentNote) ? Refusals.CheckInUnfinished.At("equipmentNote")
        : null;

    private static Task<int> Keep(DutyTransaction tx, CheckInView view) => tx.Execute(Sql.Insert, new
    {
        id = view.Id,
        unit_code = view.UnitCode,
        content = new Json(JsonSerializer.Serialize(view, Wire.Options)),
        received_at = view.ReceivedAt,
        filed_by = view.FiledBy,
        door = view.Door,
    });

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record ScheduleRow(string UnitLevel, DateTimeOffset HandledUntil, string? Response);

    public static class Sql
    {
        public const string Insert = """
            insert into check_in (id, unit_code, content, received_at, filed_by, door)
            values (@id, @unit_code, @content, @received_at, @filed_by, @door)
            """;

        /// <summary>What is known elsewhere of an event in the unit, and the unit has said nothing of.</summary>
        public const string Unreported = """
            select i.number
            from incident i
            join incident_participant p on p.incident_id = i.id and p.unit_code = @unit_code and p.part in ('place', 'owing')
            where i.closed_at is null
              and not exists (
                select 1
                from report r
                join unit_ancestor a on a.unit_code = r.unit_code and a.ancestor_code = @unit_code
                where r.incident_id = i.id
            )
            group by i.number
            order by i.number
            """;

        public const string Schedule = """
            select u.level as unit_level, s.handled_until, s.response
            from check_in_schedule s
            join unit u on u.code = s.unit_code
            where s.unit_code = @unit_code
            """;

        // In one order: two incidents may have two counties in common.
        public const string LookAgain = """
            with looked_at as (
                select s.unit_code
                from check_in_schedule s
                where s.unit_code in (select unit_code from incident_participant where incident_id = @incident)
                order by s.unit_code
                for update
            )
            update check_in_schedule s
            set next_at = @now
            from looked_at l
            where s.unit_code = l.unit_code
            """;
    }
}
