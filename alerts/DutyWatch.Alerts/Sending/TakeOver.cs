using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Sending;

/// <summary>
/// Takes over what a process leased and then died on, or held for too long. The gateway is asked whether it has the text; if not,
/// it is sent again and marked possibly repeated. After a crash we may say it twice and admit it; we never stay silent.
/// </summary>
internal sealed partial class TakeOver(Database database, Clocks clocks, ProcessLock processLock, AlertOptions options, ILogger<TakeOver> logger)
{
    private const int Batch = 50;

    /// <summary>The orphans, leased anew to this process; the caller asks and sends.</summary>
    /// <param name="underway">What this process is still busy with: no orphan, though its lock may have been lost and taken anew.</param>
    public async Task<IReadOnlyList<DeliveryToSend>> Claim(Guid[] underway, CancellationToken ct)
    {
        if (processLock.Key is not { } owner)
        {
            return [];
        }
        var machineNow = clocks.MachineNow;
        var rows = await database.Do(
            tx => tx.List<ClaimDeliveries.Row>(Sql.Lease, new
            {
                owner, underway, now = clocks.Now, machine_now = machineNow, lease_until = machineNow.AddSeconds(options.LeaseSeconds), take = Batch,
            }),
            ct);
        foreach (var row in rows)
        {
            Log.TakenOver(logger, row.Id, row.Attempt);
        }
        return [.. rows.Select(r => r.ToSend())];
    }

    /// <summary>Whether it still has to go; marked before it goes, so that a second crash cannot hide the doubt.</summary>
    public Task<bool> MarkRepeat(DeliveryToSend delivery, CancellationToken ct) =>
        database.Do(async tx => await tx.Execute(Sql.Mark, new { id = delivery.Id, attempt = delivery.Attempt, now = clocks.Now }) == 1, ct);

    /// <summary>Nobody needs it any more.</summary>
    public Task Drop(DeliveryToSend delivery, CancellationToken ct) =>
        database.Do(tx => tx.Execute(Sql.Drop, new { id = delivery.Id, attempt = delivery.Attempt, now = clocks.Now }), ct);

    private static partial class Log
    {
        [LoggerMessage(2010, LogLevel.Warning, "Delivery {DeliveryId} was taken over, attempt {Attempt}")]
        public static partial void TakenOver(ILogger logger, Guid deliveryId, int attempt);
    }

    public static class Sql
    {
        // A 64-bit advisory key stands in pg_locks as two halves.
        public const string Lease = """
            with living as (
                select (l.classid::bigint << 32) | l.objid::bigint as owner
                from pg_locks l
                where l.locktype = 'advisory'
                  and l.objsubid = 1
                  and l.granted
                  and l.database = (select oid from pg_database where datname = current_database())
            ), orphan as (
                select d.id
                from delivery d
                where d.state = 'sending'
                  and (d.lease_until <= @machine_now or (d.lease_owner not in (select owner from living) and d.id <> all(@underway)))
                order by d.claimed_at
                limit @take
                for update of d skip locked
            ), leased as (
                update delivery d
                set lease_owner = @owner,
                    lease_until = @lease_until,
                    attempt = d.attempt + 1
                from orphan o
                where d.id = o.id
                returning d.id, d.message_id, d.lane, d.channel, d.address, d.attempt, d.claimed_at
            )
            select l.id, l.message_id, l.lane, l.channel, l.address, m.body, m.code,
                   l.attempt, coalesce(a.urgent, false) as urgent, s.demo, m.not_after, l.claimed_at
            from leased l
            join message m on m.id = l.message_id
            left join alert a on a.id = m.alert_id
            cross join site s
            """;

        public const string Mark = """
            update delivery d
            set possibly_repeated = true
            from message m
            where d.id = @id
              and d.attempt = @attempt
              and d.state = 'sending'
              and m.id = d.message_id
              and m.state in ('open', 'not-reached')
              and m.not_after > @now
              and not exists (select 1 from alert c where c.id = m.alert_id and c.state = 'closed')
            """;

        public const string Drop = """
            update delivery
            set state = 'failed',
                rank = 50,
                reason = 'no-longer-matters',
                failed_at = @now,
                look_at = null,
                lease_owner = null,
                lease_until = null
            where id = @id
              and attempt = @attempt
              and state = 'sending'
            """;
    }
}
