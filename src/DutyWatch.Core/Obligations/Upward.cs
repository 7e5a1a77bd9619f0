using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <summary>How the prefecture's room passes an incident on to its province.</summary>
public enum UpwardStage
{
    Phone,
    Written,
}

/// <param name="Opened">What the prefecture owes from now on.</param>
/// <param name="Shortened">What it owed already and now owes earlier.</param>
public sealed record UpwardDecision(IReadOnlyList<Owing> Opened, IReadOnlyList<Owing> Shortened);

/// <summary>What the prefecture owes its province about an incident: the phone report and the written one (domain 1.6, 1.8).</summary>
public static class Upward
{
    private static readonly ObligationKind[] Kinds = [ObligationKind.UpwardPhone, ObligationKind.UpwardWritten];

    public static bool Is(ObligationKind kind) => Kinds.Contains(kind);

    /// <summary>Whether the policy asks for anything at this level. Levels only rise: where nothing is asked for, nothing was.</summary>
    public static bool IsOwed(Policy policy, Level level, bool sensitive) =>
        Kinds.Any(kind => policy.Rule(kind, Counts(level, sensitive)) is not null);

    /// <summary>
    /// What a report means for what is owed upward. The policy says from which level on; a sensitive incident counts as III at least. The clock is
    /// the incident's own, but nobody is made late by learning late: there are at least ten minutes.
    /// </summary>
    /// <param name="owed">What the prefecture owes and owed upward on this incident.</param>
    public static UpwardDecision Decide(IReadOnlyList<Owing> owed, Level level, bool sensitive, DateTimeOffset clockStart, Opener opener)
    {
        var counts = Counts(level, sensitive);
        var opened = Kinds
            .Where(kind => owed.All(o => o.Obligation.Kind != kind))
            .SelectMany(kind => Open(kind, counts, clockStart, opener));
        var shortened = owed
            .Where(o => !o.Obligation.IsSettled && counts < o.Obligation.Level)
            .Select(o => (o.Ladder, Before: o.Obligation, DueAt: Earlier(o.Obligation, counts, opener)))
            .Where(o => o.DueAt < o.Before.DueAt)
            .Select(o => opener.WithNext(o.Before with { DueAt = o.DueAt, Level = counts }, o.Ladder));
        return new UpwardDecision([.. opened], [.. shortened]);
    }

    /// <summary>What passing it on settles: the written report tells what the phone report would have told.</summary>
    public static IReadOnlyList<Settling> Pass(IReadOnlyList<Owing> owed, UpwardStage stage, DateTimeOffset at) =>
        [.. owed
            .Where(o => !o.Obligation.IsSettled && (o.Obligation.Kind == ObligationKind.UpwardPhone || (o.Obligation.Kind == ObligationKind.UpwardWritten && stage == UpwardStage.Written)))
            .OrderBy(o => o.Obligation.Kind)
            .Select(o => new Settling(o with { Obligation = ObligationClock.Meet(o.Obligation, at) }, Deadlines.LateSeconds(o.Obligation.DueAt, at)))];

    /// <summary>A sensitive incident counts as III at least.</summary>
    public static Level Counts(Level level, bool sensitive) => sensitive ? Levels.MoreSerious(level, Level.III) : level;

    private static IEnumerable<Owing> Open(ObligationKind kind, Level level, DateTimeOffset clockStart, Opener opener)
    {
        if (opener.Policy.Rule(kind, level) is { } rule)
        {
            var least = Deadlines.WholeSecond(opener.Now + Deadlines.LeastNotice);
            var due = clockStart + rule.After;
            yield return opener.OpenDue(kind, 0, level, clockStart, due > least ? due : least);
        }
    }

    private static DateTimeOffset Earlier(Obligation obligation, Level level, Opener opener) =>
        opener.Policy.Rule(obligation.Kind, level) is { } rule
            ? Deadlines.Shorten(obligation.DueAt, obligation.ClockStartAt + rule.After, opener.Now)
            : obligation.DueAt;
}
