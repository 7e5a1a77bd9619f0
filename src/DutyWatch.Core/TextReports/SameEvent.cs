namespace DutyWatch.Core.TextReports;

/// <param name="Kind">Null: not known.</param>
/// <param name="ToldAt">When it was first heard of here.</param>
public sealed record EventFacts(string? Kind, DateTimeOffset? OccurredAt, string? Place, string? TownshipCode, DateTimeOffset ToldAt);

/// <summary>
/// Whether two first reports of one unit tell of one event (as rule R-X05, for texts that have no coordinates). In doubt they do not:
/// two incidents are seen by everybody, a second event inside the first by nobody.
/// </summary>
public static class SameEvent
{
    /// <summary>Of one kind in one place.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(6);

    /// <summary>Where kind or place is not known.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(30);

    public static bool Is(EventFacts a, EventFacts b)
    {
        var kind = Agree(a.Kind, b.Kind, (x, y) => x == y);
        var place = Places(a, b);
        if (kind == false || place == false || (kind is null && place is null))
        {
            return false;
        }
        var longest = kind is true && place is true ? Near : AtOnce;
        return (a.OccurredAt, b.OccurredAt) is ({ } one, { } other)
            ? (one - other).Duration() <= longest
            : kind is true && place is true && (a.ToldAt - b.ToldAt).Duration() <= Near;
    }

    private static bool? Places(EventFacts a, EventFacts b) =>
        Agree(a.TownshipCode, b.TownshipCode, (x, y) => x == y)
        ?? Agree(a.Place, b.Place, (x, y) => x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal));

    private static bool? Agree(string? a, string? b, Func<string, string, bool> agree) => string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b) ? null : agree(a, b);
}
