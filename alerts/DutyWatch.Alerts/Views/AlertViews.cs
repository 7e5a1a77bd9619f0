using DutyWatch.Contracts;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Views;

/// <summary>Alerts and messages as the API shows them. Who may see which is the caller's to ask first.</summary>
public static class AlertViews
{
    /// <summary>Without messages: those have readers of their own.</summary>
    public static Task<IReadOnlyList<AlertView>> Load(DutyTransaction tx, Guid[] ids) => AlertEvents.Alerts(tx, ids);

    public static Task<IReadOnlyList<MessageView>> LoadMessages(DutyTransaction tx, Guid[] ids) => AlertEvents.Messages(tx, ids);
}
