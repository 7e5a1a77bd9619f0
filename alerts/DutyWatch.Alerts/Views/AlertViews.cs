using DutyWatch.Contracts;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Views;

/// <summary>Alerts and messages as the API shows them. Who may see which is the caller's to ask first.</summary>
public static class AlertViews
{
    /// <summary>Alerts without their messages, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<AlertView>> Load(DutyTransaction tx, Guid[] ids) => (await Ask(tx, ids).List()).ConvertAll(a => a.View());

    /// <summary>Messages of alerts with their deliveries, in the order of their ids.</summary>
    public static Task<IReadOnlyList<MessageView>> LoadMessages(DutyTransaction tx, Guid[] ids) => AskMessages(tx, ids).List();

    internal static Asked<AlertRow> Ask(DutyTransaction tx, Guid[] ids) => tx.Ask<AlertRow>(Sql.Alerts, new { ids });

    internal static AskedMessages AskMessages(DutyTransaction tx, Guid[] ids) =>
        new(tx.Ask<MessageRow>(Sql.Messages, new { ids }), tx.Ask<DeliveryRow>(Sql.Deliveries, new { ids }));

    /// <summary>Messages and their deliveries, asked together.</summary>
    internal sealed record AskedMessages(Asked<MessageRow> Messages, Asked<DeliveryRow> Deliveries)
    {
        public async Task<IReadOnlyList<MessageView>> List()
        {
            var rows = await Messages.List();
            var deliveries = (await Deliveries.List()).ToLookup(d => d.MessageId, d => d.View());
            return rows.ConvertAll(m => new MessageView(
                m.Id, m.AlertId, m.PersonId, m.PersonName, m.Post, m.UnitCode, m.Body, m.State, m.QueuedAt,
                m.AnsweredAt, m.AnsweredVia, m.Note, [.. deliveries[m.Id]], m.Version));
        }
    }

    internal sealed record AlertRow(
        Guid Id, string Kind, string Lane, string State, string UnitCode, Guid? IncidentId, Guid? ObligationId, int? StepPosition,
        string ReasonZh, string ReasonEn, DateTimeOffset RaisedAt, DateTimeOffset? AnswerBy, DateTimeOffset? AnsweredAt, string? AnsweredBy, Guid? Origin, long Version)
    {
        public AlertView View() => new(
            Id, Kind, Lane, State, UnitCode, IncidentId, ObligationId, StepPosition,
            new BothLanguages(ReasonZh, ReasonEn), RaisedAt, AnswerBy, AnsweredAt, AnsweredBy, Origin, [], Version);
    }

    internal sealed record MessageRow(
        Guid Id, Guid AlertId, Guid PersonId, string PersonName, string Post, string UnitCode, string Body, string State,
        DateTimeOffset QueuedAt, DateTimeOffset? AnsweredAt, string? AnsweredVia, string? Note, long Version);

    internal sealed record DeliveryRow(
        Guid MessageId, Guid Id, string Channel, string Address, string State, int Attempt, bool PossiblyRepeated, DateTimeOffset QueuedAt,
        DateTimeOffset? ClaimedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? SentAt, DateTimeOffset? DeliveredAt, DateTimeOffset? FailedAt, string? Reason)
    {
        public DeliveryView View() => new(
            Id, Channel, MaskedNumber.Of(Address), State, Attempt, PossiblyRepeated, QueuedAt, ClaimedAt, AcceptedAt, SentAt, DeliveredAt, FailedAt, Reason);
    }

    public static class Sql
    {
        public const string Alerts = """
            select id, kind, lane, state, unit_code, incident_id, obligation_id, step_position,
                   reason_zh, reason_en, raised_at, answer_by, answered_at, answered_by, origin, version
            from alert
            where id = any(@ids)
            order by id
            """;

        public const string Messages = """
            select m.id, m.alert_id, m.person_id, p.name as person_name, m.post, m.unit_code, m.body, m.state,
                   m.queued_at, m.answered_at, m.answered_via, m.note, m.version
            from message m
            join person p on p.id = m.person_id
            where m.id = any(@ids)
              and m.alert_id is not null
            order by m.id
            """;

        public const string Deliveries = """
            select message_id, id, channel, address, state, attempt, possibly_repeated, queued_at,
                   claimed_at, accepted_at, sent_at, delivered_at, failed_at, reason
            from delivery
            where message_id = any(@ids)
            order by message_id, position
            """;
    }
}
