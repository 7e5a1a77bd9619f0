using DutyWatch.Alerts.Raising;
using DutyWatch.Alerts.Views;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Answers;

/// <summary>Records what one person said to his own message and stops everything that was still on its way to him.</summary>
internal static class AnswerMessage
{
    /// <returns>When he answered, now or before; null when he was not told of this alert.</returns>
    public static async Task<DateTimeOffset?> OfPerson(DutyTransaction tx, DateTimeOffset now, Guid alertId, Answerer by)
    {
        if (by.PersonId is not { } personId || await tx.First<Row>(Sql.Lock, new { alert_id = alertId, person_id = personId }) is not { } message)
        {
            return null;
        }
        if (message.AnsweredAt is { } before)
        {
            return before;
        }
        await tx.Execute(Sql.Answer, new { id = message.Id, now, via = by.Via, note = by.Note });
        await tx.Execute(Sql.StopDeliveries, new { id = message.Id, now });
        await StaleMessages.FreeCode(tx, now, message.Id);
        await AlertEvents.SayMessages(tx, now, "message.answered", [message.Id]);
        return now;
    }

    private sealed record Row(Guid Id, DateTimeOffset? AnsweredAt);

    public static class Sql
    {
        public const string Lock = """
            select id, answered_at
            from message
            where alert_id = @alert_id
              and person_id = @person_id
            for update
            """;

        public const string Answer = """
            update message
            set state = 'answered',
                answered_at = @now,
                answered_via = @via,
                note = @note,
                version = version + 1
            where id = @id
            """;

        public const string StopDeliveries = """
            update delivery
            set state = case when state = 'pending' then 'failed' else state end,
                rank = case when state = 'pending' then 50 else rank end,
                reason = case when state = 'pending' then 'answered' else reason end,
                failed_at = case when state = 'pending' then @now else failed_at end,
                look_at = case when state = 'unknown' then look_at end
            where message_id = @id
              and (state = 'pending' or look_at is not null)
            """;
    }
}
