using System.Globalization;
using DutyWatch.Alerts;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Core;
using DutyWatch.Core.TextReports;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.TextReports;

/// <summary>What cannot be filed is laid before the desk, and the desk is rung: an officer must make something of it.</summary>
internal sealed class UnfiledTexts(AlertDesk desk, IPeopleOnDuty people, RuleBook rules)
{
    private static readonly string[] Told = ["prefecture.duty-officer", "prefecture.deputy-officer"];
    private static readonly string[] Relay = ["prefecture.duty-leader"];

    // A page that could not leave within a day is history.
    private static readonly TimeSpan Matters = TimeSpan.FromHours(24);

    // Somebody who writes ten texts rings once.
    private static readonly TimeSpan OneRing = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<ReportTextOutcome, (string Zh, string En)> Reasons = new()
    {
        [ReportTextOutcome.UnknownPhone] = ("号码未登记", "unknown phone"),
        [ReportTextOutcome.ForeignPhone] = ("号码不是该单位的", "not a phone of that unit"),
        [ReportTextOutcome.NoPassword] = ("缺单位码或口令", "no unit code or password"),
        [ReportTextOutcome.BadPassword] = ("单位码或口令不对", "wrong unit code or password"),
        [ReportTextOutcome.CardBlocked] = ("口令卡已停用", "the card is blocked"),
        [ReportTextOutcome.Unreadable] = ("看不懂", "cannot be read"),
        [ReportTextOutcome.NoIncident] = ("没有这个编号的事件", "no such incident"),
        [ReportTextOutcome.Refused] = ("校核不通过", "a check refuses it"),
    };

    /// <param name="tx">The text's own transaction.</param>
    /// <param name="received">The text.</param>
    /// <param name="outcome">Why it is not filed.</param>
    /// <param name="now">When it was received.</param>
    /// <param name="cardBlocked">This one blocked the card: rung in any case.</param>
    /// <param name="said">Words of the answer.</param>
    public async Task<ReportTextAnswer> Keep(
        DutyTransaction tx, ReportByText.Received received, ReportTextOutcome outcome, DateTimeOffset now, bool cardBlocked = false, Dictionary<string, string>? said = null)
    {
        var (text, _, sender, prefecture) = received;
        var unit = sender?.UnitCode ?? text.Writer?.UnitCode;
        var rings = cardBlocked || !await LooseEnds.IsOpen(tx, text.Phone, now - OneRing);
        var words = ReportHead.WithoutPassword(text.Text);
        await LooseEnds.Open(tx, new LooseEnds.New("unfiled", text.Id, unit, null, text.Phone, words, Words.Of(outcome)), prefecture, now);
        if (rings)
        {
            await Ring(tx, received, (unit ?? prefecture, Reasons[outcome], words, cardBlocked), now);
        }
        return new ReportTextAnswer(outcome, said ?? []);
    }

    private async Task Ring(DutyTransaction tx, ReportByText.Received received, (string Unit, (string Zh, string En) Reason, string Words, bool CardBlocked) of, DateTimeOffset now)
    {
        var site = await rules.Current(tx.Ct);
        var name = received.Sender?.UnitName ?? (await Units.Units.Names(tx, [of.Unit])).GetValueOrDefault(of.Unit, "");
        var words = new Dictionary<string, string>
        {
            ["unit"] = received.Text.Writer is null ? received.Text.Phone : name,
            ["why"] = of.Reason.Zh,
            ["detail"] = of.Words,
            ["at"] = TimeZoneInfo.ConvertTime(now, site.Zone).ToString("HH:mm", CultureInfo.InvariantCulture),
        };
        var (zh, en) = of.CardBlocked ? ("口令卡连错停用", "Card blocked by wrong passwords") : ($"短信报告未入库：{of.Reason.Zh}", $"Report by text not filed: {of.Reason.En}");
        await desk.Raise(tx, now,
        [
            new AlertToRaise(
                of.CardBlocked ? "card.blocked" : "text.unfiled", Lane.Page, received.Prefecture, null, null, null, "unknown", Urgent: true, zh, en, words,
                await people.Find(tx, received.Prefecture, Told, now), Relay, now + Matters),
        ]);
    }
}
