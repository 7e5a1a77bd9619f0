using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Grading;

/// <summary>Why a level: the line, the value that reached it, and from where it does.</summary>
public sealed record LevelBasis(Level Level, Criterion Criterion, decimal Value, Bound Bound);

/// <summary>What the figures make of an incident.</summary>
/// <param name="Confirmed">By verified figures.</param>
/// <param name="Prospective">What it may reach: with the missing and the trapped counted as dead, and by what threatens.</param>
/// <param name="IsRaised">An impact made the working level one more serious.</param>
public sealed record LevelOpinion(Level Confirmed, LevelBasis? ConfirmedBy, Level Prospective, LevelBasis? ProspectiveBy, bool IsRaised)
{
    /// <summary>What deadlines and alerts go by: the more serious of the figures' opinion and the filer's word, and an impact raises that (domain 2.5).</summary>
    public Level Working(Level said)
    {
        var working = Levels.MoreSerious(said, Levels.Working(Confirmed, Prospective));
        return IsRaised ? LevelEngine.OneMoreSerious(working) : working;
    }
}

/// <summary>Grades an incident by the tables of the site (domain 2.3): every line yields a level, and the most serious counts.</summary>
public sealed class LevelEngine(IReadOnlyList<Criterion> criteria)
{
    // Who is lost or buried may be dead: the authority acts as if he were.
    private static readonly Measure[] MayBeDead = [Measure.Dead, Measure.Missing, Measure.Trapped];

    public LevelOpinion Judge(LevelFacts facts)
    {
        var lines = LinesFor(facts);
        var confirmed = facts.IsVerified ? Grade(lines.Where(line => !line.OnlyMay), facts, measure => facts.Figure(measure)) : (Level.Unknown, null);
        var prospective = Grade(lines, facts, measure => measure == Measure.Dead ? SumOfKnown(MayBeDead, facts) : facts.Figure(measure));
        return new LevelOpinion(confirmed.Level, confirmed.Basis, prospective.Level, prospective.Basis, facts.Impacts.Count > 0);
    }

    internal static Level OneMoreSerious(Level level) => level switch
    {
        Level.I => Level.I,
        // What nobody can grade yet is answered as the lowest grade, and the impact raises that.
        Level.Unknown => Level.III,
        _ => level - 1,
    };

    private List<Criterion> LinesFor(LevelFacts facts)
    {
        var closest = criteria.SelectMany(line => line.Kinds.Where(kind => Covers(kind, facts.Kind)).Select(kind => (line.Table, kind.Length))).ToList();
        var most = closest.Select(fit => fit.Length).DefaultIfEmpty(0).Max();
        var tables = closest.Where(fit => fit.Length == most).Select(fit => fit.Table).ToHashSet(StringComparer.Ordinal);
        return [.. criteria.Where(line => tables.Contains(line.Table) && Applies(line, facts))];
    }

    private static bool Covers(string group, string kind) =>
        kind == group || (kind.StartsWith(group, StringComparison.Ordinal) && kind[group.Length] == '.');

    private static bool Applies(Criterion line, LevelFacts facts) =>
        (line.Within.Count == 0 || line.Within.Intersect(facts.Places).Any())
        && !line.Outside.Intersect(facts.Places).Any()
        && (line.ForHours is not { } hours || facts.Age <= TimeSpan.FromHours(hours));

    // Nothing reached is "below" only when every figure that the lines ask for is known.
    private static (Level Level, LevelBasis? Basis) Grade(IEnumerable<Criterion> lines, LevelFacts facts, Func<Measure, decimal?> figure)
    {
        var known = new List<LevelBasis?>();
        var isWhole = true;
        foreach (var line in lines)
        {
            if (line.With is { } with && !(facts.Figure(with) > 0))
            {
                continue;
            }
            var values = line.Measures.Select(figure).ToList();
            isWhole &= values.TrueForAll(value => value is not null);
            known.Add(Reached(line, values.Sum(value => value ?? 0), values.Exists(value => value is not null)));
        }
        return known.OfType<LevelBasis>().MinBy(basis => basis.Level) is { } basis
            ? (basis.Level, basis)
            : (known.Count > 0 && isWhole ? Level.Below : Level.Unknown, null);
    }

    private static LevelBasis? Reached(Criterion line, decimal value, bool isKnown) =>
        isKnown && line.Bounds.FirstOrDefault(bound => bound.IsReachedBy(value)) is { } reached ? new LevelBasis(reached.Level, line, value, reached) : null;

    private static decimal? SumOfKnown(IEnumerable<Measure> measures, LevelFacts facts)
    {
        var known = measures.Select(facts.Figure).Where(value => value is not null).ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
