using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Server.Incidents;

/// <summary>Lays by what is over once its figures can no longer change. It locks incidents and nothing else.</summary>
internal sealed class ArchiveSweep(Database database) : ISweep
{
    private const int Batch = 100;

    public string Name => "archive";

    public bool OnMachineTime => false;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        var archived = Batch;
        var total = SweepCounts.None;
        while (archived == Batch)
        {
            archived = await database.Do(tx => Archive(tx, now), ct);
            total += new SweepCounts(archived);
        }
        return total;
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Do(
        tx => tx.First<DateTimeOffset?>(Sql.NextDue, new { short_kinds = IncidentLife.ShortWindow.ToArray(), short_days = IncidentLife.ShortWindowDays, long_days = IncidentLife.WindowDays }), ct);

    private static async Task<int> Archive(DutyTransaction tx, DateTimeOffset now)
    {
        var over = await tx.List<Guid>(Sql.Archive, new
        {
            short_kinds = IncidentLife.ShortWindow.ToArray(),
            short_before = now.AddDays(-IncidentLife.ShortWindowDays),
            long_before = now.AddDays(-IncidentLife.WindowDays),
            take = Batch,
        });
        foreach (var id in over)
        {
            await Incidents.Tell(tx, id, "incident.archived", now);
        }
        return over.Count;
    }

    public static class Sql
    {
        public const string NextDue = """
            select min(closed_at + case when kind = any(@short_kinds) then @short_days else @long_days end * interval '1 day')
            from incident
            where state = 'final'
            """;

        public const string Archive = """
            with due as (
                select id
                from incident
                where state = 'final'
                  and closed_at <= case when kind = any(@short_kinds) then @short_before else @long_before end
                order by id
                limit @take
                for update skip locked
            )
            update incident i
            set state = 'archived',
                version = i.version + 1
            from due d
            where i.id = d.id
            returning i.id
            """;
    }
}
