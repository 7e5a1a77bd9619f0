using DutyWatch.Core;
using DutyWatch.Core.CheckIns;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.CheckIns;

/// <summary>
/// Opens the check-ins whose window begins. The schedule says when to look at a unit, so a night of downtime is caught up, once and in order.
/// It locks schedule rows only: what it opens is new, and nobody else holds it.
/// </summary>
internal sealed class CheckInSweep(Database database, RuleBook rules, Obligations.Obligations obligations) : ISweep
{
    private const int Batch = 500;

    public string Name => "check-ins";

    public bool OnMachineTime => false;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        var site = await rules.Current(ct);
        var looked = Batch;
        var total = SweepCounts.None;
        while (looked == Batch)
        {
            looked = await database.Do(tx => Look(tx, site, now), ct);
            total += new SweepCounts(looked);
        }
        return total;
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Do(tx => tx.First<DateTimeOffset?>(Sql.NextDue), ct);

    private async Task<int> Look(DutyTransaction tx, SiteRules site, DateTimeOffset now)
    {
        var rows = await tx.List<Row>(Sql.Take, new { now, take = Batch });
        if (rows.Count == 0)
        {
            return 0;
        }
        var plans = await CheckIns.Plans(tx, site, [.. rows.Select(row => row.UnitLevel).Distinct()], now);
        var looks = rows.ConvertAll(row => (Row: row, Decision: plans[row.UnitLevel].Look(row.Watch, CheckIns.PostureOf(row.ResponseNow), now)));
        tx.Send(Sql.Move, new
        {
            unit_code = rows.Select(row => row.UnitCode).ToArray(),
            handled_until = looks.Select(look => look.Decision.After.HandledUntil).ToArray(),
            response = looks.Select(look => look.Decision.After.Response is { } response ? Words.Of(response) : null).ToArray(),
            next_at = looks.Select(look => look.Decision.NextAt ?? DateTimeOffset.MaxValue).ToArray(),
        });
        await obligations.Save(tx, [.. looks.SelectMany(look => look.Decision.Due.Select(due => Opened(look.Row.UnitCode, due, site, now)))], now);
        return rows.Count;
    }

    private static Obligations.Obligations.Change Opened(string unit, DueCheckIn due, SiteRules site, DateTimeOffset now)
    {
        var ladder = site.LadderNamed(due.Ladder, now);
        var opened = new Obligation(Ids.New(now), null, unit, ObligationKind.CheckIn, 0, ObligationState.Open, Level.Unknown, due.OpensAt, due.DueAt, 0, null);
        return due.Excused
            ? new Obligations.Obligations.Change(opened with { State = ObligationState.Excused }, ladder, "obligation.excused", ExcusedBy: "downtime")
            : new Obligations.Obligations.Change(opened with { NextAt = ObligationClock.NextAt(opened, ladder, now) }, ladder, "obligation.opened");
    }

    private sealed record Row(string UnitCode, string UnitLevel, DateTimeOffset HandledUntil, string? Response, string? ResponseNow)
    {
        public Watch Watch => new(UnitCode, HandledUntil, Response is null ? null : Words.Parse<Posture>(Response));
    }

    public static class Sql
    {
        public const string NextDue = "select min(next_at) from check_in_schedule where next_at < 'infinity'";

        public const string Take = """
            select s.unit_code, u.level as unit_level, s.handled_until, s.response, r.level as response_now
            from check_in_schedule s
            join unit u on u.code = s.unit_code
            cross join lateral (
                select min(i.response_level) as level
                from incident i
                join incident_participant p on p.incident_id = i.id and p.unit_code = s.unit_code
                where i.response_level is not null
                  and i.closed_at is null
            ) r
            where s.next_at <= @now
            order by s.next_at, s.unit_code
            limit @take
            for update of s skip locked
            """;

        public const string Move = """
            update check_in_schedule s
            set handled_until = n.handled_until,
                response = n.response,
                next_at = n.next_at
            from unnest(@unit_code, @handled_until, @response, @next_at) as n(unit_code, handled_until, response, next_at)
            where s.unit_code = n.unit_code
            """;
    }
}
