using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Drill;

/// <summary>
/// A drill world is marked as one in its own database, and goes on there after any end. Its time stands while nobody runs it. A database of duty is
/// never opened as a drill, nor a drill's as duty.
/// </summary>
internal static class DrillWorld
{
    /// <exception cref="SettingsException">This database belongs to the other kind of world, or to another drill.</exception>
    public static async Task Keep(DatabaseParts parts, Settings settings)
    {
        var row = await parts.Database.Do(tx => tx.First<Row>(Sql.Load), CancellationToken.None);
        if (settings.Drill is not { } drill)
        {
            if (row is not null)
            {
                throw new SettingsException("这是演练世界的数据，不能用来值守 / this is the data of a drill world: duty is never run on it");
            }
            return;
        }
        if (row is null)
        {
            row = await Begin(parts, drill);
        }
        else if (row.StartAt != drill.Start)
        {
            throw new SettingsException(FormattableString.Invariant(
                $"这里是另一场演练（从 {row.StartAt.ToOffset(drill.Start.Offset):yyyy-MM-ddTHH:mm:ssK} 起），请换 --data / another drill runs here (from {row.StartAt.ToOffset(drill.Start.Offset):yyyy-MM-ddTHH:mm:ssK}): use another --data"));
        }
        // What was done after the position was last written must not lie in the future.
        ((DrillClock)parts.Clocks.Duty).JumpTo(row.StoodAt > row.NewestEventAt ? row.StoodAt : row.NewestEventAt!.Value);
    }

    private static async Task<Row> Begin(DatabaseParts parts, DrillSettings drill)
    {
        if (await parts.Database.Do(tx => tx.One<bool>(Serve.Sql.HasSite), CancellationToken.None))
        {
            throw new SettingsException("这里的数据是真实值守的，不能用来演练，请换 --data / the data here is of real duty: a drill needs another --data");
        }
        await parts.Database.Do(tx => tx.Execute(Sql.Begin, new { start = drill.Start, hold_at = drill.WaitsForPlayer ? drill.Start : (DateTimeOffset?)null }), CancellationToken.None);
        return new Row(drill.Start, drill.Start, drill.Start);
    }

    private sealed record Row(DateTimeOffset StartAt, DateTimeOffset StoodAt, DateTimeOffset? NewestEventAt);

    public static class Sql
    {
        public const string Begin = "insert into drill (start_at, stood_at, hold_at) values (@start, @start, @hold_at)";

        // Newest by place, not by instant: an event may be dated at a deadline that had passed already.
        public const string Load = """
            select d.start_at, d.stood_at, coalesce((select max(e.occurred_at) from (select occurred_at from event order by id desc limit 500) e), d.start_at) as newest_event_at
            from drill d
            """;
    }
}
