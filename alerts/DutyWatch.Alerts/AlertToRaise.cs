using DutyWatch.Postgres;

namespace DutyWatch.Alerts;

/// <summary>Which queue a message travels in; a lower lane never delays a higher one.</summary>
public enum Lane
{
    Page,
    Ladder,
    Broadcast,
    Status,
}

/// <summary>Somebody to be told, resolved at this instant.</summary>
/// <param name="Phones">First number first; the others are the next channels.</param>
public sealed record PersonToTell(Guid PersonId, string Name, string UnitCode, string Post, IReadOnlyList<string> Phones);

/// <summary>The decision that people must be told, and why.</summary>
/// <param name="Kind">Also the name of the text template.</param>
/// <param name="Level">Working level of the incident (`I` to `unknown`).</param>
/// <param name="Urgent">Levels I and II and sensitive incidents: a shorter timetable.</param>
/// <param name="Words">What the template's placeholders become.</param>
/// <param name="Relay">Posts, as `prefecture.duty-leader`, that are told one after another while nobody answers (pages only).</param>
/// <param name="NotAfter">A text that could not leave until then no longer matters and is dropped as stale.</param>
public sealed record AlertToRaise(
    string Kind,
    Lane Lane,
    string UnitCode,
    Guid? IncidentId,
    Guid? ObligationId,
    int? StepPosition,
    string Level,
    bool Urgent,
    string ReasonZh,
    string ReasonEn,
    IReadOnlyDictionary<string, string> Words,
    IReadOnlyList<PersonToTell> People,
    IReadOnlyList<string> Relay,
    DateTimeOffset NotAfter)
{
    /// <summary>The first alert of a relay; null for one that is itself the first.</summary>
    public Guid? Origin { get; init; }
}

/// <summary>Finds who holds posts at an instant; the rosters implement it.</summary>
public interface IPeopleOnDuty
{
    /// <param name="owingUnit">What `owing.` in a post means; `prefecture.` is the site's own.</param>
    Task<IReadOnlyList<PersonToTell>> Find(DutyTransaction tx, string owingUnit, IReadOnlyCollection<string> posts, DateTimeOffset at);
}
