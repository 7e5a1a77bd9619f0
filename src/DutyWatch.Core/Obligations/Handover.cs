using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <param name="Excused">What the giver owed until now.</param>
/// <param name="Opened">What the taker owes from now on.</param>
public sealed record HandoverDecision(IReadOnlyList<Owing> Excused, IReadOnlyList<Owing> Opened);

/// <summary>移交: an incident or a lead goes to the unit whose it is. "Not mine" stops no clock (Emergency Response Law, art. 60).</summary>
public static class Handover
{
    /// <summary>
    /// The taker owes the call and the written report by the clock that runs, and the follow-up or final report that the giver still owed; it has ten minutes at least.
    /// What asks the giver about its own report (a supplement, a demand) ends with it.
    /// </summary>
    /// <param name="given">Everything the giver owed and owes.</param>
    /// <param name="had">The same of the taker, who may have had it before: what it met it owes no second time.</param>
    public static HandoverDecision Decide(IReadOnlyList<Owing> given, IReadOnlyList<Owing> had, Level level, DateTimeOffset clockStart, Opener taker)
    {
        var running = given.Where(o => !o.Obligation.IsSettled && !Upward.Is(o.Obligation.Kind)).ToList();
        var carried = running
            .Where(o => o.Obligation.Kind is ObligationKind.Update or ObligationKind.Final)
            .Select(o => taker.OpenDue(o.Obligation.Kind, o.Obligation.No, level, o.Obligation.ClockStartAt, o.Obligation.DueAt));
        var opened = taker.FromTheStart(level, clockStart).Concat(carried)
            .Where(o => had.All(h => h.Obligation.Kind != o.Obligation.Kind || h.Obligation.State == ObligationState.Excused || IsOver(o, h)))
            .Select(o => taker.WithNext(o.Obligation with { DueAt = taker.AtLeast(o.Obligation.DueAt), No = FreeNo(o.Obligation, had) }, o.Ladder));
        return new HandoverDecision(running, [.. opened]);
    }

    // An earlier follow-up that was met says nothing of the one that runs now.
    private static bool IsOver(Owing opened, Owing had) => opened.Obligation.Kind is ObligationKind.Update or ObligationKind.Final && had.Obligation.IsSettled;

    private static int FreeNo(Obligation opened, IReadOnlyList<Owing> had)
    {
        var taken = had.Where(h => h.Obligation.Kind == opened.Kind).Select(h => h.Obligation.No).ToList();
        return taken.Contains(opened.No) ? taken.Max() + 1 : opened.No;
    }
}
