using DutyWatch.Alerts.Sending;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Simulation;

/// <summary>Healthchecks' order: it is recorded as sent, and then it is sent. Who dies in between has lost it.</summary>
internal sealed class It_is_marked_as_sent_before_it_is_sent : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Unsent];

    public override Conditions Conditions => Conditions.DeathBeforeSending;

    public override IChannel Wrap(World world, Node node, IChannel channel) => new Marks(node, channel);

    private sealed class Marks(Node node, IChannel inner) : IChannel
    {
        public GatewayProfile Profile => inner.Profile;

        public async Task<SendOutcome> Send(DeliveryToSend delivery, CancellationToken ct)
        {
            await node.Database.Do(tx => node.Get<RecordOutcome>().Handle(tx, delivery, new SendOutcome.Accepted("marked")), ct);
            Fault.Point("peer.marked");
            return await inner.Send(delivery, ct);
        }

        public Task<IReadOnlyList<string>> Find(DeliveryToSend delivery, CancellationToken ct) => inner.Find(delivery, ct);
    }
}

/// <summary>GoAlert's order: what was being sent for more than ten seconds has failed and is not tried again.</summary>
internal sealed class What_is_being_sent_for_ten_seconds_is_given_up : Plant
{
    private bool someoneSends;

    public override IReadOnlyList<string> Breaks => [Inv.Unsent];

    public override Conditions Conditions => Conditions.DeathBeforeSending;

    public override bool MayLook(World world, string sweep) => sweep != "deliveries" || !someoneSends;

    public override async Task BeforeSettle(World world)
    {
        var (now, since) = (world.Now, world.Now.AddSeconds(-10));
        await world.Rows.Do(tx => tx.Execute(
            "update delivery set state = 'failed', rank = 50, reason = 'gave-up', failed_at = @now, look_at = null, lease_owner = null, lease_until = null where state = 'sending' and claimed_at <= @since",
            new { now, since }));
        someoneSends = await world.Rows.Do(tx => tx.One<bool>("select exists (select 1 from delivery where state = 'sending')"));
    }
}

/// <summary>A schedule in memory that is looked at each minute: nobody is woken by a commit, and what fell due while nothing ran is a misfire that is let go.</summary>
internal sealed class Only_a_tick_in_memory_looks : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Time];

    public override Conditions Conditions => Conditions.Cuts;

    public override TimeSpan? Tick => TimeSpan.FromMinutes(1);

    public override Task OnStart(World world)
    {
        var since = world.Now.AddMinutes(-1);
        return world.Rows.Do(tx => tx.Execute("update obligation set next_at = null where next_at < @since", new { since }));
    }
}
