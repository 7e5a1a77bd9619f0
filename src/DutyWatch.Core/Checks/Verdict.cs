using DutyWatch.Core.Answers;

namespace DutyWatch.Core.Checks;

/// <summary>What findings do to a filing. Speed first (domain 3.3): of what is returned, only a figure that falls without a word keeps a report out.</summary>
public static class Verdict
{
    private static readonly string[] NeverSilent = ["R-N01"];
    private static readonly Dictionary<string, string> NoReasons = [];

    public static Refusal? Of(IReadOnlyList<Found> found) =>
        found.Any(f => f.Severity == Severity.Blocks) ? Refusals.ReportBlocked with { Findings = found }
        : found.Any(f => NeverSilent.Contains(f.Rule)) ? Refusals.ReportReturned with { Findings = found }
        : null;

    /// <summary>Whether gaps were filed over: by the signer of a first report, whose reason answers what the checks would return.</summary>
    public static bool IsFiledFirst(IReadOnlyList<Found> found, CheckStage stage, string? overridden) =>
        found.Any(f => f.Severity == Severity.Returns && ReasonFor(f, stage, NoReasons, overridden) is not null);

    /// <summary>Why it was filed all the same: the reason for a kept warning, or 先报后补 by the signer of a first report; null is not answered yet.</summary>
    /// <param name="kept">The filer's reasons by rule.</param>
    /// <param name="overridden">The signer's reason, if there is a signer.</param>
    public static string? ReasonFor(Found found, CheckStage stage, IReadOnlyDictionary<string, string> kept, string? overridden) => found.Severity switch
    {
        Severity.Warns => kept.GetValueOrDefault(found.Rule),
        Severity.Returns when stage == CheckStage.First => overridden,
        _ => null,
    };
}
