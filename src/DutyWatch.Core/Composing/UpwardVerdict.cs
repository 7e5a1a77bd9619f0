using DutyWatch.Core.Answers;
using DutyWatch.Core.Checks;

namespace DutyWatch.Core.Composing;

/// <summary>What keeps a composed report from going upward. Speed first: whatever else the checks find is said and goes with it.</summary>
public static class UpwardVerdict
{
    // For a document upward only these hold: it is no official paper with a number and a date of its own.
    private static readonly string[] OfDocuments = ["R-D02", "R-D03", "R-D13", "R-D15"];

    // In this order, so that the gravest is named.
    private static readonly (string Rule, Refusal Refusal)[] Stops =
    [
        ("R-D02", Refusals.UpwardSignerMissing), ("R-P02", Refusals.UpwardSignerIsAuthor), ("R-P03", Refusals.UpwardSignerNotLeader), ("R-D03", Refusals.UpwardAddresseeNotOne),
        ("R-D01", Refusals.UpwardCarriesRequest), ("R-N01", Refusals.ReportReturned),
    ];

    /// <summary>The checks of a report and, of those of a document, the ones that hold for it.</summary>
    public static IReadOnlyList<Found> Check(Case it, int addressees)
    {
        var paper = new OutgoingText { Body = it.Report.Body, Upward = true, SignerLine = it.Report.Signer.Length > 0, Addressees = addressees, Level = it.Report.Working, IsSpecial = true };
        var ofPaper = CheckTable.Run(it with { Stage = CheckStage.Document, Document = paper }).Where(found => OfDocuments.Contains(found.Rule));
        // The signer's line says the same as R-E13.
        return [.. CheckTable.Run(it).Where(found => found.Rule != "R-E13").Concat(ofPaper).OrderBy(found => found.Severity)];
    }

    public static Refusal? Of(IReadOnlyList<Found> found) =>
        found.Any(one => one.Severity == Severity.Blocks) ? Refusals.ReportBlocked with { Findings = found }
        : Stops.Select(stop => (stop.Refusal, Hit: found.FirstOrDefault(one => one.Rule == stop.Rule))).FirstOrDefault(stop => stop.Hit is not null) is { Hit: { } hit } first
            ? first.Refusal with { Field = hit.Field, Findings = found }
            : null;
}
