using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <summary>线索核实: the room that takes in a lead finds out at once whether it is so, whoever owes the report (Emergency Response Law, art. 60; domain 1.6).</summary>
public static class Verification
{
    /// <summary>From when it was written down: before that the room had no lead. Nothing, when the policy asks for none.</summary>
    public static IReadOnlyList<Owing> Owed(Opener room) => room.Open(ObligationKind.Verify, 0, Level.Unknown, Deadlines.WholeSecond(room.Now));

    /// <summary>It is known what became of the lead.</summary>
    /// <param name="owed">Everything owed on its incident.</param>
    public static IReadOnlyList<Settling> Meet(IEnumerable<Owing> owed, DateTimeOffset at) =>
        [.. owed.Where(o => o.Obligation is { Kind: ObligationKind.Verify, IsSettled: false }).Select(o => Filing.Settle(o, at))];
}
