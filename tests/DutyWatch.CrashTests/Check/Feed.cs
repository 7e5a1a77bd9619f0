using DutyWatch.CrashTests.Ground;
using DutyWatch.Postgres.Events;

namespace DutyWatch.CrashTests.Check;

/// <summary>The feed as it stands in the table, for the prefecture.</summary>
internal static class Feed
{
    public static async Task<List<string>> After(Store store, string begin)
    {
        if (!EventCursor.TryParse(begin, out var cursor))
        {
            throw new FormatException($"Not a cursor: {begin}");
        }
        var rows = await store.List<Row>(Sql.After, new { epoch = cursor.Epoch, xid = cursor.Xid.ToString(System.Globalization.CultureInfo.InvariantCulture), id = cursor.Id, unit = Site.Prefecture });
        return rows.ConvertAll(r => new EventCursor(r.Epoch, r.Xid, r.Id).ToString());
    }

    private sealed record Row(long Epoch, ulong Xid, long Id);

    private static class Sql
    {
        public const string After = """
            select e.epoch, e.xid, e.id
            from event e
            where (e.epoch, e.xid, e.id) > (@epoch, @xid::xid8, @id)
              and @unit = any(e.audience)
            order by e.epoch, e.xid, e.id
            """;
    }
}
