using DutyWatch.Alerts.Sending;

namespace DutyWatch.UnitTests.Alerts;

public sealed class PlanTests
{
    private static readonly Plan Plan = Plan.For(["+861", "+862"], ["a", "b"]);

    [Fact]
    public void Each_number_is_tried_by_each_gateway_before_the_next_number()
    {
        Assert.Equal(
            [new("a", "+861"), new("b", "+861"), new("a", "+862"), new("b", "+862"), new PlanSlot("a", "+861")],
            Enumerable.Range(0, 5).Select(Plan.At));
    }

    [Fact]
    public void Only_a_new_round_waits_and_each_waits_longer()
    {
        var pauses = Enumerable.Range(0, 13).Select(p => (int)Plan.PauseBefore(p, TimeSpan.FromSeconds(30)).TotalSeconds);

        Assert.Equal([0, 0, 0, 0, 30, 0, 0, 0, 60, 0, 0, 0, 120], pauses);
    }

    [Fact]
    public void No_pause_is_longer_than_ten_minutes() =>
        Assert.Equal(TimeSpan.FromMinutes(10), Plan.PauseBefore(4_000, TimeSpan.FromSeconds(30)));

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
        var slots = new Slots(new DutyWatch.Alerts.AlertOptions { SlotsPerGateway = 4, SlotsKeptForPages = 1 });

        Assert.Equal(3, slots.Take("a", "broadcast", 10));
        Assert.False(slots.TryTake("a", "ladder"));
        Assert.True(slots.TryTake("a", "page"));
        Assert.False(slots.TryTake("a", "page"));
        Assert.True(slots.TryTake("b", "ladder"));
        slots.Release("a", 2);
        Assert.True(slots.TryTake("a", "ladder"));
    }
}
