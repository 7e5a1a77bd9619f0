using DutyWatch.Alerts.Answers;
using DutyWatch.Alerts.Raising;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts;

/// <summary>Who answered, how, and what was said with it.</summary>
/// <param name="PersonId">Null when the answering account stands for no person of the rosters.</param>
/// <param name="Via">`console` or `sms`.</param>
public sealed record Answerer(Guid? PersonId, string Name, string Via, string? Note);

/// <summary>
/// The front door of alerts. Every method works inside the caller's open transaction: what it queues leaves the building only
/// when that transaction was committed, and nothing is left of it otherwise.
/// </summary>
public sealed class AlertDesk
{
    private readonly RaiseAlerts raise;

    internal AlertDesk(RaiseAlerts raise) => this.raise = raise;

    /// <summary>Raises alerts and queues their messages, one a person. Returns the alerts' ids in the order given.</summary>
    public Task<IReadOnlyList<Guid>> Raise(DutyTransaction tx, DateTimeOffset now, IReadOnlyList<AlertToRaise> alerts) => raise.Handle(tx, now, alerts);

    // Instance methods like the first: a desk is asked, whatever it needs for an answer.
#pragma warning disable CA1822
    /// <summary>Takes an answer. The first one wins; a later one is recorded too. Obligations are never touched by it.</summary>
    public Task<Answer<AcknowledgeReply>> Acknowledge(DutyTransaction tx, DateTimeOffset now, Guid alertId, Answerer by) =>
        AcknowledgeAlert.Handle(tx, now, alertId, by);

    /// <summary>What these alerts said no longer matters: what has not left yet is dropped as stale.</summary>
    public Task Close(DutyTransaction tx, DateTimeOffset now, IReadOnlyCollection<Guid> obligationIds, IReadOnlyCollection<Guid> incidentIds) =>
        CloseAlerts.Handle(tx, now, obligationIds, incidentIds);
#pragma warning restore CA1822
}
