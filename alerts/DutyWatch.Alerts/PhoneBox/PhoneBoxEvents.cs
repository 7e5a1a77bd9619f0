using DutyWatch.Alerts.Views;
using DutyWatch.Contracts;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;

namespace DutyWatch.Alerts.PhoneBox;

/// <summary>The phone box is seen by the prefecture only.</summary>
internal static class PhoneBoxEvents
{
    public static Task SayText(DutyTransaction tx, DateTimeOffset now, PhoneBoxPhone phone, PhoneText text) =>
        Say(tx, now, "phone.text", phone, new { number = phone.Number, text });

    public static Task SayBehaviour(DutyTransaction tx, DateTimeOffset now, PhoneBoxPhone phone) =>
        Say(tx, now, "phone.behaviour", phone, new { number = phone.Number, mode = phone.Mode, delayMs = phone.DelayMs });

    private static async Task Say<T>(DutyTransaction tx, DateTimeOffset now, string kind, PhoneBoxPhone phone, T data)
    {
        var prefecture = await tx.One<string>(Sql.Prefecture);
        await EventLog.Append(tx, new NewEvent(now, kind, $"phone:{phone.Number}", phone.Version, prefecture, [prefecture], EventJson.Write(data)));
    }

    public static class Sql
    {
        public const string Prefecture = "select prefecture_code from site";
    }
}
