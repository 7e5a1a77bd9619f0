using DutyWatch.Core;
using DutyWatch.Core.Obligations;

namespace DutyWatch.Server.Leads;

/// <summary>The front door of leads: what judging one means for what is owed on its incident.</summary>
internal static class Leads
{
    /// <summary>The room knows what became of it; the counties go on owing.</summary>
    public static List<Obligations.Obligations.Change> Judged(IReadOnlyList<Owing> owed, Guid lead, DateTimeOffset now) =>
        [.. Verification.Meet(owed, now).Select(s => new Obligations.Obligations.Change(
            s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", LateSeconds: s.LateSeconds) { MetLead = lead })];

    /// <summary>It did not happen: to find that out is to have verified it, and nobody owes a report any more.</summary>
    public static List<Obligations.Obligations.Change> Over(IReadOnlyList<Owing> owed, Guid lead, string by, DateTimeOffset now) =>
        [.. Judged(owed, lead, now), .. owed.Where(o => o.Obligation is { IsSettled: false, Kind: not ObligationKind.Verify }).Select(o => Obligations.Obligations.Excuse(o, by))];
}
