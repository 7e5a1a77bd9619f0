using DutyWatch.Postgres.Events;

namespace DutyWatch.Simulation;

/// <summary>Reads the feed as the relay does and checks it: each event once and in order, versions without gaps, states never back.</summary>
internal sealed class FeedReader(World world)
{
    private static readonly Dictionary<string, int> Ranks = new()
    {
        ["opened"] = 0, ["changed"] = 0, ["stepped"] = 0, ["reminded"] = 1, ["late"] = 2, ["missing"] = 3, ["met"] = 4, ["met-late"] = 4, ["excused"] = 4,
    };

    private readonly List<EventCursor> seen = [];
    private readonly Dictionary<string, long> versions = [];
    private readonly Dictionary<string, (int Rank, string Kind)> states = [];
    private EventCursor cursor = EventCursor.Start;
    private long highest;

    /// <returns>The obligations of which something was said.</returns>
    public async Task<IReadOnlyList<Guid>> Read(long last)
    {
        var touched = new List<Guid>();
        if (last <= highest)
        {
            return touched;
        }
        while (true)
        {
            var events = await world.Rows.Do(tx => EventLog.After(tx, cursor, 500, null));
            foreach (var one in events)
            {
                Take(one, touched);
            }
            if (events.Count < 500)
            {
                return touched;
            }
        }
    }

    public async Task AtTheEnd()
    {
        await Read(long.MaxValue);
        var all = await world.Rows.Do(tx => tx.List<Place>("select epoch, xid, id from event order by epoch, xid, id"));
        if (!all.Select(p => new EventCursor(p.Epoch, p.Xid, p.Id)).SequenceEqual(seen))
        {
            world.Invariants.Break(Inv.Feed, $"the cursor showed {seen.Count} events of {all.Count}");
        }
        foreach (var row in await world.Rows.Do(tx => tx.List<Version>(Versions)))
        {
            if (versions.GetValueOrDefault(row.Subject) != row.Last)
            {
                world.Invariants.Break(Inv.Feed, $"{row.Subject} is at {row.Last}, the feed at {versions.GetValueOrDefault(row.Subject)}");
            }
        }
    }

    private void Take(EventRow one, List<Guid> touched)
    {
        if (one.Cursor <= cursor)
        {
            world.Invariants.Break(Inv.Feed, $"{one.Cursor} after {cursor}");
        }
        cursor = one.Cursor;
        seen.Add(cursor);
        highest = Math.Max(highest, one.Id);
        world.Say($"event {one.Kind} {one.Subject} v{one.SubjectVersion}");
        var (what, id) = (one.Subject[..one.Subject.IndexOf(':')], one.Subject[(one.Subject.IndexOf(':') + 1)..]);
        Order(one);
        if (what == "obligation")
        {
            touched.Add(Guid.Parse(id));
            State(one);
        }
        else if (one.Kind == "alert.closed")
        {
            world.Ledger.Closed.TryAdd(Guid.Parse(id), world.Now);
        }
        else if (one.Kind == "message.not-reached")
        {
            world.Ledger.NotReached.Add(Guid.Parse(id));
        }
    }

    private void Order(EventRow one)
    {
        if (one.Subject.StartsWith("report:", StringComparison.Ordinal))
        {
            return;
        }
        var before = versions.GetValueOrDefault(one.Subject);
        if (one.SubjectVersion != before + 1)
        {
            world.Invariants.Break(Inv.Feed, $"{one.Kind} {one.Subject} v{one.SubjectVersion} after v{before}");
        }
        versions[one.Subject] = one.SubjectVersion;
    }

    private void State(EventRow one)
    {
        var kind = one.Kind["obligation.".Length..];
        var (before, was) = states.GetValueOrDefault(one.Subject, (0, ""));
        if (before == 4 || (Ranks[kind] != 0 && Ranks[kind] <= before))
        {
            world.Invariants.Break(Inv.Feed, $"{one.Subject} is {kind} after {was}");
        }
        states[one.Subject] = (Math.Max(before, Ranks[kind]), kind);
    }

    private sealed record Place(long Epoch, ulong Xid, long Id);

    private sealed record Version(string Subject, long Last);

    private const string Versions = """
        select 'obligation:' || id as subject, version as last from obligation
        union all
        select 'incident:' || id, version from incident
        union all
        select 'alert:' || id, version from alert
        union all
        select 'message:' || id, version from message where alert_id is not null
        """;
}
