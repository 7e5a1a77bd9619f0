namespace DutyWatch.Contracts;

/// <summary>A line of the incident board. Figures are the last that the caller may see.</summary>
/// <param name="State">`lead`, `phone`, `written`, `following`, `response-ended`, `final`, `rejected`.</param>
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
    long Version);

public sealed record ToldCount(int Told, int Answered);

/// <summary>An incident with everything of it that the caller may see.</summary>
public sealed record IncidentFile(
    IncidentSummary Incident,
    IReadOnlyList<ReportView> Reports,
    IReadOnlyList<ObligationView> Obligations,
    IReadOnlyList<AlertView> Alerts,
    IReadOnlyList<DutyEvent> Timeline,
    string EventCursor);

/// <summary>A filed report: its words as filed, who filed it, and when the server had it.</summary>
/// <param name="Door">`hub` or `http`: how it came in first.</param>
public sealed record ReportView(Guid Id, Guid IncidentId, ReportStage Stage, int No, string UnitCode, DateTimeOffset ReceivedAt, DateTimeOffset? FiledAt, string FiledBy, string Door, FileReportRequest Content);

/// <summary>Who owes what by when; how it was met, or that it was not.</summary>
/// <param name="Kind">`phone`, `first`, `update` or `final`.</param>
/// <param name="No">Which follow-up; 0 for the phone report, 1 for the written first.</param>
/// <param name="LateBySeconds">0 when met in time; null while nothing is met.</param>
/// <param name="Ladder">The frozen ladder with what was fired; people are named when a step fires.</param>
/// <param name="NextStepAt">The next instant at which somebody is told; null when none is left.</param>
public sealed record ObligationView(
    Guid Id,
    string Kind,
    int No,
    string UnitCode,
    Guid IncidentId,
    string IncidentNumber,
    string IncidentTitle,
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
    long Version);

/// <param name="At">When the step is due.</param>
/// <param name="Tells">Posts, for instance `county.duty-officer`.</param>
/// <param name="FiredAt">Null while it has not fired.</param>
/// <param name="CoveredBy">The later step that stood for this one after a downtime.</param>
public sealed record LadderStepView(int Position, int OffsetMinutes, DateTimeOffset At, IReadOnlyList<string> Tells, DateTimeOffset? FiredAt, int? CoveredBy);
