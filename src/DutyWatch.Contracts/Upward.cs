using System.Text.Json.Serialization;

namespace DutyWatch.Contracts;

/// <summary>How an incident was passed on to the province: 电话, 书面.</summary>
public enum UpwardStage
{
    [JsonStringEnumMemberName("phone")] Phone,
    [JsonStringEnumMemberName("written")] Written,
}

/// <summary>The prefecture's room reports an incident to its province: it says that it has (by phone, or in writing elsewhere), or passes a report that was composed here.</summary>
public sealed record PassUpwardRequest
{
    public required Guid CommandId { get; init; }
    public required UpwardStage Stage { get; init; }

    /// <summary>Who took it down there: an office or a post.</summary>
    public string? ToldWho { get; init; }

    /// <summary>What was said, or which paper went.</summary>
    public string? Text { get; init; }

    /// <summary>The written report, composed here, signed and never changed again. Its `reportId` is the id it keeps; `no` is that of the draft it was made from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FileReportRequest? Report { get; init; }
}

/// <param name="No">Of a composed report: 1 is the first report, then the follow-ups.</param>
/// <param name="Findings">What the checks said of it.</param>
public sealed record PassUpwardReply(
    Guid UpwardId, Guid IncidentId, DateTimeOffset PassedAt, CommandState State, IReadOnlyList<SettledObligation> Settled, int? No = null, IReadOnlyList<Finding>? Findings = null);

/// <summary>An incident passed on, as events carry it.</summary>
/// <param name="No">Null for what was only said, or written elsewhere; so are the content and the findings.</param>
/// <param name="Exchange">Null where nothing is transmitted.</param>
public sealed record UpwardView(
    Guid Id, Guid IncidentId, UpwardStage Stage, DateTimeOffset PassedAt, string PassedBy, string? ToldWho, string? Text, int? No = null, FileReportRequest? Content = null,
    IReadOnlyList<Finding>? Findings = null, UpwardExchangeView? Exchange = null);

/// <summary>How a composed report fares on its way to the province's DutyWatch.</summary>
/// <param name="State">`waiting`, `sent` or `refused`.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="TheirNumber">The incident's number there.</param>
/// <param name="ReceivedAt">When they had it, by their clock.</param>
/// <param name="Findings">What their checks said.</param>
public sealed record UpwardExchangeView(
    string State, DateTimeOffset QueuedAt, int Attempts, DateTimeOffset? AnsweredAt, string? TheirNumber, DateTimeOffset? ReceivedAt, IReadOnlyList<Finding>? Findings, RefusalBody? Refusal);

/// <summary>The report to the province as the counties' reports make it. Nothing is kept of it: an officer mends the words and passes it.</summary>
/// <param name="Signers">Who may sign it, those on duty first.</param>
/// <param name="Parts">What it was made from.</param>
/// <param name="OpenFigures">Figures that some unit has not told, so that their sum is unknown.</param>
/// <param name="LeftOut">Sentences that ask a superior for something.</param>
/// <param name="Transmits">Whether a passed report goes to the province's DutyWatch by itself.</param>
public sealed record UpwardDraft(
    FileReportRequest Report, int No, IReadOnlyList<UpwardSigner> Signers, IReadOnlyList<UpwardPart> Parts, IReadOnlyList<UpwardOpenFigure> OpenFigures, IReadOnlyList<UpwardLeftOut> LeftOut,
    bool Transmits);

public sealed record UpwardSigner(string Name, string Post, bool OnDuty);

/// <param name="ReportId">The unit's last report.</param>
/// <param name="AsOf">The earliest instant of what its figures come from.</param>
public sealed record UpwardPart(string UnitCode, Guid ReportId, DateTimeOffset AsOf);

/// <param name="AtLeast">The sum of what the others told.</param>
public sealed record UpwardOpenFigure(string Name, decimal AtLeast, IReadOnlyList<string> UnknownTo);

public sealed record UpwardLeftOut(string UnitCode, string Field, string Text);
