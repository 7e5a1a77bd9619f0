using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;

namespace DutyWatch.Core.Obligations;

/// <summary>What was told under one of two incidents: a report of a unit, or that the prefecture passed it on.</summary>
/// <param name="Stage">Null when it was passed on.</param>
/// <param name="Passed">Null for a report.</param>
public sealed record Told(Guid Id, Guid IncidentId, string UnitCode, Stage? Stage, UpwardStage? Passed, DateTimeOffset At);

/// <summary>What the two incidents are together.</summary>
public sealed record MergedFacts(Level Level, bool Sensitive, bool OpenFire, DateTimeOffset? ReopenedAt);

/// <param name="By">What was told under the other incident and meets it.</param>
public sealed record MergedSettling(Owing Owing, Told By, int LateSeconds);

/// <param name="Settled">What the other incident's reports have told already.</param>
/// <param name="Excused">Owed twice: the later one.</param>
/// <param name="Running">What goes on, as it goes on.</param>
/// <param name="Numbers">New numbers of what comes over, where the old one is taken.</param>
public sealed record MergeDecision(
    IReadOnlyList<MergedSettling> Settled, IReadOnlyList<Owing> Excused, IReadOnlyList<Owing> Running, IReadOnlyDictionary<Guid, int> Numbers);

/// <summary>并案: two incidents are one. Of what both owe the earlier counts, what was told of one was told of both, and no clock moves later (domain 3.1).</summary>
public static class Merging
{
    private static readonly ObligationKind[] FromTheStart = [ObligationKind.Phone, ObligationKind.First, ObligationKind.UpwardPhone, ObligationKind.UpwardWritten];

    // A supplement mends one report and a demand asks one thing: two of them are two.
    private static bool IsOwedOnce(ObligationKind kind) => FromTheStart.Contains(kind) || kind is ObligationKind.Update or ObligationKind.Final or ObligationKind.Verify;

    /// <param name="staying">Everything owed on the incident that stays.</param>
    /// <param name="coming">Everything owed on the one that is merged into it.</param>
    /// <param name="opener">Of any unit: it knows the policy and the time.</param>
    public static MergeDecision Decide(IReadOnlyList<Owing> staying, IReadOnlyList<Owing> coming, IReadOnlyList<Told> told, MergedFacts facts, Opener opener)
    {
        List<Owing> all = [.. staying, .. coming];
        var clockStart = ClockStart(all, opener.Now);
        var running = all.Where(o => !o.Obligation.IsSettled).ToList();
        var settled = running.Select(o => Meet(o, told)).OfType<MergedSettling>().ToList();
        var met = settled.Select(s => s.Owing.Obligation.Id).ToHashSet();
        var left = running.Where(o => !met.Contains(o.Obligation.Id)).ToList();
        var kept = left
            .GroupBy(o => IsOwedOnce(o.Obligation.Kind) ? (o.Obligation.UnitCode, o.Obligation.Kind, Guid.Empty) : (o.Obligation.UnitCode, o.Obligation.Kind, o.Obligation.Id))
            .Select(owedTwice => owedTwice.MinBy(o => o.Obligation.DueAt)!)
            .ToList();
        return new MergeDecision(
            settled,
            [.. left.Except(kept).Select(Excuse)],
            [.. kept.Select(o => GoOn(o, clockStart, facts, opener))],
            Numbers(staying, coming));
    }

    /// <summary>The earlier clock counts.</summary>
    public static DateTimeOffset ClockStart(IReadOnlyList<Owing> owed, DateTimeOffset now) =>
        owed.Where(o => FromTheStart.Contains(o.Obligation.Kind)).Select(o => o.Obligation.ClockStartAt).DefaultIfEmpty(now).Min();

    private static MergedSettling? Meet(Owing owing, IReadOnlyList<Told> told)
    {
        var by = told.Where(t => t.IncidentId != owing.Obligation.IncidentId && Meets(t, owing.Obligation)).MinBy(t => t.At);
        return by is null ? null : new MergedSettling(owing with { Obligation = ObligationClock.Meet(owing.Obligation, by.At) }, by, Deadlines.LateSeconds(owing.Obligation.DueAt, by.At));
    }

    private static bool Meets(Told told, Obligation owed) =>
        IsOwedOnce(owed.Kind)
        // Whoever reported, and whenever: the lead is verified by it.
        && (told.UnitCode == owed.UnitCode || owed.Kind == ObligationKind.Verify)
        // What was said before a follow-up was asked for is not that follow-up.
        && (owed.Kind == ObligationKind.Verify || FromTheStart.Contains(owed.Kind) || told.At >= owed.ClockStartAt)
        && (told.Stage is { } stage ? Filing.Settles(stage, owed.Kind) : owed.Kind == ObligationKind.UpwardPhone || (owed.Kind == ObligationKind.UpwardWritten && told.Passed == UpwardStage.Written));

    private static Owing Excuse(Owing owing) => owing with { Obligation = owing.Obligation with { State = ObligationState.Excused, NextAt = null } };

    private static Owing GoOn(Owing owing, DateTimeOffset clockStart, MergedFacts facts, Opener opener)
    {
        var upward = Upward.Is(owing.Obligation.Kind);
        var level = Levels.MoreSerious(owing.Obligation.Level, upward ? Levels.Counting(facts.Level, facts.Sensitive) : facts.Level);
        var earlier = FromTheStart.Contains(owing.Obligation.Kind) ? owing with { Obligation = owing.Obligation with { ClockStartAt = clockStart } } : owing;
        // What asks for one thing has its own half hour, whatever the level.
        return IsOwedOnce(owing.Obligation.Kind)
            ? Filing.Shorten([earlier], facts.ReopenedAt ?? clockStart, facts.OpenFire, (level, facts.Sensitive), opener) is [var shortened] ? shortened : earlier
            : owing;
    }

    private static Dictionary<Guid, int> Numbers(IReadOnlyList<Owing> staying, IReadOnlyList<Owing> coming)
    {
        var taken = staying.Concat(coming).Select(o => o.Obligation).ToLookup(o => (o.UnitCode, o.Kind), o => o.No).ToDictionary(of => of.Key, of => of.Max());
        var there = staying.Select(o => (o.Obligation.UnitCode, o.Obligation.Kind, o.Obligation.No)).ToHashSet();
        return coming
            .Select(o => o.Obligation)
            .Where(o => there.Contains((o.UnitCode, o.Kind, o.No)))
            .OrderBy(o => o.No)
            .ToDictionary(o => o.Id, o => ++taken[(o.UnitCode, o.Kind)]);
    }
}
