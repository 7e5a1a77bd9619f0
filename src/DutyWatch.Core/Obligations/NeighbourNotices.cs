using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <summary>毗邻通报: what the prefecture owes the counties that an incident may reach. One obligation for all that become concerned at once.</summary>
public static class NeighbourNotices
{
    /// <summary>Nobody is made late by learning late. Null when the policy asks for none.</summary>
    /// <param name="knownAt">When it became known that they are concerned.</param>
    public static Owing? Open(int no, Level level, DateTimeOffset knownAt, Opener opener) =>
        opener.Policy.Rule(ObligationKind.NeighbourNotice, level) is { } rule
            ? opener.OpenDue(ObligationKind.NeighbourNotice, no, level, knownAt, opener.AtLeast(knownAt + rule.After))
            : null;

    /// <summary>Met when every county that it names was told.</summary>
    /// <param name="waiting">The obligations with a county that was not.</param>
    public static IReadOnlyList<Settling> Meet(IReadOnlyList<Owing> owed, IReadOnlyCollection<Guid> waiting, DateTimeOffset at) =>
        [.. owed
            .Where(o => o.Obligation is { Kind: ObligationKind.NeighbourNotice, IsSettled: false } && !waiting.Contains(o.Obligation.Id))
            .Select(o => Filing.Settle(o, at))];
}
