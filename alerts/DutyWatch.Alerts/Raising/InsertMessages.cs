using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Raising;

internal static class InsertMessages
{
    public static void Send(DutyTransaction tx, DateTimeOffset now, IReadOnlyList<MessageDraft> messages)
    {
        if (messages.Count == 0)
        {
            return;
        }
        tx.Send(Sql.Insert, new
        {
            id = messages.Select(m => m.Id).ToArray(),
            alert_id = messages.Select(m => m.Alert.Id).ToArray(),
            person_id = messages.Select(m => m.Person.PersonId).ToArray(),
            unit_code = messages.Select(m => m.Person.UnitCode).ToArray(),
            post = messages.Select(m => m.Person.Post).ToArray(),
            lane = messages.Select(m => m.Alert.LaneWord).ToArray(),
            body = messages.Select(m => m.Body).ToArray(),
            code = messages.Select(m => m.Code).ToArray(),
            answer_by = messages.Select(m => m.Alert.AnswerBy?.ToUniversalTime()).ToArray(),
            not_after = messages.Select(m => m.Alert.Alert.NotAfter.ToUniversalTime()).ToArray(),
            now,
        });
    }

    public static class Sql
    {
        public const string Insert = """
            insert into message (id, alert_id, person_id, unit_code, post, lane, body, code, state, queued_at, answer_by, not_after, version)
            select r.id, r.alert_id, r.person_id, r.unit_code, r.post, r.lane, r.body, r.code, 'open', @now, r.answer_by, r.not_after, 1
            from unnest(@id, @alert_id, @person_id, @unit_code, @post, @lane, @body, @code, @answer_by, @not_after)
                as r(id, alert_id, person_id, unit_code, post, lane, body, code, answer_by, not_after)
            """;
    }
}
