using DutyWatch.Core.TextReports;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Inbound;

/// <summary>A text that begins like a report.</summary>
/// <param name="Id">Of the text as it was kept.</param>
/// <param name="Phone">As the rosters write numbers.</param>
/// <param name="Text">Made comparable: digits are digits, white space is one space.</param>
/// <param name="Writer">Whose phone it is; null: nobody's.</param>
public sealed record ReportText(Guid Id, string Channel, string GatewayId, string Phone, string Text, Texter? Writer);

/// <summary>What became of it. All but the first seven left it unfiled with the desk.</summary>
public enum ReportTextOutcome
{
    Filed,
    AskKind,
    AskPlace,
    AskTime,
    AskCasualties,
    Updated,

    /// <summary>The same was told before.</summary>
    Again,
    UnknownPhone,
    ForeignPhone,
    NoPassword,
    BadPassword,
    CardBlocked,
    Unreadable,
    NoIncident,

    /// <summary>A rule of reports refuses it.</summary>
    Refused,
}

public static class ReportTextOutcomes
{
    /// <summary>Of a report that was filed.</summary>
    public static ReportTextOutcome Of(TextStage stage, TextGap? gap) => (stage, gap) switch
    {
        (_, TextGap.Kind) => ReportTextOutcome.AskKind,
        (_, TextGap.Place) => ReportTextOutcome.AskPlace,
        (_, TextGap.Time) => ReportTextOutcome.AskTime,
        (_, TextGap.Casualties) => ReportTextOutcome.AskCasualties,
        (TextStage.First, _) => ReportTextOutcome.Filed,
        _ => ReportTextOutcome.Updated,
    };
}

/// <param name="Words">What the placeholders of the answer become.</param>
public sealed record ReportTextAnswer(ReportTextOutcome Outcome, IReadOnlyDictionary<string, string> Words);

/// <summary>Takes a report by text (速报, 续报, ...): files it, or leaves it to the desk. Text reports implement it.</summary>
public interface IReportByText
{
    Task<ReportTextAnswer> Take(DutyTransaction tx, DateTimeOffset now, ReportText text);
}
