using DutyWatch.Alerts.Inbound;
using DutyWatch.Core.TextReports;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.TextReports;

/// <summary>
/// A report by text: whose it is (unit code, phone and one-time password), what it says, and then filed as any other. Whatever stops that, the text
/// goes to the desk and its sender is told why: nothing that begins like a report is ever dropped.
/// </summary>
internal sealed class ReportByText(RuleBook rules, SiteWordBook words, FileText file, UnfiledTexts unfiled) : IReportByText
{
    public async Task<ReportTextAnswer> Take(DutyTransaction tx, DateTimeOffset now, ReportText text)
    {
        var head = ReportHead.Read(text.Text) ?? new ReportHead(TextStage.First, null, null, text.Text);
        var sender = head.UnitCode is null ? null : await tx.First<Sender>(Sql.Sender, new { sms_code = head.UnitCode, phones = new[] { text.Phone } });
        var received = new Received(text, head, sender, (await rules.Current(tx.Ct)).Site.PrefectureCode);
        return Stranger(received) is { } stranger ? await unfiled.Keep(tx, received, stranger, now) : await Authorised(tx, received, now);
    }

    // No password is looked at before the phone is known: a stranger's guesses must not block a county's card.
    private static ReportTextOutcome? Stranger(Received received) => received switch
    {
        { Text.Writer: null } => ReportTextOutcome.UnknownPhone,
        { Head.Password: null } => ReportTextOutcome.NoPassword,
        { Sender: null } => ReportTextOutcome.BadPassword,
        { Sender.PersonId: null } => ReportTextOutcome.ForeignPhone,
        _ => null,
    };

    private async Task<ReportTextAnswer> Authorised(DutyTransaction tx, Received received, DateTimeOffset now)
    {
        var (text, head, sender, _) = received;
        var card = await Cards.Check(tx, new Cards.Try(sender!.UnitCode, head.Password!, text.Id, text.Text), now);
        if (card.Outcome == Cards.Outcome.Again)
        {
            var number = await tx.First<string>(Sql.NumberOf, new { inbound = card.UsedBy });
            return new ReportTextAnswer(ReportTextOutcome.Again, NumberWords(number));
        }
        if (Outcomes.TryGetValue(card.Outcome, out var stopped))
        {
            return await unfiled.Keep(tx, received, stopped, now, cardBlocked: card.Outcome == Cards.Outcome.BlockedNow);
        }
        var report = TextReport.Read(head, await words.Current(tx), sender.CountyCode, now);
        return report.IsReadable ? await file.File(tx, received, report, now) : await unfiled.Keep(tx, received, ReportTextOutcome.Unreadable, now);
    }

    public static Dictionary<string, string> NumberWords(string? incidentNumber) => new() { ["no"] = incidentNumber is null ? "" : $"，是{incidentNumber[^2..]}号" };

    private static readonly Dictionary<Cards.Outcome, ReportTextOutcome> Outcomes = new()
    {
        [Cards.Outcome.Wrong] = ReportTextOutcome.BadPassword, [Cards.Outcome.BlockedNow] = ReportTextOutcome.CardBlocked, [Cards.Outcome.Blocked] = ReportTextOutcome.CardBlocked,
    };

    /// <summary>A text with what is known of it.</summary>
    /// <param name="Sender">Null: it names no unit that files by text.</param>
    internal sealed record Received(ReportText Text, ReportHead Head, Sender? Sender, string Prefecture);

    /// <param name="CountyCode">The unit's own, when it is a county.</param>
    /// <param name="PersonId">Null: the phone is not one of this unit's.</param>
    internal sealed record Sender(string UnitCode, string UnitName, string? CountyCode, Guid? PersonId, string? PersonName);

    public static class Sql
    {
        public const string Sender = """
            select u.code as unit_code, u.name as unit_name, case when u.level = 'county' then u.code end as county_code, p.id as person_id, p.name as person_name
            from unit u
            left join lateral (
                select id, name
                from person
                where unit_code = u.code
                  and phones @> @phones
                order by id
                limit 1
            ) p on true
            where u.sms_code = @sms_code
            """;

        public const string NumberOf = """
            select i.number
            from text_report t
            join incident i on i.id = t.incident_id
            where t.inbound_id = @inbound
            """;
    }
}
