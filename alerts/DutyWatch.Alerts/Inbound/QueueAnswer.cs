using System.Globalization;
using System.Text.Json;
using DutyWatch.Alerts.Sending;
using DutyWatch.Alerts.Texts;
using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Alerts.Inbound;

/// <summary>Everything an answer to a text needs.</summary>
internal sealed record AnswerTo(string Channel, string Phone, Writer Writer, Verdict Verdict, PhoneState State, ParsedReply Reply)
{
    /// <summary>Words that only the one who took it knows.</summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }
}

/// <summary>Queues what a person hears back, in the lowest lane, to the phone and through the gateway that the text came from.</summary>
internal sealed class QueueAnswer(Clocks clocks, Channels channels, AlertOptions options, WakeUps wakeUps)
{
    // Later than this an answer only puzzles.
    private static readonly TimeSpan Useful = TimeSpan.FromMinutes(30);

    public async Task Handle(DutyTransaction tx, DateTimeOffset now, AnswerTo to)
    {
        if (to.Verdict.Answer is not { } kind || await IsTiresome(tx, to))
        {
            return;
        }
        var texts = await SiteTexts.Load(tx, options, [kind]);
        var body = texts.Write(kind, await Words(tx, now, to, texts));
        var machineNow = clocks.MachineNow;
        var rule = (await Timetable.Load(tx)).For(Lanes.InOrder[^1], urgent: false);
        await tx.Execute(Sql.Queue, new
        {
            id = Ids.New(now), delivery_id = Ids.New(now), person_id = to.Writer.Id, unit_code = to.Writer.UnitCode, body,
            not_after = now + Useful, channel = channels.Has(to.Channel) ? to.Channel : channels.Order[0], address = to.Phone,
            machine_now = machineNow, look_at = machineNow + rule.Accepted, now,
        });
        tx.AfterCommit(wakeUps.TextWaits);
    }

    private static async Task<bool> IsTiresome(DutyTransaction tx, AnswerTo to) =>
        ReplyRules.Unproductive.Contains(to.Verdict.Outcome)
        && await PhoneFacts.UnproductiveTexts(tx, to.Phone) >= ReplyRules.UnproductiveAnswers;

    private static async Task<Dictionary<string, string>> Words(DutyTransaction tx, DateTimeOffset now, AnswerTo to, SiteTexts texts)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var answered = to.Verdict.Held is { } held ? await tx.First<AnsweredRow>(Sql.Answered, new { message_id = held.MessageId }) : null;
        if (answered is not null)
        {
            words = JsonSerializer.Deserialize<Dictionary<string, string>>(answered.Words, EventJson.Options)!;
        }
        words["name"] = to.Writer.Name;
        words["at"] = texts.Clock(answered?.AnsweredAt ?? now);
        words["code"] = to.Reply.Code ?? "";
        words["left"] = Math.Max(0, ReplyRules.WrongTriesAllowed - to.State.WrongTries - 1).ToString(CultureInfo.InvariantCulture);
        var open = to.State.Codes.Where(c => c.IsOpen).ToList();
        words["n"] = open.Count.ToString(CultureInfo.InvariantCulture);
        words["list"] = string.Join(texts.IsChinese ? "，" : ", ", open.Select(c => c.Code));
        foreach (var (name, word) in to.Words ?? new Dictionary<string, string>())
        {
            words[name] = word;
        }
        return words;
    }

    private sealed record AnsweredRow(string Words, DateTimeOffset? AnsweredAt);

    public static class Sql
    {
        public const string Answered = """
            select a.words, m.answered_at
            from message m
            join alert a on a.id = m.alert_id
            where m.id = @message_id
            """;

        public const string Queue = """
            with queued as (
                insert into message (id, person_id, unit_code, post, lane, body, state, queued_at, not_after, version)
                values (@id, @person_id, @unit_code, 'answer', 'status', @body, 'open', @now, @not_after, 1)
                returning id
            )
            insert into delivery (id, message_id, lane, channel, address, position, attempt, state, rank, next_attempt_at, look_at, queued_at)
            select @delivery_id, q.id, 'status', @channel, @address, 0, 0, 'pending', 0, @machine_now, @look_at, @now
            from queued q
            """;
    }
}
