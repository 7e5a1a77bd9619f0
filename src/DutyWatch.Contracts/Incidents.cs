namespace DutyWatch.Contracts;

/// <summary>A line of the incident board. Figures are the last that the caller may see.</summary>
/// <param name="State">`lead`, `phone`, `written`, `following`, `response-ended`, `final`, `rejected`, `reopened`, `archived`, `merged`.</param>
/// <param name="Level">The working level: the higher of confirmed and prospective.</param>
/// <param name="PreviousFigures">Those of the report before, so that a change can be shown.</param>
/// <param name="Told">How many people were told of it, and how many of them answered. Absent in events, as the figures are: those come with reports and messages, which have readers of their own.</param>
public sealed record IncidentSummary(
    Guid Id,
    string Number,
    string Kind,
    string State,
    IncidentLevel Level,
    IReadOnlyList<string> Sensitive,
    string Title,
    ReportPlace Place,
    string UnitCode,
    DateTimeOffset? OccurredAt,
    Precision OccurredPrecision,
    DateTimeOffset KnownAt,
    DateTimeOffset OpenedAt,
    Guid? LeadId,
    string? LeadState,
    Figures? Figures,
    Figures? PreviousFigures,
    DateTimeOffset? FiguresAsOf,
    int LastReportNo,
    ToldCount? Told,
    IReadOnlyList<string> Participants,
    long Version)
{
    /// <summary>What one person proposed and another has to confirm; absent when nothing is.</summary>
    public ProposalView? Proposal { get; init; }

    /// <summary>The incident that is told as both now; only of one that is `merged`.</summary>
    public IncidentLink? MergedInto { get; init; }
}

public sealed record ToldCount(int Told, int Answered);

/// <summary>An incident that was found, with the newest of its reports that holds what was searched for.</summary>
/// <param name="ReportId">Absent when the incident's own words were found, or nothing was searched for.</param>
/// <param name="Excerpt">The report's words round the first place; plain text.</param>
public sealed record SearchHit(IncidentSummary Incident, Guid? ReportId, ReportStage? ReportStage, int? ReportNo, string? Excerpt);

/// <summary>An incident with everything of it that the caller may see.</summary>
/// <param name="Leads">What was heard before anybody reported, the first one first.</param>
/// <param name="Policy">The rules its obligations are judged by; null while nobody owes anything.</param>
/// <param name="Upward">What was passed on to the province, in order; nothing for a county.</param>
public sealed record IncidentFile(
    IncidentSummary Incident,
    IReadOnlyList<LeadView> Leads,
    IReadOnlyList<IncidentActView> Acts,
    PolicyVersion? Policy,
    IReadOnlyList<ReportView> Reports,
    IReadOnlyList<ObligationView> Obligations,
    IReadOnlyList<AlertView> Alerts,
    IReadOnlyList<DutyEvent> Timeline,
    string EventCursor,
    IReadOnlyList<UpwardView> Upward)
{
    /// <summary>What the timer's checks say of it at this moment: a follow-up or a final report that did not come, a neighbour that was not told.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The clocks of the law, beside the duty office's own.</summary>
    public IReadOnlyList<StatutoryClockView> Statutory { get; init; } = [];

    /// <summary>The counties that the prefecture owes a notice, or owed one; nothing for a county.</summary>
    public IReadOnlyList<ConcernedCounty> Concerned { get; init; } = [];

    /// <summary>The incidents that were merged into this one, with the reports that were filed on each.</summary>
    public IReadOnlyList<FormerIncident> Formers { get; init; } = [];
}

/// <summary>A time limit that a law sets for this kind of incident.</summary>
/// <param name="Side">`county` towards the prefecture, `prefecture` towards the province.</param>
/// <param name="DueAt">Null while the county has not reported: the prefecture's clock begins with that.</param>
/// <param name="MetAt">When the written report was made.</param>
public sealed record StatutoryClockView(string Side, BothLanguages Basis, DateTimeOffset? DueAt, DateTimeOffset? MetAt, int? LateBySeconds);

