using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Answers;

/// <summary>
/// Somebody was reached and cannot: his own paging ends, but nobody has taken the alert, so its relay goes on at once
/// instead of when the answer would have been overdue.
/// </summary>
internal static class DeclineAlert
{
    public static async Task Handle(DutyTransaction tx, DateTimeOffset now, Guid alertId, Answerer by)
    {
        await tx.Execute(Sql.ClimbNow, new { alert_id = alertId, now });
        await AnswerMessage.OfPerson(tx, now, alertId, by);
    }

    public static class Sql
    {
        public const string ClimbNow = """
            update alert
            set next_at = @now
            where id = @alert_id
              and state = 'open'
              and relay <> '{}'
              and next_at is not null
            """;
    }
}
