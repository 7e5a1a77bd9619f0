using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;

namespace DutyWatch.Core.Obligations;

/// <summary>The incident as it stands before a report, with what the filing unit owes on it.</summary>
/// <param name="Owed">Every obligation of the filing unit, settled ones too.</param>
/// <param name="OthersStillReporting">Another unit that reports on it has not filed its final report.</param>
public sealed record Standing(IncidentState State, Level Level, DateTimeOffset ClockStart, IReadOnlyList<Owing> Owed, bool OthersStillReporting)
{
    /// <summary>When it last began again; its follow-ups go by that age, and its end is told anew.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    public bool Sensitive { get; init; }

    /// <summary>What the prefecture's room owes on it as a lead: whoever reports tells what verifying would have told.</summary>
    public IReadOnlyList<Owing> ToVerify { get; init; } = [];

    public DateTimeOffset BeganAt => ReopenedAt ?? ClockStart;
}

/// <summary>What deciding needs to know of a report.</summary>
/// <param name="HasGaps">先报后补: a first report that its signer filed although the checks would return it.</param>
public sealed record FiledReport(Stage Stage, Level Level, bool OpenFire, DateTimeOffset? ResponseEndedAt, DateTimeOffset ReceivedAt, bool HasGaps = false)
{
    public bool Sensitive { get; init; }
}

/// <summary>An obligation with the ladder that was frozen into it when it opened.</summary>
public sealed record Owing(Obligation Obligation, Ladder Ladder);

public sealed record Settling(Owing Owing, int LateSeconds);

/// <summary>What filing does to the incident and to what is owed.</summary>
/// <param name="Shortened">Running clocks that a raised level made shorter.</param>
public sealed record FilingDecision(IncidentState State, Level Level, IReadOnlyList<Settling> Settled, IReadOnlyList<Owing> Opened, IReadOnlyList<Owing> Shortened);

/// <summary>A report settles obligations and opens new ones (design 1; domain 1.6, 3.4, 3.5).</summary>
public static class Filing
{
    public static Answer<FilingDecision> Decide(Standing standing, FiledReport report, Opener opener)
    {
        var allFinal = report.Stage == Stage.Final && !standing.OthersStillReporting;
        if (IncidentLife.After(standing.State, report.Stage, report.ResponseEndedAt is not null, allFinal) is not { } state)
        {
            return Refusals.IncidentClosed;
        }
        var level = Levels.MoreSerious(standing.Level, report.Level);
        var owedNow = OwedFromTheStart(standing, report, level, opener);
        // Ids made in one instant follow no order; a reply that named them now so, now so would be another reply.
        var running = standing.Owed.Concat(owedNow).Concat(standing.ToVerify).Where(o => !o.Obligation.IsSettled).OrderBy(o => o.Obligation.No).ToList();
        var settled = running.Where(o => Settles(report.Stage, o.Obligation.Kind)).Select(o => Settle(o, report.ReceivedAt)).ToList();
        var left = running.Where(o => !Settles(report.Stage, o.Obligation.Kind)).ToList();
        return new FilingDecision(
            state,
            level,
            settled,
            [.. owedNow.Where(left.Contains), .. Supplement(standing, report, level, left, opener), .. Next(standing, report, state, level, left, opener)],
            level < standing.Level || IsSensitive(standing, report) != standing.Sensitive
                ? Shorten(left.Intersect(standing.Owed).Where(o => !Upward.Is(o.Obligation.Kind)), standing.BeganAt, report.OpenFire, (level, IsSensitive(standing, report)), opener)
                : []);
    }

    // A unit that was never asked owes both from the moment its own clock started, whatever it files first.
    private static IReadOnlyList<Owing> OwedFromTheStart(Standing standing, FiledReport report, Level level, Opener opener) =>
        report.Stage == Stage.Correction || standing.Owed.Any(o => o.Obligation.Kind is ObligationKind.Phone or ObligationKind.First)
            ? []
            : opener.FromTheStart(Levels.Counting(level, IsSensitive(standing, report)), standing.ClockStart);

    private static bool IsSensitive(Standing standing, FiledReport report) => standing.Sensitive || report.Sensitive;

