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
}

/// <summary>What an incident becomes when a report on it is filed: a table, printed to `docs/state-machines.md` by a test.</summary>
public static class IncidentLife
{
    /// <param name="responseEnded">The report says when the response ended.</param>
    /// <param name="allFinal">Every unit that reports on it has filed its final report.</param>
    /// <returns>Null when no such report may be filed in this state.</returns>
    public static IncidentState? After(IncidentState state, Stage stage, bool responseEnded, bool allFinal) => (state, stage) switch
    {
        (IncidentState.Final, Stage.Correction) => IncidentState.Final,
        (IncidentState.Final, _) => null,
        (IncidentState.Rejected, _) => null,
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

    public static bool IsClosed(IncidentState state) => state is IncidentState.Final or IncidentState.Rejected;
}
