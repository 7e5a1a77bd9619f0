using DutyWatch.Alerts.Sending;
using DutyWatch.Alerts.Texts;
using DutyWatch.Core;
using DutyWatch.Core.Time;

namespace DutyWatch.Alerts.Raising;

/// <summary>An alert on its way into the tables, with every instant it will need.</summary>
internal sealed class AlertDraft(AlertToRaise alert, DateTimeOffset now, Timetable timetable)
{
    public Guid Id { get; } = Ids.New(now);

    public AlertToRaise Alert { get; } = alert;

    public string LaneWord { get; } = Words.Of(alert.Lane);

    public DateTimeOffset? AnswerBy { get; } = now + timetable.For(Words.Of(alert.Lane), alert.Urgent).Answer;

    /// <summary>When this alert is looked at again: its relay goes on, at once if there is nobody to wait for, or it no longer matters.</summary>
    public DateTimeOffset NextAt
    {
        get
        {
            var climbs = Alert.Lane == Lane.Page && Alert.Relay.Count > 0;
            var next = !climbs ? Alert.NotAfter : Alert.People.Count == 0 ? now : AnswerBy ?? Alert.NotAfter;
            return next < Alert.NotAfter ? next : Alert.NotAfter;
        }
    }

    /// <summary>The same person is told once an alert, whatever posts he holds.</summary>
    public IEnumerable<MessageDraft> Messages(SiteTexts texts, DateTimeOffset at) =>
        Alert.People.DistinctBy(p => p.PersonId).Select(person => new MessageDraft(this, person, texts.AsksForCode(Alert.Kind), at));
}

/// <summary>The words for one person on their way into the tables.</summary>
internal sealed class MessageDraft(AlertDraft alert, PersonToTell person, bool needsCode, DateTimeOffset now)
{
    public Guid Id { get; } = Ids.New(now);

    public AlertDraft Alert { get; } = alert;

    public PersonToTell Person { get; } = person;

    public bool NeedsCode { get; } = needsCode;

    /// <summary>Given by <see cref="ReplyCodes"/> before the text is written.</summary>
    public string? Code { get; set; }

    public string Body { get; private set; } = "";

    public void Write(SiteTexts texts)
    {
        var words = new Dictionary<string, string>(Alert.Alert.Words, StringComparer.Ordinal)
        {
            ["code"] = Code ?? "",
            ["name"] = Person.Name,
            ["reason"] = texts.IsChinese ? Alert.Alert.ReasonZh : Alert.Alert.ReasonEn,
        };
        Body = texts.Write(Alert.Alert.Kind, words);
    }
}
