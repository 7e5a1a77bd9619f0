using DutyWatch.Alerts;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Upward;

/// <summary>Tells the room that a report it passed has not got through: it still has the phone.</summary>
internal sealed class ExchangeAlerts(AlertDesk desk, IPeopleOnDuty people, RuleBook rules)
{
    private const int TitleInTexts = 16;
    private static readonly TimeSpan Matters = TimeSpan.FromHours(24);
    private static readonly string[] Told = ["prefecture.duty-officer", "prefecture.deputy-officer"];
    private static readonly string[] Relay = ["prefecture.duty-leader"];

    internal sealed record Why(string Zh, string En);

    public async Task Raise(DutyTransaction tx, Guid incident, Why why, DateTimeOffset now)
    {
        var prefecture = (await rules.Current(tx.Ct)).Site.PrefectureCode;
        var row = await tx.One<IncidentRow>(Sql.Incident, new { incident });
        var words = new Dictionary<string, string> { ["event"] = Short(row.Title), ["no"] = row.Number[^2..], ["detail"] = why.Zh };
        await desk.Raise(tx, now,
        [
            new AlertToRaise(
                "upward.not-sent", Lane.Page, prefecture, incident, null, null, row.Level, Urgent: true, $"报省未送达：{why.Zh}", $"The report to the province did not get through: {why.En}",
                words, await people.Find(tx, prefecture, Told, now), Relay, now + Matters),
        ]);
    }

    // A text stays one text, and its code is never cut.
    private static string Short(string title)
    {
        var length = Math.Min(title.Length, TitleInTexts);
        return title[..(length > 0 && char.IsHighSurrogate(title[length - 1]) ? length - 1 : length)];
    }

    private sealed record IncidentRow(string Number, string Title, string Level);

    public static class Sql
    {
        public const string Incident = "select number, title, level from incident where id = @incident";
    }
}
