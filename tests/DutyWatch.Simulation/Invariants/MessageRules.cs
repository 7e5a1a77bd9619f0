using DutyWatch.Alerts.Sending;

namespace DutyWatch.Simulation;

/// <summary>Everybody who was to be told was really told, visibly failed, or is being tried; whoever answered is left alone.</summary>
internal sealed class MessageRules(World world)
{
    private readonly Dictionary<Guid, string> reported = [];
    private int checkedTakes;

    /// <summary>Messages that the store thinks were sent and no gateway ever had, and those it neither sent nor admits: the peers' losses.</summary>
    public int LostInTheEnd { get; private set; }

    public void Took(DeliveryToSend delivery)
    {
        if (world.Ledger.Answered.TryGetValue(delivery.MessageId, out var at) && at < world.Now)
        {
            world.Invariants.Break(Inv.Answers, $"{delivery.MessageId} was sent again after its person answered at {at:HH:mm:ss}");
        }
    }

    public void Reported(DeliveryToSend delivery, string state)
    {
        if (state == "delivered")
        {
            reported[delivery.Id] = state;
        }
    }

    public async Task Check(bool quiet)
    {
        await NothingAfterClosing();
        if (!quiet)
        {
            return;
        }
        foreach (var stuck in await world.Rows.Do(tx => tx.List<Stuck>(NoNextWay, new { now = world.Now.AddSeconds(-1) })))
        {
            world.Invariants.Break(Inv.Unsent, $"{stuck.Id}: {stuck.Why}");
        }
    }

    public async Task AtTheEnd()
    {
        var taken = world.Ledger.Takes.Select(t => t.Delivery).ToHashSet();
        var messages = world.Ledger.Takes.Select(t => t.Message).ToHashSet();
        foreach (var d in (await world.Rows.Do(tx => tx.List<Sent>("select id, state, message_id, possibly_repeated from delivery order by id"))))
        {
            Compare(d, taken);
        }
        foreach (var m in await world.Rows.Do(tx => tx.List<Told>("select id, alert_id, state, queued_at from message where alert_id is not null order by id")))
        {
            if (!messages.Contains(m.Id) && IsSilentlyUnsent(m))
            {
                LostInTheEnd++;
                world.Invariants.Break(Inv.Unsent, $"{m.Id} was never taken by any gateway and nobody says so");
            }
            if (world.Ledger.Answered.ContainsKey(m.Id) && m.State != "answered")
            {
                world.Invariants.Break(Inv.Answers, $"{m.Id} was answered and is {m.State}");
            }
        }
        world.Ledger.LostMessages = LostInTheEnd;
    }

    // What was closed soon after needed no text any more.
    private bool IsSilentlyUnsent(Told m) =>
        m.State != "answered"
        && !world.Ledger.NotReached.Contains(m.Id)
        && world.Ledger.Closed.GetValueOrDefault(m.AlertId, world.Now) - m.QueuedAt > TimeSpan.FromMinutes(10);

    private void Compare(Sent d, HashSet<Guid> taken)
    {
        if (d.State is "accepted" or "sent" or "delivered" && !taken.Contains(d.Id))
        {
            LostInTheEnd++;
            world.Invariants.Break(Inv.Unsent, $"{d.Id} is said to be {d.State} and no gateway ever had it");
        }
        if (reported.ContainsKey(d.Id) && d.State != "delivered")
        {
            world.Invariants.Break(Inv.Repeats, $"{d.Id} was reported delivered and is {d.State}");
        }
        var times = world.Ledger.Takes.Count(t => t.Delivery == d.Id);
        if (times > 1 && !d.PossiblyRepeated)
        {
            world.Invariants.Break(Inv.Repeats, $"{d.Id} was taken {times} times and is not marked");
        }
    }

    private async Task NothingAfterClosing()
    {
        var fresh = world.Ledger.Takes.Skip(checkedTakes).ToList();
        checkedTakes = world.Ledger.Takes.Count;
        if (fresh.Count == 0 || world.Ledger.Closed.Count == 0)
        {
            return;
        }
        var ids = fresh.Select(t => t.Message).ToArray();
        foreach (var of in await world.Rows.Do(tx => tx.List<Of>("select id, alert_id from message where id = any(@ids) and alert_id is not null order by id", new { ids })))
        {
            if (world.Ledger.Closed.TryGetValue(of.AlertId, out var at) && at < world.Now)
            {
                world.Invariants.Break(Inv.Answers, $"{of.Id} of {of.AlertId} left after the alert was closed at {at:HH:mm:ss}");
            }
        }
    }

    private sealed record Stuck(Guid Id, string Why);

    private sealed record Sent(Guid Id, string State, Guid MessageId, bool PossiblyRepeated);

    private sealed record Told(Guid Id, Guid AlertId, string State, DateTimeOffset QueuedAt);

    private sealed record Of(Guid Id, Guid AlertId);

    private const string NoNextWay = """
        with wanted as (
            select m.id, cardinality(p.phones) * 2 as ways, m.queued_at
            from message m
            join alert a on a.id = m.alert_id
            join person p on p.id = m.person_id
            where m.state in ('open', 'not-reached')
              and a.state <> 'closed'
              and m.not_after > @now
              and m.queued_at < @now
        ), last as (
            select distinct on (d.message_id) d.message_id, d.position, d.state, d.accepted_at, w.ways
            from delivery d
            join wanted w on w.id = d.message_id
            order by d.message_id, d.position desc
        )
        select w.id, 'everything failed and nothing is tried' as why
        from wanted w
        where not exists (select 1 from delivery d where d.message_id = w.id and d.state <> 'failed')
        union all
        select l.message_id, 'silent for too long and the next way was not tried'
        from last l
        where l.state in ('accepted', 'sent')
          and (l.position + 1) % l.ways <> 0
          and l.accepted_at < @now - interval '46 seconds'
        union all
        select a.id, 'nobody answered and the next person was not told'
        from alert a
        where a.kind in ('incident.new', 'incident.raised')
          and a.state = 'open'
          and a.origin is null
          and a.answer_by < @now
          and a.not_after > @now
          and not exists (select 1 from alert n where n.origin = a.id)
        order by 1
        """;
}
