using DutyWatch.Alerts.Answers;
using DutyWatch.Alerts.Texts;
using DutyWatch.Alerts.Views;
using DutyWatch.Core.TextReports;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Inbound;

/// <param name="GatewayId">The gateway's id of the text: the same on each repeat.</param>
internal sealed record InboundText(string Channel, string GatewayId, string From, string Body);

/// <summary>
/// Takes a text from a person: once, whatever the gateway repeats; nothing is ever dropped, and what it does is said in its outcome.
/// A text in clear from a number that can be forged only stops reminders and closes nothing, but for an all-clear, whose answer is its proof, and a report, whose password is.
/// </summary>
internal sealed class TakeInbound(AlertDesk desk, QueueAnswer answer, IAllQuiet allQuiet, IReportByText reports, AlertOptions options)
{
    public async Task Handle(DutyTransaction tx, DateTimeOffset now, InboundText inbound)
    {
        var phone = PhoneNumbers.Normalise(inbound.From);
        var id = Ids.New(now);
        await PhoneFacts.Serialize(tx, phone);
        if (await tx.Execute(Sql.Keep, new { id, channel = inbound.Channel, gateway_id = inbound.GatewayId, phone, body = inbound.Body, now }) == 0)
        {
            return;
        }
        Fault.Point("inbound.kept");
        var site = await SiteTexts.Load(tx, options, []);
        var writer = await PhoneFacts.WriterOf(tx, phone);
        var verdict = ReplyRules.UnknownPhone;
        var reply = ReplyParser.Parse(inbound.Body);
        if (reply.Kind == ReplyKind.Report)
        {
            var texter = writer is null ? null : new Texter(writer.Name, writer.UnitCode);
            var report = await reports.Take(tx, now, new ReportText(id, inbound.Channel, inbound.GatewayId, phone, reply.Text, texter));
            verdict = ReplyRules.Of(report.Outcome);
            if (writer is not null)
            {
                await answer.Handle(tx, now, new AnswerTo(inbound.Channel, phone, writer, verdict, PhoneState.None, reply) { Words = report.Words });
            }
        }
        else if (writer is not null)
        {
            var state = await PhoneFacts.Load(tx, now, phone, writer, reply.Code);
            var quiet = reply.Kind == ReplyKind.AllQuiet ? await allQuiet.Take(tx, now, new Texter(writer.Name, writer.UnitCode), reply.Note) : null;
            verdict = quiet is null ? ReplyRules.Decide(reply, state) : ReplyRules.Of(quiet.Outcome);
            Fault.Point("inbound.matched");
            writer = await Act(tx, now, verdict, reply) ?? writer;
            Fault.Point("inbound.acted");
            await answer.Handle(tx, now, new AnswerTo(inbound.Channel, phone, writer, verdict, state, reply) { Words = quiet?.Words });
        }
        await tx.Execute(Sql.Settle, new { id, outcome = verdict.Outcome, message_id = verdict.Held?.MessageId });
        await Say(tx, now, new Received(id, writer, ReportHead.WithoutPassword(inbound.Body), verdict.Outcome, site.PrefectureCode));
    }

    // The person who holds the code, since a duty room's phone may be several people's.
    private async Task<Writer?> Act(DutyTransaction tx, DateTimeOffset now, Verdict verdict, ParsedReply reply)
    {
        if (verdict.Held is not { } held || await PhoneFacts.WriterOf(tx, held.MessageId) is not { } person)
        {
            return null;
        }
        if (verdict.Outcome == "answered")
        {
            await desk.Acknowledge(tx, now, held.AlertId, new Answerer(person.Id, person.Name, "sms", Note(reply, "处置中", ReplyAction.InProgress)));
        }
        else if (verdict.Outcome == "cannot")
        {
            await DeclineAlert.Handle(tx, now, held.AlertId, new Answerer(person.Id, person.Name, "sms", Note(reply, "无法处置", ReplyAction.Cannot)));
        }
        return person;
    }

    private static string? Note(ParsedReply reply, string word, ReplyAction action) =>
        reply.Action != action ? reply.Note : reply.Note is null ? word : $"{word}：{reply.Note}";

    private sealed record Received(Guid Id, Writer? Writer, string Text, string Outcome, string PrefectureCode);

    private static async Task Say(DutyTransaction tx, DateTimeOffset now, Received text)
    {
        var unit = text.Writer?.UnitCode ?? text.PrefectureCode;
        var data = EventJson.Write(new { personName = text.Writer?.Name ?? "", unitCode = unit, text = text.Text, outcome = text.Outcome });
        await EventLog.Append(tx, new NewEvent(now, "text.received", $"inbound:{text.Id}", 1, unit, [unit], data));
    }

    public static class Sql
    {
        public const string Keep = """
            insert into inbound_text (id, channel, gateway_id, phone, body, received_at, outcome)
            values (@id, @channel, @gateway_id, @phone, @body, @now, 'taken')
            on conflict (channel, gateway_id) do nothing
            """;

        public const string Settle = """
            update inbound_text
            set outcome = @outcome,
                message_id = @message_id
            where id = @id
            """;
    }
}
