using System.Text.Json.Serialization;

namespace DutyWatch.Contracts;

/// <summary>A report as its filer writes it. Unknown figures are null, never 0. Times carry their offset.</summary>
public sealed record FileReportRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>Made by the filer: the same id with the same content is one report, whichever door it came through.</summary>
    public required Guid ReportId { get; init; }

    /// <summary>Absent for a new incident.</summary>
    public Guid? IncidentId { get; init; }
    public Guid? LeadId { get; init; }
    public required ReportStage Stage { get; init; }
    public required string UnitCode { get; init; }
    public string? Kind { get; init; }

    /// <summary>The number of a follow-up (2, 3, ...); given by the server when absent.</summary>
    public int? No { get; init; }
    public string? Title { get; init; }
    public DateTimeOffset? OccurredAt { get; init; }
    public Precision OccurredPrecision { get; init; } = Precision.Minute;
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>When the author was told (接报时间).</summary>
    public DateTimeOffset? InformedAt { get; init; }

    /// <summary>The filer's own clock, kept beside the time of receipt.</summary>
    public DateTimeOffset? FiledAt { get; init; }
    public ReportPlace? Place { get; init; }
    public string? Course { get; init; }
    public string? Cause { get; init; }
    public string? Measures { get; init; }
    public string? Trend { get; init; }
    public string? NextSteps { get; init; }
    public string? Needs { get; init; }
    public string? Lessons { get; init; }
    public string? Aftercare { get; init; }
    public IReadOnlyList<string> LeadersOnSite { get; init; } = [];
    public Figures Figures { get; init; } = new();
    public FigureStatus FigureStatus { get; init; } = FigureStatus.None;

    /// <summary>Names of figures that are "about" (余, 约).</summary>
    public IReadOnlyList<string> Approximate { get; init; } = [];
    public IReadOnlyList<AreaFigures> Areas { get; init; } = [];
    public DateTimeOffset? AsOf { get; init; }
    public IncidentLevel LevelConfirmed { get; init; } = IncidentLevel.Unknown;
    public IncidentLevel LevelProspective { get; init; } = IncidentLevel.Unknown;
    public string? LevelBasis { get; init; }

    /// <summary>Sensitive triggers, `S01` to `S21`.</summary>
    public IReadOnlyList<string> Sensitive { get; init; } = [];

    /// <summary>What beyond the figures makes it one level more serious, `I01` to `I08`.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Impacts { get; init; }
    public string? ResponseLevel { get; init; }
    public DateTimeOffset? ResponseStartedAt { get; init; }
    public DateTimeOffset? ResponseEndedAt { get; init; }
    public bool? OpenFire { get; init; }
    public decimal? Magnitude { get; init; }
    public decimal? DepthKm { get; init; }
    public ReportSource? Source { get; init; }
    public string? Author { get; init; }
    public string? ContactPhone { get; init; }
    public string? Signer { get; init; }
    public IReadOnlyList<string> Addressees { get; init; } = [];
    public IReadOnlyList<string> Copies { get; init; } = [];
    public string? CorrectionNote { get; init; }

    /// <summary>The report that a correction mends.</summary>
    public Guid? Corrects { get; init; }
    public IReadOnlyList<KeptWarning> KeptWarnings { get; init; } = [];
    public ReportOverride? Override { get; init; }
    public IReadOnlyList<AttachmentReference> Attachments { get; init; } = [];
    public bool Drill { get; init; }
}

public sealed record ReportPlace
{
    public string? Text { get; init; }
    public string? TownshipCode { get; init; }
    public string? CountyCode { get; init; }
    public decimal? Latitude { get; init; }
    public decimal? Longitude { get; init; }
    public string? Road { get; init; }
}

/// <summary>People are whole and not negative; money in yuan; area in hectares; null is "unknown".</summary>
public sealed record Figures
{
    public int? Dead { get; init; }
    public int? Missing { get; init; }
    public int? Trapped { get; init; }
    public int? Injured { get; init; }
    public int? CriticallyInjured { get; init; }
    public int? SeriouslyInjured { get; init; }
    public int? MinorInjured { get; init; }
    public int? Rescued { get; init; }
    public int? Unhurt { get; init; }
    public int? Evacuated { get; init; }
    public int? Resettled { get; init; }
    public int? Affected { get; init; }
    public int? Exposed { get; init; }
    public int? HousesCollapsed { get; init; }
    public int? HousesDamaged { get; init; }
    public decimal? LossYuan { get; init; }
    public decimal? BurnedHectares { get; init; }
}

public sealed record AreaFigures
{
    public required string UnitCode { get; init; }
    public Figures Figures { get; init; } = new();
    public DateTimeOffset? AsOf { get; init; }
}

public sealed record ReportSource
{
    public string? Kind { get; init; }
    public string? Who { get; init; }
}

public sealed record KeptWarning
{
    public required string Rule { get; init; }
    public required string Reason { get; init; }
}

public sealed record ReportOverride
{
    public required string Reason { get; init; }
}

public sealed record AttachmentReference
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
}

/// <summary>What filing did. A repeat answers this again, word for word, with the state `duplicate`.</summary>
public sealed record FileReportReply(
    Guid ReportId,
    Guid IncidentId,
    string IncidentNumber,
    DateTimeOffset ReceivedAt,
    CommandState State,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<SettledObligation> Settled,
    IReadOnlyList<OpenedObligation> Opened);

/// <summary>What filing these words now would find. Nothing was filed.</summary>
public sealed record CheckReportReply(IReadOnlyList<Finding> Findings);

public sealed record SettledObligation(Guid ObligationId, string Kind, DateTimeOffset DueAt, DateTimeOffset MetAt, int LateBySeconds);

public sealed record OpenedObligation(Guid ObligationId, string Kind, DateTimeOffset DueAt);

/// <summary>A report that will not do goes back to its unit, which owes a supplement from now. Nothing of it is changed: it is mended by another report.</summary>
public sealed record ReturnReportRequest
{
    public required Guid CommandId { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<ReturnMark> Marks { get; init; } = [];
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Field">Path in the report, as `figures.dead`.</param>
public sealed record ReturnMark(string Field, string Note);

/// <param name="Opened">Empty while a supplement is owed already: it stands for both.</param>
public sealed record ReturnReportReply(Guid ReportId, Guid IncidentId, DateTimeOffset ReturnedAt, CommandState State, IReadOnlyList<OpenedObligation> Opened);

/// <summary>A returned report, as events carry it.</summary>
public sealed record ReturnedReportView(
    Guid ReportId, Guid IncidentId, string UnitCode, ReportStage Stage, int No, string Reason, IReadOnlyList<ReturnMark> Marks, string ReturnedBy, DateTimeOffset? DueAt);
