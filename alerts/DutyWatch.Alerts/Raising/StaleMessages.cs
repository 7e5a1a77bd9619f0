using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Raising;

/// <summary>Drops what no longer matters of some alerts: attempts that wait are given up, and messages of which nothing ever left become stale.</summary>
internal static class StaleMessages
{
    private static readonly TimeSpan CodesRest = TimeSpan.FromDays(7);

    /// <param name="alertIds">Locked by the caller.</param>
    /// <returns>The messages that became stale.</returns>
    public static async Task<Guid[]> Drop(DutyTransaction tx, DateTimeOffset now, Guid[] alertIds)
    {
        var open = (await tx.List<Guid>(Sql.LockOpen, new { alerts = alertIds })).ToArray();
        await tx.Execute(Sql.GiveUpWaiting, new { messages = open, now });
        var stale = (await tx.List<Guid>(Sql.MakeStale, new { messages = open })).ToArray();
        await FreeCodes(tx, now, alertIds);
        return stale;
    }

    /// <summary>A code rests a week after its message was closed, so that a late answer never meets another alert.</summary>
    private static Task<int> FreeCodes(DutyTransaction tx, DateTimeOffset now, Guid[] alertIds) =>
        tx.Execute(Sql.FreeCodes, new { alerts = alertIds, free_at = now + CodesRest });

    public static Task FreeCode(DutyTransaction tx, DateTimeOffset now, Guid messageId) =>
        tx.Execute(Sql.FreeCode, new { message_id = messageId, free_at = now + CodesRest });

    public static class Sql
    {
        public const string LockOpen = """
            select id
            from message
            where alert_id = any(@alerts)
              and state in ('open', 'not-reached')
            order by id
            for update
            """;

        public const string GiveUpWaiting = """
            update delivery
            set state = case when state = 'pending' then 'failed' else state end,
                rank = case when state = 'pending' then 50 else rank end,
                reason = case when state = 'pending' then 'stale' else reason end,
                failed_at = case when state = 'pending' then @now else failed_at end,
                look_at = case when state = 'unknown' then look_at end
            where message_id = any(@messages)
              and (state = 'pending' or look_at is not null)
            """;

        public const string MakeStale = """
            update message m
            set state = 'stale',
                version = version + 1
            where m.id = any(@messages)
              and not exists (
                  select 1
                  from delivery d
                  where d.message_id = m.id
                    and (d.rank in (5, 7) or d.accepted_at is not null or d.delivered_at is not null))
            returning m.id
            """;

        public const string FreeCodes = """
            update reply_code
            set free_at = @free_at
            where free_at = 'infinity'
              and message_id in (select id from message where alert_id = any(@alerts))
            """;

        public const string FreeCode = """
            update reply_code
            set free_at = @free_at
            where message_id = @message_id
              and free_at = 'infinity'
            """;
    }
}
