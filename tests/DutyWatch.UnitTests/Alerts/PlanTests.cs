using DutyWatch.Alerts.Sending;

namespace DutyWatch.UnitTests.Alerts;

public sealed class PlanTests
{
    private static readonly GatewayProfile A = new("a");
    private static readonly GatewayProfile B = new("b");
    private static readonly GatewayProfile Voice = new("voice", Medium.Voice);
    private static readonly MessageNeeds Page = new(Answer: true, MayCall: true);

    [Fact]
    public void Each_number_is_tried_by_each_gateway_and_rung_before_the_next_number()
    {
        var plan = Plan.For(["+861", "+862"], [A, Voice, B], Page);

        Assert.Equal(["a +861", "b +861", "voice +861", "a +862", "b +862", "voice +862"], plan.Slots.Select(Short));
    }

    [Fact]
    public void Nobody_is_rung_for_what_asks_for_no_answer() =>
        Assert.Equal(["a +861"], Plan.For(["+861"], [A, Voice], MessageNeeds.Of("page", code: null)).Slots.Select(Short));

    [Theory]
    [InlineData("page", true)]
    [InlineData("ladder", true)]
    [InlineData("broadcast", false)]
    [InlineData("status", false)]
    public void Only_pages_and_the_ladder_ring(string lane, bool rings) => Assert.Equal(rings, MessageNeeds.Of(lane, "4821").MayCall);

    [Fact]
    public void A_gateway_that_hears_no_answer_from_there_comes_after_those_that_do()
    {
        var deaf = A with { NoReplies = ["+86"] };

        Assert.Equal(["b +861", "a +861"], Plan.For(["+861"], [deaf, B], Page).Slots.Select(Short));
        Assert.Equal(["a +331", "b +331"], Plan.For(["+331"], [deaf, B], Page).Slots.Select(Short));
        Assert.Equal(["a +861", "b +861"], Plan.For(["+861"], [deaf, B], MessageNeeds.Of("status", code: null)).Slots.Select(Short));
    }

    [Fact]
    public void A_gateway_carries_only_where_it_says_and_a_number_that_nothing_carries_to_is_tried_all_the_same()
    {
        var near = A with { Prefixes = ["+86"] };

        Assert.Equal(["a +861", "b +861", "b +331"], Plan.For(["+861", "+331"], [near, B], Page).Slots.Select(Short));
        Assert.Equal(["a +331"], Plan.For(["+331"], [near], Page).Slots.Select(Short));
    }

    [Fact]
    public void A_refusal_goes_to_the_next_gateway_and_a_silent_phone_is_rung()
    {
        var plan = Plan.For(["+861", "+862"], [A, B, Voice], Page);
        var tried = Uses(plan.Slots[0]);

        Assert.Equal("b +861", Short(plan.Next(tried, plan.Slots[0], otherChannel: false, None).Slot));
        Assert.Equal("voice +861", Short(plan.Next(tried, plan.Slots[0], otherChannel: true, None).Slot));
    }

    [Fact]
    public void What_was_passed_over_is_tried_before_a_new_round_begins()
    {
        var plan = Plan.For(["+861"], [A, B, Voice], Page);

        Assert.Equal(new NextWay(plan.Slots[1], 0), plan.Next(Uses(plan.Slots[0], plan.Slots[2]), plan.Slots[2], otherChannel: false, None));
        Assert.Equal(new NextWay(plan.Slots[0], 1), plan.Next(Uses([.. plan.Slots]), plan.Slots[1], otherChannel: false, None));
    }

    [Fact]
    public void A_gateway_that_is_out_comes_last_and_is_tried_when_nothing_else_is_left()
    {
        var plan = Plan.For(["+861"], [A, B, Voice], Page);

        Assert.Equal("b +861", Short(plan.First(slot => slot.Channel == "a")));
        Assert.Equal("voice +861", Short(plan.Next(Uses(plan.Slots[1]), plan.Slots[1], otherChannel: false, slot => slot.Channel == "a").Slot));
        Assert.Equal(new NextWay(plan.Slots[0], 0), plan.Next(Uses(plan.Slots[1], plan.Slots[2]), plan.Slots[2], otherChannel: false, slot => slot.Channel == "a"));
        Assert.Equal("a +861", Short(plan.First(_ => true)));
    }

    [Fact]
    public void Who_has_the_text_and_is_silent_is_rung_once_a_round()
    {
        var plan = Plan.For(["+861", "+862"], [A, Voice], Page);

        Assert.Equal("voice +862", Short(plan.Call(Uses(plan.Slots[2]), "+862", None)!));
        Assert.Equal("voice +861", Short(plan.Call(Uses(plan.Slots[2], plan.Slots[3]), "+862", None)!));
        Assert.Null(Plan.For(["+861"], [A, Voice], Page).Call(Uses(plan.Slots[0], plan.Slots[1]), "+861", None));
        Assert.Null(Plan.For(["+861"], [A], Page).Call(Uses(plan.Slots[0]), "+861", None));
    }

    [Fact]
    public void Only_a_new_round_waits_and_each_waits_longer_up_to_ten_minutes()
    {
        var pauses = new[] { 0, 1, 2, 3, 4_000 }.Select(rounds => (int)new NextWay(new PlanSlot("a", "+861"), rounds).Pause(TimeSpan.FromSeconds(30)).TotalSeconds);

        Assert.Equal([0, 30, 60, 120, 600], pauses);
    }

    /// <summary>Whatever fails, in whatever order: before anything is tried a second time everything was tried once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_tried_twice_before_everything_was_tried_once(int seed)
    {
        var random = new Random(seed);
        var plan = Plan.For(["+861", "+862", "+863"], [A, B, Voice], Page);
        var tried = new List<PlanSlot> { plan.First(_ => random.Next(2) == 0) };
        while (tried.Count < plan.Slots.Count)
        {
            var next = plan.Next(Uses([.. tried]), tried[^1], random.Next(2) == 0, _ => random.Next(2) == 0);
            Assert.Equal(0, next.RoundsDone);
            Assert.DoesNotContain(next.Slot, tried);
            tried.Add(next.Slot);
        }
        Assert.Equal(1, plan.Next(Uses([.. tried]), tried[^1], otherChannel: false, None).RoundsDone);
    }

    private static bool None(PlanSlot slot) => false;

    private static string Short(PlanSlot slot) => $"{slot.Channel} {slot.Address}";

    private static Dictionary<PlanSlot, int> Uses(params PlanSlot[] tried) => tried.CountBy(slot => slot).ToDictionary();
}
