using DutyWatch.Postgres.Events;

namespace DutyWatch.Server.Live;

/// <summary>
/// The last events that the relay told, for consoles that were away for a moment. When a whole prefecture comes back at once it must not
/// read the same rows from the table ten thousand times while pages wait for a connection.
/// </summary>
internal sealed class RecentEvents(EventCursor startedAt)
{
    private const int Kept = 2000;

    private readonly Queue<RelayedBatch> batches = new();
    private EventCursor completeFrom = startedAt;
    private int count;

    public void Add(RelayedBatch batch)
    {
        batches.Enqueue(batch);
        count += batch.Count;
        while (count > Kept && batches.Count > 1)
        {
            var oldest = batches.Dequeue();
            count -= oldest.Count;
            completeFrom = oldest.Last;
        }
    }

    /// <summary>Everything after the cursor; null when some of it is no longer here.</summary>
    public IReadOnlyList<RelayedBatch>? After(EventCursor cursor) => cursor < completeFrom ? null : [.. batches.SkipWhile(b => b.Last <= cursor)];
}
