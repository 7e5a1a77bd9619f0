using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;

namespace DutyWatch.Core.Checks;

/// <summary>A report as the checks read it; an empty text and a missing one are the same.</summary>
public sealed record CheckedReport
{
    public string Title { get; init; } = "";
    public string Kind { get; init; } = "";
    public DateTimeOffset? OccurredAt { get; init; }
    public OccurrencePrecision Precision { get; init; } = OccurrencePrecision.Minute;
    public DateTimeOffset? KnownAt { get; init; }
    public DateTimeOffset? InformedAt { get; init; }
    public DateTimeOffset? AsOf { get; init; }
    public string Place { get; init; } = "";
    public string TownshipCode { get; init; } = "";
    public decimal? Latitude { get; init; }
    public decimal? Longitude { get; init; }
    public string Course { get; init; } = "";
    public string Cause { get; init; } = "";
    public string Measures { get; init; } = "";
    public string Trend { get; init; } = "";
    public string NextSteps { get; init; } = "";
    public string Needs { get; init; } = "";
    public string Lessons { get; init; } = "";
    public string Aftercare { get; init; } = "";
    public int LeadersOnSite { get; init; }
    public Counts Figures { get; init; } = Counts.None;
    public FigureState FigureState { get; init; } = FigureState.None;
    public IReadOnlyList<string> Approximate { get; init; } = [];
    public IReadOnlyList<AreaCounts> Areas { get; init; } = [];
    public Level Confirmed { get; init; } = Level.Unknown;
    public Level Prospective { get; init; } = Level.Unknown;
    public string LevelBasis { get; init; } = "";
    public int Sensitive { get; init; }
    public DateTimeOffset? ResponseStartedAt { get; init; }
    public DateTimeOffset? ResponseEndedAt { get; init; }
    public bool OpenFire { get; init; }
    public string Source { get; init; } = "";
    public string Author { get; init; } = "";
    public string ContactPhone { get; init; } = "";
    public string Signer { get; init; } = "";
    public string CorrectionNote { get; init; } = "";
    public string OverrideReason { get; init; } = "";
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>What it tells in words, without the title.</summary>
    public string Body => string.Join('\n', Passages.Where(p => p.Text.Length > 0).Select(p => p.Text));

    public IReadOnlyList<(string Field, string Text)> Passages =>
        [("course", Course), ("cause", Cause), ("measures", Measures), ("trend", Trend), ("nextSteps", NextSteps), ("lessons", Lessons), ("aftercare", Aftercare)];

    /// <summary>Everything that somebody wrote freely.</summary>
    public IReadOnlyList<(string Field, string Text)> Writings =>
        [.. Passages, ("title", Title), ("place.text", Place), ("needs", Needs), ("levelBasis", LevelBasis), ("correctionNote", CorrectionNote)];

    public Level Working => Levels.Working(Confirmed, Prospective);

    public bool IsGrave => Working <= Level.III;

    public bool IsExplained => CorrectionNote.Length > 0;

    /// <summary>Numbers, 无 or 核查中, in the fields or in words: anything but silence.</summary>
    public bool TellsCasualties =>
        FigureState != FigureState.None || (Figures.Dead ?? Figures.Missing ?? Figures.Injured) is not null || TextMarks.SaysNoCasualties(Body);
}

/// <summary>无, 核查中, 已核实, 不涉及.</summary>
public enum FigureState
{
    None,
    Unverified,
    Verified,
    NotAffected,
}

public sealed record AreaCounts(string UnitCode, Counts Figures, DateTimeOffset? AsOf);

/// <summary>Figures by their outside name; what is absent is unknown.</summary>
public sealed class Counts(IReadOnlyDictionary<string, decimal> values)
{
    /// <summary>Names outside, and the words people use.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["dead"] = "死亡", ["missing"] = "失联", ["trapped"] = "被困", ["injured"] = "受伤", ["criticallyInjured"] = "危重", ["seriouslyInjured"] = "重伤",
        ["minorInjured"] = "轻伤", ["rescued"] = "获救", ["unhurt"] = "脱险", ["evacuated"] = "转移", ["resettled"] = "安置", ["affected"] = "受灾", ["exposed"] = "涉险",
        ["housesCollapsed"] = "倒房", ["housesDamaged"] = "损房", ["lossYuan"] = "损失", ["burnedHectares"] = "过火面积",
    };

    public static Counts None { get; } = new(new Dictionary<string, decimal>());

    public decimal? this[string name] => values.TryGetValue(name, out var value) ? value : null;

    public decimal? Dead => this["dead"];

    public decimal? Missing => this["missing"];

    public decimal? Injured => this["injured"];

    public IEnumerable<KeyValuePair<string, decimal>> Known => values;

    public decimal Sum(params ReadOnlySpan<string> names)
    {
        var sum = 0m;
        foreach (var name in names)
        {
            sum += this[name] ?? 0;
        }
        return sum;
    }
}
