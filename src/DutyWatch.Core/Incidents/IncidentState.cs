using DutyWatch.Core.Reports;

namespace DutyWatch.Core.Incidents;

/// <summary>The life of an incident (domain 3.1).</summary>
public enum IncidentState
{
    Lead,
    Phone,
    Written,
    Following,
    ResponseEnded,
    Final,
    Rejected,

    /// <summary>It was over and began again; the next report on it is a follow-up.</summary>
    Reopened,

    /// <summary>It is over, and the time in which its figures may still change has passed.</summary>
    Archived,

    /// <summary>并案: it turned out to be the same as another, which is told as both from then on.</summary>
    Merged,
}

/// <summary>What an incident becomes when a report on it is filed: a table, printed to `docs/state-machines.md` by a test.</summary>
public static class IncidentLife
{
    /// <param name="responseEnded">The report says when the response ended.</param>
    /// <param name="allFinal">Every unit that reports on it has filed its final report.</param>
    /// <returns>Null when no such report may be filed in this state.</returns>
    public static IncidentState? After(IncidentState state, Stage stage, bool responseEnded, bool allFinal) => (state, stage) switch
    {
        (IncidentState.Final or IncidentState.Archived, Stage.Correction) => state,
        (IncidentState.Final or IncidentState.Archived, _) => null,
        (IncidentState.Rejected or IncidentState.Merged, _) => null,
        (_, Stage.Correction) => state,
        (IncidentState.Lead, Stage.Phone) => IncidentState.Phone,
        (_, Stage.Phone) => state,
        (_, Stage.Final) => allFinal ? IncidentState.Final : IncidentState.ResponseEnded,
        (IncidentState.ResponseEnded, _) => IncidentState.ResponseEnded,
        (_, _) when responseEnded => IncidentState.ResponseEnded,
        (IncidentState.Lead or IncidentState.Phone, Stage.First) => IncidentState.Written,
        (IncidentState.Lead or IncidentState.Phone, Stage.Update) => IncidentState.Following,
        (IncidentState.Written, Stage.First) => IncidentState.Written,
        (_, Stage.First or Stage.Update) => IncidentState.Following,
        _ => null,
    };

    /// <summary>What it becomes when somebody says that it began again.</summary>
    /// <returns>Null when it is not over. A rejected lead never was an incident: whoever hears of it again records a lead.</returns>
    public static IncidentState? Reopen(IncidentState state) => state is IncidentState.Final or IncidentState.Archived ? IncidentState.Reopened : null;

    /// <summary>What an incident becomes when another turns out to be the same and is merged into it.</summary>
    /// <param name="over">Every unit that reports on either has filed its final report, and nothing is owed any more.</param>
    /// <returns>Null when it may not be: only what still goes on takes another in, and what was rejected or merged is nobody's any more.</returns>
    public static IncidentState? Merge(IncidentState into, IncidentState merged, bool over) => (into, merged) switch
    {
        _ when IsClosed(into) || merged is IncidentState.Rejected or IncidentState.Merged => null,
        _ when over => IncidentState.Final,
        (IncidentState.ResponseEnded, IncidentState.ResponseEnded or IncidentState.Final or IncidentState.Archived) => IncidentState.ResponseEnded,
        _ => GoingOn.Last(state => state == Going(into) || state == Going(merged)),
    };

    // How far an incident has come that goes on.
    private static readonly IncidentState[] GoingOn = [IncidentState.Lead, IncidentState.Phone, IncidentState.Written, IncidentState.Reopened, IncidentState.Following];

    // While one of the two goes on, the end of the other ends nothing.
    private static IncidentState Going(IncidentState state) => GoingOn.Contains(state) ? state : IncidentState.Following;

    /// <summary>Whether two persons may still say that it never was an incident, or the prefecture that it is another unit's.</summary>
    public static bool GoesOn(IncidentState state) => !IsClosed(state);

    /// <summary>Until when a change of casualties opens the figures again by itself.</summary>
    public static DateTimeOffset WindowEnds(DateTimeOffset closedAt, string kind) => closedAt.AddDays(ShortWindow.Contains(kind) ? ShortWindowDays : WindowDays);

    /// <summary>For how many days after its end casualties may still change and must be told (State Council decree 493, art. 13).</summary>
    public const int WindowDays = 30;

    /// <summary>The same for <see cref="ShortWindow"/>.</summary>
    public const int ShortWindowDays = 7;

    /// <summary>Road traffic and fire.</summary>
    public static IReadOnlyCollection<string> ShortWindow { get; } = ["acc.road", "acc.fire"];

    public static bool IsClosed(IncidentState state) => state is IncidentState.Final or IncidentState.Rejected or IncidentState.Archived or IncidentState.Merged;
}