    /// <summary>Which report meets what is owed: a table, printed to `docs/state-machines.md` by a test. Any written report tells what the phone report would have told; it is late by when it came.</summary>
    public static bool Settles(Stage stage, ObligationKind kind) => (stage, kind) switch
    {
        // Whatever its unit says next answers what the prefecture asked, on what is over too.
        (_, ObligationKind.DemandPhone) => true,
        (_, ObligationKind.DemandWritten) => stage != Stage.Phone,
        // Whatever is written next may tell what was left out; a correction is made for it.
        (Stage.Correction or Stage.Update, ObligationKind.Supplement) => true,
        (Stage.Correction, _) => false,
        // What the prefecture owes its province and the counties around is met by telling them, not by a report of its own.
        (_, ObligationKind.UpwardPhone or ObligationKind.UpwardWritten or ObligationKind.NeighbourNotice) => false,
        (Stage.Phone, _) => kind is ObligationKind.Phone or ObligationKind.Verify,
        (_, ObligationKind.Phone or ObligationKind.First or ObligationKind.Verify) => true,
        (Stage.Update, _) => kind == ObligationKind.Update,
        (Stage.Final, _) => true,
        _ => false,
    };

    internal static Settling Settle(Owing owing, DateTimeOffset at) =>
        new(owing with { Obligation = ObligationClock.Meet(owing.Obligation, at) }, Deadlines.LateSeconds(owing.Obligation.DueAt, at));

    // Filed first and told later (domain 3.3): half an hour from receipt, whatever else is owed. One that runs already stands for both.
    private static IReadOnlyList<Owing> Supplement(Standing standing, FiledReport report, Level level, List<Owing> left, Opener opener)
    {
        var earlier = standing.Owed.Count(o => o.Obligation.Kind == ObligationKind.Supplement);
        return report is { Stage: Stage.First, HasGaps: true } && !left.Exists(o => o.Obligation.Kind == ObligationKind.Supplement)
            ? opener.Open(ObligationKind.Supplement, earlier + 1, level, Deadlines.WholeSecond(report.ReceivedAt))
            : [];
    }

    /// <summary>What a unit owes when a report of its comes back to be mended: a supplement from now. One that runs already stands for both.</summary>
    public static IReadOnlyList<Owing> Returned(IReadOnlyList<Owing> owed, Level level, Opener opener)
    {
        var supplements = owed.Where(o => o.Obligation.Kind == ObligationKind.Supplement).ToList();
        return supplements.Exists(o => !o.Obligation.IsSettled) ? [] : opener.Open(ObligationKind.Supplement, supplements.Count + 1, level, Deadlines.WholeSecond(opener.Now));
    }

    private static IReadOnlyList<Owing> Next(
        Standing standing, FiledReport report, IncidentState state, Level level, List<Owing> left, Opener opener)
    {
        var asksForMore = report.Stage is Stage.First or Stage.Update && !IncidentLife.IsClosed(state);
        if (!asksForMore)
        {
            return [];
        }
        var no = NextNo(standing.Owed);
        if (report.ResponseEndedAt is not null || state == IncidentState.ResponseEnded)
        {
            // Another unit may have said that the response ended: this one owes its final report all the same.
            var finalOwed = standing.Owed.Any(o => o.Obligation.Kind == ObligationKind.Final && !(o.Obligation.IsSettled && o.Obligation.ClockStartAt < standing.ReopenedAt));
            return finalOwed ? [] : opener.Open(ObligationKind.Final, no, level, Deadlines.WholeSecond(report.ResponseEndedAt ?? report.ReceivedAt));
        }
        if (left.Any(o => o.Obligation.Kind == ObligationKind.Update))
        {
            return [];
        }
        var due = NextDue(opener.Policy, level, report.OpenFire, standing.BeganAt, report.ReceivedAt);
        return due is { } at ? [opener.OpenDue(ObligationKind.Update, no, level, Deadlines.WholeSecond(report.ReceivedAt), at)] : [];
    }

