using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Server.Attachments;

/// <summary>Removes what was uploaded a day ago and named by no report.</summary>
internal sealed class UnboundSweep(Database database, StoredFiles stored) : ISweep
{
    private const int Batch = 50;

    public string Name => "attachments";

    public bool OnMachineTime => true;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct) =>
        new(await stored.Remove(tx => tx.List<StoredFiles.Removed>(Sql.Drop, new { now, take = Batch }), ct));

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Read(tx => tx.One<DateTimeOffset?>(Sql.NextDue), ct);

    public static class Sql
    {
        // Who files a report just now holds its rows: it will have them.
        public const string Drop = """
            delete from attachment
            where id in (
                select id
                from attachment
                where unbound_until <= @now
                order by unbound_until
                limit @take
                for update skip locked
            )
            returning id, sha256
            """;

        public const string NextDue = "select min(unbound_until) from attachment where unbound_until is not null";
    }
}
