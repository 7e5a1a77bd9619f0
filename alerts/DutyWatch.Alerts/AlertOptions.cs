using System.ComponentModel.DataAnnotations;

namespace DutyWatch.Alerts;

/// <summary>How this process sends. What an authority orders (the timetable, the texts) is in tables, not here.</summary>
public sealed record AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Texts on their way at once, for each gateway.</summary>
    [Range(1, 256)]
    public int SlotsPerGateway { get; init; } = 128;

    /// <summary>Of those, how many stay free for pages: a lower lane never delays a higher one.</summary>
    [Range(0, 255)]
    public int SlotsKeptForPages { get; init; } = 32;

    [Range(5, 600)]
    public int LeaseSeconds { get; init; } = 60;

    /// <summary>The pause before everything is tried again; it doubles each round up to ten minutes.</summary>
    [Range(1, 600)]
    public int RoundPauseSeconds { get; init; } = 30;

    /// <summary>How often a gateway may say "try again" before the next one goes.</summary>
    [Range(1, 20)]
    public int TriesPerPosition { get; init; } = 5;

    /// <summary>Set from the drill's own settings: every text then carries <see cref="DrillPrefix"/>.</summary>
    public bool Drill { get; init; }

    /// <summary>Some carriers take a second 【】 for a signature; `演练：` is for those.</summary>
    [Required, StringLength(10, MinimumLength = 1)]
    public string DrillPrefix { get; init; } = "【演练】";
}
