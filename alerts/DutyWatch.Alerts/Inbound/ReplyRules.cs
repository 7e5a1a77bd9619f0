using DutyWatch.Alerts.Texts;

namespace DutyWatch.Alerts.Inbound;

/// <summary>A code that belongs to a phone: which message it answers and whether that still waits.</summary>
/// <param name="IsOpen">Waits for an answer and was not let go: counts for a word without a code.</param>
internal sealed record HeldCode(string Code, Guid MessageId, Guid AlertId, bool IsOpen, bool IsAnswered);

/// <summary>What is known of the phone that a text came from.</summary>
/// <param name="WrongTries">Wrong codes within the last 30 minutes.</param>
/// <param name="OtherPhoneHolds">The code of this text belongs to another phone of the same unit.</param>
internal sealed record PhoneState(IReadOnlyList<HeldCode> Codes, int WrongTries, bool OtherPhoneHolds)
{
    public static readonly PhoneState None = new([], 0, false);
}

/// <summary>What becomes of a text: the word kept with it, the answer sent back (null: none), and the message it answers.</summary>
internal sealed record Verdict(string Outcome, string? Answer, HeldCode? Held = null);

/// <summary>Decides what an answer does. A guess is cheap to make and must stay useless: five wrong codes silence a phone for half an hour.</summary>
internal static class ReplyRules
{
    public const int WrongTriesAllowed = 5;

    public static readonly TimeSpan WrongTriesCount = TimeSpan.FromMinutes(30);

    public static readonly Verdict UnknownPhone = new("unknown-phone", null);

    /// <summary>Asking the desk costs nothing, but a phone that never makes sense is not answered for ever.</summary>
    public const int UnproductiveAnswers = 5;

    public static readonly string[] Wrong = ["bad-code", "not-yours"];

    public static readonly string[] Productive = ["answered", "cannot", "already", "all-quiet", "report-filed", "report-again"];

    public static readonly string[] Unproductive = ["bad-code", "not-yours", "bad-action", "which", "nothing-open", "help", "free-text", "report-unfiled", "all-quiet-unfinished", "all-quiet-not-owed"];

    public static Verdict Decide(ParsedReply reply, PhoneState phone) => reply.Kind switch
    {
        ReplyKind.Empty => new Verdict("empty", null),
        ReplyKind.OptOut => new Verdict("opt-out", null),
        ReplyKind.Help => new Verdict("help", ReplyTexts.Help),
        // Where no check-ins are ordered it is a text like any other.
        ReplyKind.FreeText or ReplyKind.AllQuiet => new Verdict("free-text", ReplyTexts.FreeText),
        ReplyKind.BadAction => new Verdict("bad-action", ReplyTexts.BadAction),
        _ when phone.WrongTries >= WrongTriesAllowed => new Verdict("locked", null),
        ReplyKind.Coded => ByCode(reply, phone),
        ReplyKind.Word => ByWord(reply, phone),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, null),
    };

    public static Verdict Of(AllQuietOutcome outcome) => outcome switch
    {
        AllQuietOutcome.Taken => new Verdict("all-quiet", ReplyTexts.AllQuiet),
        AllQuietOutcome.Unfinished => new Verdict("all-quiet-unfinished", ReplyTexts.AllQuietUnfinished),
        AllQuietOutcome.NotOwed => new Verdict("all-quiet-not-owed", ReplyTexts.AllQuietNotOwed),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static Verdict Of(ReportTextOutcome outcome) => outcome switch
    {
        ReportTextOutcome.Filed => new Verdict("report-filed", ReplyTexts.ReportFiled),
        ReportTextOutcome.AskKind => new Verdict("report-filed", ReplyTexts.AskKind),
        ReportTextOutcome.AskPlace => new Verdict("report-filed", ReplyTexts.AskPlace),
        ReportTextOutcome.AskTime => new Verdict("report-filed", ReplyTexts.AskTime),
        ReportTextOutcome.AskCasualties => new Verdict("report-filed", ReplyTexts.AskCasualties),
        ReportTextOutcome.Updated => new Verdict("report-filed", ReplyTexts.ReportUpdated),
        ReportTextOutcome.Again => new Verdict("report-again", ReplyTexts.ReportAgain),
        ReportTextOutcome.UnknownPhone => UnknownPhone,
        ReportTextOutcome.ForeignPhone => Unfiled(ReplyTexts.NoUnit),
        ReportTextOutcome.NoPassword => Unfiled(ReplyTexts.NoPassword),
        ReportTextOutcome.BadPassword => Unfiled(ReplyTexts.BadPassword),
        ReportTextOutcome.CardBlocked => Unfiled(ReplyTexts.CardBlocked),
        ReportTextOutcome.Unreadable => Unfiled(ReplyTexts.Format),
        ReportTextOutcome.NoIncident => Unfiled(ReplyTexts.NoIncident),
        ReportTextOutcome.Refused => Unfiled(ReplyTexts.ReportRefused),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private static Verdict Unfiled(string answer) => new("report-unfiled", answer);

    private static Verdict ByCode(ParsedReply reply, PhoneState phone)
    {
        var held = phone.Codes.FirstOrDefault(c => c.Code == reply.Code);
        return held switch
        {
            null when phone.OtherPhoneHolds => new Verdict("not-yours", ReplyTexts.NotYours),
            null => new Verdict("bad-code", ReplyTexts.BadCode),
            { IsAnswered: true } => new Verdict("already", ReplyTexts.Already, held),
            _ => Act(reply, held),
        };
    }

    private static Verdict ByWord(ParsedReply reply, PhoneState phone)
    {
        var open = phone.Codes.Where(c => c.IsOpen).ToList();
        return open switch
        {
            [] => new Verdict("nothing-open", ReplyTexts.NothingOpen),
            [var only] => Act(reply, only),
            _ => new Verdict("which", ReplyTexts.Which),
        };
    }

    private static Verdict Act(ParsedReply reply, HeldCode held) => reply.Action == ReplyAction.Cannot
        ? new Verdict("cannot", ReplyTexts.Cannot, held)
        : new Verdict("answered", ReplyTexts.Acknowledged, held);
}
