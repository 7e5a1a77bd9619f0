using DutyWatch.Core.Checks;

namespace DutyWatch.Core.Obligations;

/// <summary>What the timer's checks say of a follow-up or a final report that did not come (R-T12, R-T13), and of a notice to neighbours (R-P08). The obligation itself is what the timer watches.</summary>
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
        return watched is null ? null : Find(new Watched { Incidents = [watched] }, now);
    }

    /// <summary>A county that an incident may reach and nobody told (R-P08).</summary>
    public static Found? FindUntold(string county, DateTimeOffset knownAt, DateTimeOffset now) =>
        Find(new Watched { Reaching = [new MayReach(county, knownAt, Km: 0, MaySpread: true, Told: false)] }, now);

    private static Found? Find(Watched watched, DateTimeOffset now) =>
        CheckTable.Run(new Case { Stage = CheckStage.Timer, Now = Deadlines.WholeSecond(now), Watched = watched }).SingleOrDefault();
}
