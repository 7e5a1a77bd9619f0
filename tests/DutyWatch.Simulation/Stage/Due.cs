using DutyWatch.Core.Time;

namespace DutyWatch.Simulation;

/// <summary>What is due at this instant and when the next thing will be: the alarm clock and the look of every second, in one statement.</summary>
internal sealed record Due(bool Escalations, bool Unanswered, bool Deliveries, bool Sender, DateTimeOffset? Next, long LastEvent)
{
    public bool Any => Escalations || Unanswered || Deliveries || Sender;

    public IEnumerable<string> Sweeps
    {
        get
        {
            if (Escalations)
            {
                yield return "escalations";
            }
            if (Deliveries)
            {
                yield return "deliveries";
            }
            if (Unanswered)
            {
                yield return "unanswered-alerts";
            }
        }
    }

    public static Task<Due> Load(World world)
    {
        var now = new Clocks(world.Clock, world.Clock).Now + world.Plant.Ahead;
        return world.Rows.Do(tx => tx.One<Due>(Sql, new { now, ahead = (int)world.Plant.Ahead.TotalSeconds }));
    }

    private const string Sql = """
        with waiting as (
            select d.next_attempt_at
            from delivery d
            join message m on m.id = d.message_id
            where d.state = 'pending'
              and m.state in ('open', 'not-reached')
              and m.not_after > @now
              and not exists (select 1 from alert c where c.id = m.alert_id and c.state = 'closed')
        ), instants as (
            select 'escalations' as what, next_at as at from obligation where next_at is not null
            union all
            select 'unanswered', next_at from alert where next_at is not null
            union all
            select 'deliveries', look_at from delivery where look_at is not null
            union all
            select 'deliveries', lease_until from delivery where state = 'sending'
            union all
            select 'sender', next_attempt_at from waiting
        )
        select coalesce(bool_or(what = 'escalations' and at <= @now), false) as escalations,
               coalesce(bool_or(what = 'unanswered' and at <= @now), false) as unanswered,
               coalesce(bool_or(what = 'deliveries' and at <= @now), false) as deliveries,
               coalesce(bool_or(what = 'sender' and at <= @now), false) as sender,
               min(at) filter (where at > @now) - @ahead * interval '1 second' as next,
               (select coalesce(max(id), 0) from event) as last_event
        from instants
        """;
}
