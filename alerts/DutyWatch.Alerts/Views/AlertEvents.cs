using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;

namespace DutyWatch.Alerts.Views;

/// <summary>
/// Says what became of alerts and messages, as the rows stand now. Call it after the rows were written and their versions
/// raised: the event then holds the state that it announces. The views are those of the API.
/// </summary>
internal static class AlertEvents
{
    public static Task SayAlerts(DutyTransaction tx, DateTimeOffset now, string kind, Guid[] alertIds) => Say(tx, now, new(kind, alertIds), new("", []));

    /// <summary>Alerts first, then their messages.</summary>
    public static async Task Say(DutyTransaction tx, DateTimeOffset now, Fact alerts, Fact messages)
    {
        var askedAlerts = alerts.Ids.Length == 0 ? null : AlertViews.Ask(tx, alerts.Ids);
        var askedMessages = messages.Ids.Length == 0 ? null : AlertViews.AskMessages(tx, messages.Ids);
        var alertViews = askedAlerts is null ? [] : await askedAlerts.List();
        var messageViews = askedMessages is null ? [] : await askedMessages.List();
        await EventLog.Append(tx,
        [
            .. alertViews.Select(a => a.View()).Select(v => new NewEvent(now, alerts.Kind, $"alert:{v.Id}", v.Version, v.UnitCode, [v.UnitCode], EventJson.Write(v))),
            .. messageViews.Select(v => new NewEvent(now, messages.Kind, $"message:{v.Id}", v.Version, v.UnitCode, [v.UnitCode], EventJson.Write(v))),
        ]);
    }

    /// <summary>An answer to somebody's own text has no alert and is no fact of an incident: nothing is said of it.</summary>
    public static Task SayMessages(DutyTransaction tx, DateTimeOffset now, string kind, Guid[] messageIds) => Say(tx, now, new("", []), new(kind, messageIds));

    /// <param name="Kind">The event's kind.</param>
    /// <param name="Ids">Of whom it is said.</param>
    internal sealed record Fact(string Kind, Guid[] Ids);
}
