using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Checks;

/// <summary>Everything a check may look at. What is null is not known, and a check that needs it is silent.</summary>
public sealed record Case
{
    public required CheckStage Stage { get; init; }

    /// <summary>The one reading of the clock; for a report being filed it is the time of receipt.</summary>
    public required DateTimeOffset Now { get; init; }
    public CheckedReport Report { get; init; } = new();

    /// <summary>The unit's last report on the same incident, corrected where it was corrected.</summary>
    public CheckedReport? Previous { get; init; }
    public StandingIncident? Incident { get; init; }
    public SiteFacts Site { get; init; } = new();

    /// <summary>What the figures alone make of it, from the level engine.</summary>
    public MeasuredLevel? Measured { get; init; }

    /// <summary>When this very report fell due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Since when the incident's casualty figures were reported without being verified.</summary>
    public DateTimeOffset? UnverifiedSince { get; init; }

    /// <summary>The first sign of it that came from elsewhere.</summary>
    public DateTimeOffset? SignalAt { get; init; }
    public IReadOnlyList<NearIncident> Near { get; init; } = [];

    /// <summary>Whether a phone report was read back or called back within ten minutes.</summary>
    public bool? CalledBack { get; init; }

    /// <summary>The report bears the id of one that was filed with other words.</summary>
    public bool EditsFiled { get; init; }
    public OutgoingText? Document { get; init; }
    public Watched Watched { get; init; } = new();
}

/// <param name="Confirmed">By what is confirmed.</param>
/// <param name="WithMissing">With the missing counted as dead.</param>
public sealed record MeasuredLevel(Level Confirmed, Level WithMissing);

public sealed record StandingIncident(bool IsClosed, Level Level, bool LoweringApproved);

public sealed record NearIncident(string Name, string Kind, decimal Latitude, decimal Longitude, DateTimeOffset OccurredAt);

/// <summary>What the site knows about the report's place, filer and kind.</summary>
public sealed record SiteFacts
{
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
    public bool? TownshipExists { get; init; }
    public Bounds? County { get; init; }
    public string? CountyName { get; init; }
    public int? Population { get; init; }
    public string FilerName { get; init; } = "";
    public bool FilerIsDepartment { get; init; }
    public string? KindName { get; init; }

    /// <summary>The department that leads for the kind, by name.</summary>
    public string? LeadDepartment { get; init; }
    public bool AuthorMayFile { get; init; } = true;
    public IReadOnlyCollection<string>? Signers { get; init; }
    public IReadOnlyCollection<string>? OnDuty { get; init; }

    public string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record Bounds(decimal South, decimal West, decimal North, decimal East)
{
    public bool Hold(decimal latitude, decimal longitude) => latitude >= South && latitude <= North && longitude >= West && longitude <= East;
}

/// <summary>A document or a text message on its way out.</summary>
public sealed record OutgoingText
{
    public string Body { get; init; } = "";
    public bool Upward { get; init; }
    public bool SignerLine { get; init; }
    public int Addressees { get; init; }
    public bool IsRequest { get; init; }
    public int Matters { get; init; }
    public string Number { get; init; } = "";
    public string Date { get; init; } = "";
    public string Urgency { get; init; } = "";
    public Level Level { get; init; } = Level.Unknown;

    /// <summary>专报, which must be short.</summary>
    public bool IsSpecial { get; init; }
    public bool IsSms { get; init; }
    public int AttachmentsNamed { get; init; }
    public int AttachmentsHeld { get; init; }
}
