using System.Globalization;
using DutyWatch.Core.Checks;

namespace DutyWatch.Core.Incidents;

/// <summary>补报窗口: casualties that change within so many days of the end open the figures again by themselves (State Council decree 493, art. 13).</summary>
public static class LateCasualties
{
    private static readonly string[] Counted = ["dead", "missing", "injured"];

    /// <summary>What changed, in the words of the field; null when nothing did, or nothing opens by itself any more.</summary>
    /// <param name="figures">The last that the unit told, and what it tells now; what it never told was nobody.</param>
    public static string? Reopen(IncidentState state, DateTimeOffset? closedAt, string kind, (Counts Before, Counts Now) figures, DateTimeOffset now) =>
        state == IncidentState.Final && closedAt is { } closed && now < IncidentLife.WindowEnds(closed, kind) ? Change(figures.Before, figures.Now) : null;

    private static string? Change(Counts before, Counts now)
    {
        var changes = Counted
            .Select(name => (Name: name, Was: before[name] ?? 0, Is: now[name]))
            .Where(figure => figure.Is is { } told && told != figure.Was)
            .Select(figure => string.Create(CultureInfo.InvariantCulture, $"{Counts.Words[figure.Name]}{figure.Was}→{figure.Is}"));
        var said = string.Join('，', changes);
        return said.Length == 0 ? null : $"终报后伤亡变化，自动重启：{said}";
    }
}
