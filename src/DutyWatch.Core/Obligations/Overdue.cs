using DutyWatch.Core.Checks;

namespace DutyWatch.Core.Obligations;

/// <summary>What the timer's checks say of a follow-up or a final report that did not come (R-T12, R-T13). The obligation itself is what the timer watches.</summary>
public static class Overdue
{
    /// <summary>Null for what no check speaks of, and for what is not overdue.</summary>
    public static Found? Find(string incident, ObligationKind kind, DateTimeOffset dueAt, DateTimeOffset now)
    {
        var watched = kind switch
        {
            ObligationKind.Update => new OpenIncident(incident, dueAt, null, ResponseEnded: false, HasFinal: false),
            ObligationKind.Final => new OpenIncident(incident, null, dueAt, ResponseEnded: true, HasFinal: false),
            _ => null,
        };
        return watched is null ? null : CheckTable.Run(new Case { Stage = CheckStage.Timer, Now = Deadlines.WholeSecond(now), Watched = new Watched { Incidents = [watched] } }).SingleOrDefault();
    }
}
