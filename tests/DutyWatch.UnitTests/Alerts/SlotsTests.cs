using DutyWatch.Alerts;
using DutyWatch.Alerts.Sending;
using Microsoft.Extensions.Time.Testing;

namespace DutyWatch.UnitTests.Alerts;

public sealed class SlotsTests
{
    private readonly FakeTimeProvider machine = new();

    [Theory]
    [InlineData("pending", "sending")]
    [InlineData("sending", "unknown")]
    [InlineData("unknown", "accepted")]
    [InlineData("accepted", "sent")]
    [InlineData("sent", "failed")]
    [InlineData("failed", "delivered")]
    public void States_rise_in_one_order(string lower, string higher) => Assert.True(DeliveryRank.Of(lower) < DeliveryRank.Of(higher));

    [Fact]
    public void Lower_lanes_leave_slots_to_pages()
    {
        var slots = Slots(new AlertOptions { SlotsPerGateway = 4, SlotsKeptForPages = 1 });

        Assert.Equal(3, slots.Take("a", "broadcast", 10));
        Assert.False(slots.TryTake("a", "ladder"));
        Assert.True(slots.TryTake("a", "page"));
        Assert.False(slots.TryTake("a", "page"));
        Assert.True(slots.TryTake("b", "ladder"));
        slots.Release("a", 2);
        Assert.True(slots.TryTake("a", "ladder"));
    }

    [Fact]
    public void A_broadcast_leaves_at_the_gateways_rate()
    {
        var slots = Slots(new AlertOptions(), new GatewayProfile("a") { RatePerSecond = 10 });

        Assert.Equal(10, slots.Take("a", "broadcast", 100));
        Assert.Equal(0, slots.Take("a", "status", 100));
        machine.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(5, slots.Take("a", "broadcast", 100));
        machine.Advance(TimeSpan.FromHours(1));
        Assert.Equal(10, slots.Take("a", "broadcast", 100));
    }

    [Fact]
    public void Pages_and_the_ladder_are_never_held_back_and_the_broadcast_pays_for_them()
    {
        var slots = Slots(new AlertOptions(), new GatewayProfile("a") { RatePerSecond = 10 });

        Assert.Equal(20, slots.Take("a", "page", 20));
        Assert.Equal(5, slots.Take("a", "ladder", 5));
        machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, slots.Take("a", "broadcast", 100));
        machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, slots.Take("a", "broadcast", 100));
    }

    [Fact]
    public void What_was_given_back_unused_may_leave_after_all()
    {
        var slots = Slots(new AlertOptions(), new GatewayProfile("a") { RatePerSecond = 10 });

        slots.Take("a", "broadcast", 10);
        slots.GiveBack("a", 4);
        Assert.Equal(4, slots.Take("a", "broadcast", 10));
        slots.Release("a", 10);
        Assert.Equal(0, slots.Take("a", "broadcast", 10));
    }

    private Slots Slots(AlertOptions options, params GatewayProfile[] gateways) => new(options, new Pace(gateways, machine));
}
