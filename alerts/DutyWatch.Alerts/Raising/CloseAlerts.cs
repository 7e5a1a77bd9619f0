using DutyWatch.Alerts.Views;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Raising;

/// <summary>The matter is settled: alerts about it close, what has not left yet is dropped, and nobody is chased any further.</summary>
internal static class CloseAlerts
{
    public static async Task Handle(DutyTransaction tx, DateTimeOffset now, IReadOnlyCollection<Guid> obligationIds, IReadOnlyCollection<Guid> incidentIds)
    {
        var alerts = await tx.List<Guid>(Sql.Lock, new { obligations = obligationIds.ToArray(), incidents = incidentIds.ToArray() });
        if (alerts.Count == 0)
        {
            return;
        }
        var ids = alerts.ToArray();
        tx.Send(Sql.Close, new { ids });
        var stale = await StaleMessages.Drop(tx, now, ids);
        Fault.Point("alerts.closed");
        await AlertEvents.Say(tx, now, new("alert.closed", ids), new("message.stale", stale));
    }

    public static class Sql
    {
        public const string Lock = """
            select id
            from alert
            where (obligation_id = any(@obligations) or incident_id = any(@incidents))
              and state <> 'closed'
            order by id
            for update
            """;

        public const string Close = """
            update alert
            set state = 'closed',
                next_at = null,
                version = version + 1
            where id = any(@ids)
            """;
    }
}
