using DutyWatch.Alerts.Sending;
using DutyWatch.Alerts.Texts;
using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Raising;

/// <summary>Writes alerts, one message a person, their codes and their first deliveries: each kind of row in one statement.</summary>
internal sealed partial class RaiseAlerts(Clocks clocks, FirstDeliveries deliveries, Routes routes, AlertOptions options, ILogger<RaiseAlerts> logger)
{
    public async Task<IReadOnlyList<Guid>> Handle(DutyTransaction tx, DateTimeOffset now, IReadOnlyList<AlertToRaise> alerts)
    {
        if (alerts.Count == 0)
        {
            return [];
        }
        var rules = Timetable.Ask(tx);
        var texts = await SiteTexts.Load(tx, options, alerts.Select(a => a.Kind));
        var timetable = await Timetable.Of(rules);
        Fault.Point("alerts.raising");
        var drafts = alerts.Select(alert => new AlertDraft(alert, now, timetable)).ToList();

        tx.Send(InsertAlerts.Sql.Insert, InsertAlerts.Rows(drafts, now));
        var messages = drafts.SelectMany(draft => draft.Messages(texts, now)).ToList();
        await ReplyCodes.Allocate(tx, now, [.. messages.Where(m => m.NeedsCode)]);
        messages.ForEach(m => m.Write(texts));
        InsertMessages.Send(tx, now, messages);
        deliveries.Queue(tx, now, clocks.MachineNow, messages, new Surroundings(timetable, texts.Demo, await routes.Spent(tx, now, messages.SelectMany(m => m.Person.Phones))));

        await AlertEvents.Say(tx, now, new("alert.raised", [.. drafts.Select(d => d.Id)]), new("message.queued", [.. messages.Select(m => m.Id)]));
        foreach (var draft in drafts.Where(d => d.Alert.People.Count == 0))
        {
            Log.NobodyToTell(logger, draft.Id);
        }
        Fault.Point("alerts.queued");
        return [.. drafts.Select(d => d.Id)];
    }

    private static partial class Log
    {
        [LoggerMessage(2020, LogLevel.Warning, "Alert {AlertId} was raised with nobody to tell")]
        public static partial void NobodyToTell(ILogger logger, Guid alertId);
    }
}
