using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Composing;
using DutyWatch.Core.Reports;
using DutyWatch.Postgres;
using DutyWatch.Server.Reports;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Upward;

/// <summary>A composed report on its way to being passed: what is judged of it, and what it is made into.</summary>
internal sealed record JudgedReport(FileReportRequest Content, int No, IReadOnlyList<Finding> Findings)
{
    /// <summary>首报, then 续报; the last one where the incident is over.</summary>
    public static ReportStage StageOf(int no, bool isFinal) => no == 1 ? ReportStage.First : isFinal ? ReportStage.Final : ReportStage.Update;

    /// <summary>Judges the words as they would be passed now; keeps nothing.</summary>
    public static async Task<Answer<JudgedReport>> Judge(DutyTransaction tx, UpwardSubject subject, FileReportRequest words, SiteRules site, DateTimeOffset now)
    {
        var content = Settled(words, subject, site);
        if (Gate(content, site, now) is { } refusal)
        {
            return refusal;
        }
        if (!await Units.Units.Exist(tx, PlacesOf(content)))
        {
            return Refusals.UnitUnknown.At("areas");
        }
        var found = await Check(tx, subject, content, site, now);
        return UpwardVerdict.Of(found) ?? (Answer<JudgedReport>)new JudgedReport(content, subject.NextNo, ReportChecks.Answered(found, content));
    }

    /// <summary>What the checks say of words that are still being written, held against what was passed before.</summary>
    public static async Task<IReadOnlyList<Finding>> Look(DutyTransaction tx, UpwardSubject subject, FileReportRequest words, SiteRules site, DateTimeOffset now)
    {
        var content = Settled(words, subject, site);
        return ReportChecks.Answered(await Check(tx, subject, content, site, now), content);
    }

    private static async Task<IReadOnlyList<Found>> Check(DutyTransaction tx, UpwardSubject subject, FileReportRequest content, SiteRules site, DateTimeOffset now)
    {
        var place = await ReportChecks.AskPlace(tx, content).One();
        var signers = await UpwardSigners.List(tx, site, now);
        var grading = GradedReport.Of(content, Target.ClockStart(content, now), subject.Kind, site, now);
        var it = new Case
        {
            Stage = CaseOf.StageOf(content),
            Now = now,
            Report = CaseOf.Report(content),
            Previous = subject.PreviousReport is { } previous ? CaseOf.Report(previous) : null,
            Measured = grading.Measured,
            Site = ReportChecks.Facts(content, place, site) with { Signers = [.. signers.Select(one => one.Name)] },
        };
        return UpwardVerdict.Check(it, content.Addressees.Count(name => !string.IsNullOrWhiteSpace(name)));
    }

    // Whose report it is, on what, and as which, is not the form's to say. Attachments stay here.
    private static FileReportRequest Settled(FileReportRequest words, UpwardSubject subject, SiteRules site) => words with
    {
        CommandId = words.ReportId,
        IncidentId = null,
        LeadId = null,
        UnitCode = site.Site.PrefectureCode,
        Stage = StageOf(subject.NextNo, words.Stage == ReportStage.Final),
        No = null,
        Kind = subject.Kind,
        Corrects = null,
        Override = null,
        Attachments = [],
        Author = words.Author?.Trim(),
        Signer = words.Signer?.Trim(),
    };

    private static Refusal? Gate(FileReportRequest r, SiteRules site, DateTimeOffset now) =>
        ReportGate.Check(
            (Stage)r.Stage, new CoreElements(r.OccurredAt, (OccurrencePrecision)r.OccurredPrecision, r.Place?.Text, r.Kind, r.Course, r.Author, r.ContactPhone))
        ?? ReportGate.CheckTimes(now, ("occurredAt", r.OccurredAt), ("knownAt", r.KnownAt), ("informedAt", r.InformedAt), ("asOf", r.AsOf), ("responseEndedAt", r.ResponseEndedAt))
        ?? FigureRules.Check(r)
        ?? (!site.Knows(r.Sensitive, "sensitive") ? Refusals.TriggerUnknown.At("sensitive") : null)
        ?? (!site.Knows(r.Impacts ?? [], "raises") ? Refusals.TriggerUnknown.At("impacts") : null);

    private static string[] PlacesOf(FileReportRequest r)
    {
        string?[] named = [r.Place?.CountyCode, r.Place?.TownshipCode, .. r.Areas.Select(area => area.UnitCode)];
        return [.. named.OfType<string>()];
    }
}
