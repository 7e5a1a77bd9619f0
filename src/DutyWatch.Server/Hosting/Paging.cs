using System.Buffers.Text;
using System.Globalization;
using System.Text;
using DutyWatch.Contracts;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;

namespace DutyWatch.Server.Hosting;

/// <summary>Where a page of a list ended.</summary>
internal sealed record PagePosition(DateTimeOffset At, Guid Id);

internal sealed record PageRequest(int Take, PagePosition? After);

/// <summary>`?page=` (opaque) and `&amp;take=` (1-200), read in one snapshot with the event cursor.</summary>
internal static class Paging
{
    private const int DefaultTake = 50;
    private const int MaxTake = 200;

    /// <summary>Null when the query cannot be read.</summary>
    public static PageRequest? Read(IQueryCollection query)
    {
        var take = DefaultTake;
        if (query.TryGetValue("take", out var wanted) && (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out take) || take is < 1 or > MaxTake))
        {
            return null;
        }
        if (!query.TryGetValue("page", out var page))
        {
            return new PageRequest(take, null);
        }
        return Parse(page.ToString()) is { } after ? new PageRequest(take, after) : null;
    }

    /// <summary>A comma-separated filter; absent means all; null when a word is unknown.</summary>
    public static string[]? Words(IQueryCollection query, string name, string[] known)
    {
        if (!query.TryGetValue(name, out var value))
        {
            return known;
        }
        var words = value.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        return words.All(known.Contains) ? words : null;
    }

    public static Task<Page<T>> Read<T>(Database database, PageRequest paging, Func<DutyTransaction, Task<List<T>>> load, Func<T, PagePosition> positionOf, CancellationToken ct) =>
        database.Read(async tx =>
        {
            var cursor = await EventLog.Now(tx);
            var items = await load(tx);
            var next = items.Count > paging.Take ? Format(positionOf(items[paging.Take - 1])) : null;
            return new Page<T>([.. items.Take(paging.Take)], next, cursor.ToString());
        }, ct);

    private static string Format(PagePosition position) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position.At.UtcTicks}_{position.Id:N}")));

    private static PagePosition? Parse(string page)
    {
        if (!Base64Url.IsValid(page))
        {
            return null;
        }
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(page)).Split('_');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(parts[1], "N", out var id)
            ? new PagePosition(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }
}
