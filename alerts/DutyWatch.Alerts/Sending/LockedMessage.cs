using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Sending;

/// <summary>A message under its row lock: whoever changes its deliveries holds this first, so two of them never answer each other.</summary>
/// <param name="Answered">Somebody took the alert, this person or another.</param>
/// <param name="State">`closed` when its alert is: what has left may still be reported on, but nothing new goes.</param>
internal sealed record LockedMessage(Guid Id, Guid? AlertId, string Lane, string State, bool Urgent, DateTimeOffset NotAfter, string? Code, bool Answered)
{
    public MessageNeeds Needs => MessageNeeds.Of(Lane, Code);

    /// <summary>Whether trying further still makes sense.</summary>
    public bool Wants(DateTimeOffset now) => State is "open" or "not-reached" && NotAfter > now;

    public static Task<LockedMessage?> Take(DutyTransaction tx, Guid id) => tx.First<LockedMessage>(Sql.Lock, new { id });

    /// <summary>All of them, in the one order in which messages are locked.</summary>
    public static Task<List<LockedMessage>> TakeAll(DutyTransaction tx, Guid[] ids) => tx.List<LockedMessage>(Sql.LockAll, new { ids });

    /// <summary>Those of them that nobody else holds right now.</summary>
    public static Task<List<LockedMessage>> TakeFree(DutyTransaction tx, Guid[] ids) => tx.List<LockedMessage>(Sql.LockFree, new { ids });

    /// <summary>A change of a delivery is a change of its message: the version rises under the lock.</summary>
    public Task Changed(DutyTransaction tx) => Changed(tx, [Id]);

    public static Task Changed(DutyTransaction tx, Guid[] ids) => tx.Execute(Sql.Raise, new { ids });

    public static class Sql
    {
        public const string Lock = """
            select m.id, m.alert_id, m.lane, case when a.state = 'closed' then a.state else m.state end as state, coalesce(a.urgent, false) as urgent, m.not_after, m.code, coalesce(a.state = 'answered', false) as answered
            from message m
            left join alert a on a.id = m.alert_id
            where m.id = @id
            for update of m
            """;

        public const string LockAll = """
            select m.id, m.alert_id, m.lane, case when a.state = 'closed' then a.state else m.state end as state, coalesce(a.urgent, false) as urgent, m.not_after, m.code, coalesce(a.state = 'answered', false) as answered
            from message m
            left join alert a on a.id = m.alert_id
            where m.id = any(@ids)
            order by m.id
            for update of m
            """;

        public const string LockFree = """
            select m.id, m.alert_id, m.lane, case when a.state = 'closed' then a.state else m.state end as state, coalesce(a.urgent, false) as urgent, m.not_after, m.code, coalesce(a.state = 'answered', false) as answered
            from message m
            left join alert a on a.id = m.alert_id
            where m.id = any(@ids)
            order by m.id
            for update of m skip locked
            """;

        public const string Raise = """
            update message
            set version = version + 1
            where id = any(@ids)
            """;
    }
}
