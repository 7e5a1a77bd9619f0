namespace DutyWatch.Core.Checks;

/// <summary>The 81 checks of domain 3.8, in its order.</summary>
public static class CheckTable
{
    public static IReadOnlyList<Check> All { get; } =
    [
        .. TimeChecks.Rows, .. ElementChecks.Rows, .. NumberChecks.Rows, .. LevelChecks.Rows, .. TextChecks.Rows, .. DocumentChecks.Rows,
        .. SecrecyChecks.Rows, .. CrossChecks.Rows, .. ProcessChecks.Rows,
    ];

    /// <summary>What must be said at this stage, the gravest first.</summary>
    public static IReadOnlyList<Found> Run(Case it) =>
    [
        .. All.Where(check => (check.Stages & it.Stage) != 0)
            .SelectMany(check => check.Find(it).Select(hit => Say(check, hit)))
            .OrderBy(found => found.Severity),
    ];

    private static Found Say(Check check, Hit hit) => new(
        check.Id,
        check.Severity,
        hit.Field,
        hit.Values.Aggregate(check.Zh, (text, value) => text.Replace($"{{{value.Name}}}", value.Zh, StringComparison.Ordinal)),
        hit.Values.Aggregate(check.En, (text, value) => text.Replace($"{{{value.Name}}}", value.En, StringComparison.Ordinal)));
}
