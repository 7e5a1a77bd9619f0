using DutyWatch.CrashTests.Ground;
using DutyWatch.CrashTests.Outside;

namespace DutyWatch.CrashTests.Check;

/// <summary>Waits until nobody outside still tries, and nothing inside is due now or within the next moments.</summary>
internal static class Rest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    /// <returns>What was still going on when patience ended; empty when all is at rest.</returns>
    public static async Task<IReadOnlyList<string>> Reach(Store store, Ledger ledger)
    {
        var since = Site.Time.GetTimestamp();
        while (true)
        {
            var restless = await store.List<Restless>(Sql.Restless, new { now = Site.Now, soon = Site.Now + Soon });
            if (restless.Count == 0 && ledger.Open == 0)
            {
                return [];
            }
            if (Site.Time.GetElapsedTime(since) > Patience)
            {
                return [$"it did not come to rest: {ledger.Open} outside still try", .. restless.Select(r => $"it did not come to rest: {r.Id} {r.Why}")];
            }
            await Task.Delay(Between, Site.Time);
        }
    }

    private sealed record Restless(Guid Id, string Why);

    private static class Sql
    {
        // A text whose alert was closed while its next position was being queued is never claimed: nobody needs it any more.
        public const string Restless = """
            select d.id, 'delivery ' || d.state as why
            from delivery d
            join message m on m.id = d.message_id
            left join alert a on a.id = m.alert_id
            where d.state = 'sending'
               or (d.state = 'pending' and d.next_attempt_at <= @soon and m.state in ('open', 'not-reached') and m.not_after > @now and a.state is distinct from 'closed')
               or d.look_at <= @soon
            union all
            select o.id, 'obligation due'
            from obligation o
            where o.next_at <= @now
            union all
            select a.id, 'alert to be relayed'
            from alert a
            where a.next_at <= @soon
              and a.not_after > @soon
            union all
            select m.id, 'message that no gateway accepted'
            from message m
            join alert a on a.id = m.alert_id
            where m.state in ('open', 'not-reached')
              and a.state <> 'closed'
              and not exists (select 1 from delivery d where d.message_id = m.id and d.accepted_at is not null)
            limit 20
            """;
    }
}
