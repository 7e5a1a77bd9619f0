using DutyWatch.Alerts.Views;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Answers;

/// <summary>
/// Takes an answer: it stops the paging of that person and the relay of that alert, and nothing else. What is owed stays owed.
/// The first answer wins; a later one is recorded with the message of whoever gave it.
/// </summary>
internal static class AcknowledgeAlert
{
    public static async Task<Answer<AcknowledgeReply>> Handle(DutyTransaction tx, DateTimeOffset now, Guid alertId, Answerer by)
    {
        var alerts = await tx.List<AlertRow>(Sql.LockRelay, new { alert_id = alertId });
        if (alerts.Find(a => a.Id == alertId) is not { } alert)
        {
            return Refusals.NotFound;
        }
        var own = await AnswerMessage.OfPerson(tx, now, alertId, by);

        await tx.Execute(Sql.StopRelay, new { ids = alerts.Select(a => a.Id).ToArray() });
        var first = alert.AnsweredAt is null;
        if (first)
        {
            await tx.Execute(Sql.Answer, new { alert_id = alertId, now, by = by.Name, via = by.Via, note = by.Note });
            await AlertEvents.SayAlerts(tx, now, "alert.answered", [alertId]);
        }
        Fault.Point("acknowledgement.written");
        return new AcknowledgeReply(alertId, own ?? (first ? now : alert.AnsweredAt!.Value), first);
    }

    private sealed record AlertRow(Guid Id, DateTimeOffset? AnsweredAt);

    public static class Sql
    {
        // The whole relay, because an answer to one of its alerts stops it climbing.
        public const string LockRelay = """
            select id, answered_at
            from alert
            where id = @alert_id
               or id = (select origin from alert where id = @alert_id)
               or origin = (select coalesce(origin, id) from alert where id = @alert_id)
            order by id
            for update
            """;

        public const string StopRelay = """
            update alert
            set relay = '{}',
                next_at = case when next_at is null then null else not_after end
            where id = any(@ids)
              and relay <> '{}'
            """;

        public const string Answer = """
            update alert
            set state = case when state = 'open' then 'answered' else state end,
                answered_at = @now,
                answered_by = @by,
                answered_via = @via,
                note = @note,
                version = version + 1
            where id = @alert_id
            """;
    }
}
