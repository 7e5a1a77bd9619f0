using DutyWatch.Alerts.Raising;
using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Relay;

/// <summary>Past its not-after a text no longer matters: what has not left is dropped as stale, and its codes go to rest.</summary>
internal sealed class ExpireAlerts(Database database, Clocks clocks)
{
    private const int Batch = 200;

    public async Task<int> Handle(DateTimeOffset now, CancellationToken ct)
    {
        var expired = 0;
        while (true)
        {
            var batch = await database.Do(tx => Step(tx, now), ct);
            expired += batch;
            if (batch < Batch)
            {
                await database.Do(tx => tx.Execute(Sql.DropAnswers, new { now, machine_now = clocks.MachineNow }), ct);
                return expired;
            }
        }
    }

    private static async Task<int> Step(DutyTransaction tx, DateTimeOffset now)
    {
        var alerts = (await tx.List<Guid>(Sql.Lock, new { now, take = Batch })).ToArray();
        if (alerts.Length == 0)
        {
            return 0;
        }
        await tx.Execute(Sql.LetGo, new { ids = alerts });
        var stale = await StaleMessages.Drop(tx, now, alerts);
        await AlertEvents.SayMessages(tx, now, "message.stale", stale);
        return alerts.Length;
    }

    public static class Sql
    {
        public const string Lock = """
            select id
            from alert
            where next_at <= @now
              and not_after <= @now
            order by id
            limit @take
            for update skip locked
            """;

        public const string LetGo = """
            update alert
            set next_at = null
            where id = any(@ids)
            """;

        // Answers to texts have no alert: they only must not lie in the queue for ever.
        public const string DropAnswers = """
            update delivery d
            set state = 'failed',
                rank = 50,
                reason = 'stale',
                failed_at = @now,
                look_at = null
            from message m
            where d.state = 'pending'
              and d.next_attempt_at <= @machine_now
              and m.id = d.message_id
              and m.alert_id is null
              and m.not_after <= @now
            """;
    }
}
