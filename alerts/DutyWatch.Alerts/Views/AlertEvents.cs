using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;

namespace DutyWatch.Alerts.Views;

/// <summary>
/// Says what became of alerts and messages, as the rows stand now. Call it after the rows were written and their versions
/// raised: the event then holds the state that it announces. The views are those of the API.
/// </summary>
internal static class AlertEvents
{
    public static async Task SayAlerts(DutyTransaction tx, DateTimeOffset now, string kind, Guid[] alertIds)
    {
        if (alertIds.Length == 0)
        {
            return;
        }
        var views = await AlertViews.Load(tx, alertIds);
        await EventLog.Append(tx, [.. views.Select(v =>
            new NewEvent(now, kind, $"alert:{v.Id}", v.Version, v.UnitCode, [v.UnitCode], EventJson.Write(v)))]);
    }

    /// <summary>An answer to somebody's own text has no alert and is no fact of an incident: nothing is said of it.</summary>
    public static async Task SayMessages(DutyTransaction tx, DateTimeOffset now, string kind, Guid[] messageIds)
    {
        if (messageIds.Length == 0)
        {
            return;
        }
        var views = await AlertViews.LoadMessages(tx, messageIds);
        await EventLog.Append(tx, [.. views.Select(v =>
            new NewEvent(now, kind, $"message:{v.Id}", v.Version, v.UnitCode, [v.UnitCode], EventJson.Write(v)))]);
    }
}