    /// <summary>Running clocks as a more serious level, a sensitive matter or an earlier beginning makes them: never later, and nobody is made late by it.</summary>
    internal static IReadOnlyList<Owing> Shorten(IEnumerable<Owing> running, DateTimeOffset beganAt, bool openFire, (Level Level, bool Sensitive) weight, Opener opener) =>
        [.. running
            .Select(o => (Before: o.Obligation, o.Ladder, Proposed: Proposed(o.Obligation, beganAt, openFire, weight, opener.Policy)))
            .Select(o => (o.Before, o.Ladder, DueAt: Deadlines.Shorten(o.Before.DueAt, o.Proposed, opener.Now)))
            .Where(o => o.DueAt < o.Before.DueAt)
            .Select(o => opener.WithNext(o.Before with { DueAt = o.DueAt, Level = weight.Level }, o.Ladder))];

    // A follow-up's interval goes by the incident's age, not by that of the last report.
    private static DateTimeOffset Proposed(Obligation obligation, DateTimeOffset beganAt, bool openFire, (Level Level, bool Sensitive) weight, Policy policy) =>
        obligation.Kind == ObligationKind.Update
            ? NextDue(policy, weight.Level, openFire, beganAt, obligation.ClockStartAt) ?? obligation.DueAt
            : policy.Rule(obligation.Kind, Counting(obligation.Kind, weight)) is { } rule ? obligation.ClockStartAt + rule.After : obligation.DueAt;

    private static Level Counting(ObligationKind kind, (Level Level, bool Sensitive) weight) =>
        kind is ObligationKind.Phone or ObligationKind.First ? Levels.Counting(weight.Level, weight.Sensitive) : weight.Level;

    /// <summary>What a unit that reported on an incident owes when it begins again: a follow-up, as if it had just happened. Nothing while one runs.</summary>
    public static IReadOnlyList<Owing> Reopened(IReadOnlyList<Owing> owed, Level level, bool openFire, Opener opener)
    {
        var no = NextNo(owed);
        return owed.Any(o => o.Obligation.Kind == ObligationKind.Update && !o.Obligation.IsSettled) || NextDue(opener.Policy, level, openFire, opener.Now, opener.Now) is not { } due
            ? []
            : [opener.OpenDue(ObligationKind.Update, no, level, Deadlines.WholeSecond(opener.Now), due)];
    }

    /// <summary>What of a unit's follow-ups falls due earlier because something changed that it has not written yet: half an hour from when that is known, never later than before.</summary>
    public static IReadOnlyList<Owing> Changed(IReadOnlyList<Owing> owed, Opener opener) =>
        [.. owed
            .Where(o => o.Obligation is { Kind: ObligationKind.Update, IsSettled: false })
            .Select(o => (Before: o.Obligation, o.Ladder, DueAt: Deadlines.Shorten(o.Obligation.DueAt, opener.Now + Changes.Within, opener.Now)))
            .Where(o => o.DueAt < o.Before.DueAt)
            .Select(o => opener.WithNext(o.Before with { DueAt = o.DueAt }, o.Ladder))];

    /// <summary>What a unit owes when the prefecture asks for a check: a call and a report, counted from now. One demand does not stand for another.</summary>
    public static IReadOnlyList<Owing> Demanded(IReadOnlyList<Owing> owed, Level level, Opener opener)
    {
        var no = owed.Count(o => o.Obligation.Kind == ObligationKind.DemandWritten) + 1;
        var from = Deadlines.WholeSecond(opener.Now);
        return [.. opener.Open(ObligationKind.DemandPhone, no, level, from), .. opener.Open(ObligationKind.DemandWritten, no, level, from)];
    }

    // Supplements, demands and notices are counted by themselves.
    private static int NextNo(IReadOnlyList<Owing> owed) => owed.Where(o => o.Obligation.Kind is not (ObligationKind.Supplement or ObligationKind.DemandPhone or ObligationKind.DemandWritten or ObligationKind.NeighbourNotice)).Select(o => o.Obligation.No).DefaultIfEmpty(1).Max() + 1;

    // A level that is not known is followed up as the lowest known one.
    private static DateTimeOffset? NextDue(Policy policy, Level level, bool openFire, DateTimeOffset clockStart, DateTimeOffset from) =>
        FollowUps.NextDue(policy.FollowUps, level, openFire, clockStart, from, policy.Zone)
        ?? FollowUps.NextDue(policy.FollowUps, Level.IV, openFire, clockStart, from, policy.Zone);
}
