using DutyWatch.Alerts.Views;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Raising;

internal static class InsertAlerts
{
    public static object Rows(IReadOnlyList<AlertDraft> drafts, DateTimeOffset now) => new
    {
        id = drafts.Select(d => d.Id).ToArray(),
        kind = drafts.Select(d => d.Alert.Kind).ToArray(),
        lane = drafts.Select(d => d.LaneWord).ToArray(),
        unit_code = drafts.Select(d => d.Alert.UnitCode).ToArray(),
        incident_id = drafts.Select(d => d.Alert.IncidentId).ToArray(),
        obligation_id = drafts.Select(d => d.Alert.ObligationId).ToArray(),
        step_position = drafts.Select(d => d.Alert.StepPosition).ToArray(),
        level = drafts.Select(d => d.Alert.Level).ToArray(),
        urgent = drafts.Select(d => d.Alert.Urgent).ToArray(),
        reason_zh = drafts.Select(d => d.Alert.ReasonZh).ToArray(),
        reason_en = drafts.Select(d => d.Alert.ReasonEn).ToArray(),
        words = drafts.Select(d => new Json(EventJson.Write(d.Alert.Words))).ToArray(),
        relay = drafts.Select(d => string.Join(',', d.Alert.Relay)).ToArray(),
        origin = drafts.Select(d => d.Alert.Origin).ToArray(),
        answer_by = drafts.Select(d => d.AnswerBy?.ToUniversalTime()).ToArray(),
        next_at = drafts.Select(d => d.NextAt.ToUniversalTime()).ToArray(),
        not_after = drafts.Select(d => d.Alert.NotAfter.ToUniversalTime()).ToArray(),
        now,
    };

    public static class Sql
    {
        public const string Insert = """
            insert into alert (
                id, kind, lane, state, unit_code, incident_id, obligation_id, step_position, level, urgent,
                reason_zh, reason_en, words, relay, origin, raised_at, answer_by, next_at, not_after, version)
            select r.id, r.kind, r.lane, 'open', r.unit_code, r.incident_id, r.obligation_id, r.step_position, r.level, r.urgent,
                   r.reason_zh, r.reason_en, r.words, coalesce(string_to_array(nullif(r.relay, ''), ','), '{}'), r.origin,
                   @now, r.answer_by, r.next_at, r.not_after, 1
            from unnest(
                @id, @kind, @lane, @unit_code, @incident_id, @obligation_id, @step_position, @level, @urgent,
                @reason_zh, @reason_en, @words, @relay, @origin, @answer_by, @next_at, @not_after)
                as r(id, kind, lane, unit_code, incident_id, obligation_id, step_position, level, urgent,
                     reason_zh, reason_en, words, relay, origin, answer_by, next_at, not_after)
            """;
    }
}