/// <summary>What somebody did with an incident beside reporting on it.</summary>
/// <param name="Act">`reopened`, `transferred` (from one unit to another), `returned` (a report, to be mended), `merged` (another incident into this one), `rejected`, `demanded` (a check, of a unit) or `noticed` (a neighbour, of what may reach it).</param>
/// <param name="Marks">What is wrong with a returned report.</param>
/// <param name="Reason">Why, in the words of who did it; of a demand what is asked, of a notice what the county was told.</param>
public sealed record IncidentActView(
    string Act, string? FromUnit, string? ToUnit, Guid? ReportId, IReadOnlyList<ReturnMark> Marks, string Reason, string ActedBy, DateTimeOffset ActedAt)
{
    /// <summary>Who confirmed what takes two.</summary>
    public string? SecondedBy { get; init; }

    /// <summary>The incident that was merged into this one.</summary>
    public IncidentLink? Merged { get; init; }
}

/// <summary>An incident that was over began again.</summary>
public sealed record ReopenIncidentRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>Re-ignition, a late victim.</summary>
    public string? Reason { get; init; }
}

/// <param name="Opened">The follow-ups that are owed from now on.</param>
public sealed record ReopenIncidentReply(Guid IncidentId, DateTimeOffset ReopenedAt, CommandState State, IReadOnlyList<OpenedObligation> Opened);

/// <summary>Which of its versions was in force when the first clock started. They are counted from 1.</summary>
public sealed record PolicyVersion(string Name, int Version);

/// <summary>A filed report: its words as filed, who filed it, and when the server had it.</summary>
/// <param name="Door">`hub` or `http`: how it came in first.</param>
/// <param name="Findings">What the checks said when it was filed; absent where there were no checks yet.</param>
public sealed record ReportView(
    Guid Id, Guid IncidentId, ReportStage Stage, int No, string UnitCode, DateTimeOffset ReceivedAt, DateTimeOffset? FiledAt, string FiledBy, string Door, FileReportRequest Content,
    IReadOnlyList<Finding>? Findings = null);

/// <summary>Who owes what by when; how it was met, or that it was not.</summary>
/// <param name="Kind">`phone`, `first`, `update` or `final`; `supplement` where a first report was filed with gaps; `demand-phone` and `demand-written` where the prefecture asked for a check; `upward-phone` or `upward-written` where the prefecture owes its province; `neighbour-notice` where it owes a notice to the counties that an incident may reach; `verify` where its room has a lead to verify; `check-in` where a unit says that all is quiet.</param>
/// <param name="IncidentId">Null, with its number and title, for a check-in: it is about no incident.</param>
/// <param name="No">Which follow-up; 0 for the phone report, 1 for the written first.</param>
/// <param name="LateBySeconds">0 when met in time; null while nothing is met.</param>
/// <param name="Ladder">The frozen ladder with what was fired; people are named when a step fires.</param>
/// <param name="NextStepAt">The next instant at which somebody is told; null when none is left.</param>
public sealed record ObligationView(
    Guid Id,
    string Kind,
    int No,
    string UnitCode,
    Guid? IncidentId,
    string? IncidentNumber,
    string? IncidentTitle,
    IncidentLevel Level,
    ObligationState State,
    DateTimeOffset ClockStartAt,
    DateTimeOffset OpenedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? MetAt,
    Guid? MetBy,
    int? LateBySeconds,
    string Policy,
    DateTimeOffset? NextStepAt,
    IReadOnlyList<LadderStepView> Ladder,
    long Version)
{
    /// <summary>What is asked, of a demand.</summary>
    public string? Asked { get; init; }
}

/// <param name="At">When the step is due.</param>
/// <param name="Tells">Posts, for instance `county.duty-officer`.</param>
/// <param name="FiredAt">Null while it has not fired.</param>
/// <param name="CoveredBy">The later step that stood for this one after a downtime.</param>
public sealed record LadderStepView(int Position, int OffsetMinutes, DateTimeOffset At, IReadOnlyList<string> Tells, DateTimeOffset? FiredAt, int? CoveredBy);
