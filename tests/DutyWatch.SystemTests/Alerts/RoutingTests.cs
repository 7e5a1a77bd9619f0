using DutyWatch.Alerts;
using DutyWatch.Alerts.Receipts;
using DutyWatch.Alerts.Sending;
using DutyWatch.SystemTests.TestGround;
using static DutyWatch.SystemTests.Alerts.AlertWorld;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>By which way somebody is told, and what a failure or a silence changes about it.</summary>
public sealed class RoutingTests(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dead_gateway_is_left_for_last_and_tried_again_after_a_minute()
    {
        await using var world = await Begin(cluster);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            world.A.Next(new SendOutcome.RefusedForGood("unreachable"));
        }
        await Page(world, An, Binh, Chi);
        await world.Quiet();
        Assert.Equal((3, 3), (world.A.Sent.Count, world.B.Sent.Count));

        await Page(world, An);
        await world.Quiet();
        Assert.Equal((3, 4), (world.A.Sent.Count, world.B.Sent.Count));

        await world.Pass(GatewayHealth.Rest);
        world.A.Next(new SendOutcome.Unknown("http-500"));
        await Page(world, Binh);
        await world.Quiet();
        var triedOnce = world.A.Sent.Count;
        await Page(world, Chi);
        await world.Quiet();
        Assert.Equal(triedOnce, world.A.Sent.Count);

        await world.Pass(GatewayHealth.Rest);
        await Page(world, Binh);
        await Page(world, Chi);
        await world.Quiet();
        Assert.Equal(["a", "a"], (await world.Deliveries())[^2..].Select(d => d.Channel));
    }

    [Fact]
    public async Task A_number_that_does_not_exist_says_nothing_about_the_gateway()
    {
        await using var world = await Begin(cluster);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            world.A.Next(new SendOutcome.RefusedForGood("bad-number:21211"));
        }
        await world.Page([An, Binh, Chi]);
        await world.Quiet();

        Assert.False(world.Get<GatewayHealth>().IsOut("a"));
    }

    [Fact]
    public async Task A_gateway_that_answers_too_slowly_three_times_is_left_for_last()
    {
        await using var world = await Begin(cluster);
        await world.Get<ProcessLock>().Hold(Ct);
        foreach (var person in new[] { An, Binh, Chi })
        {
            var answer = new TaskCompletionSource<SendOutcome>();
            var asked = new TaskCompletionSource();
            world.A.Next(_ =>
            {
                asked.SetResult();
                return answer.Task;
            });
            await world.Page([person]);
            await asked.Task;
            world.Machine.Advance(TimeSpan.FromSeconds(6));
            answer.SetResult(new SendOutcome.Accepted($"late-{person.Name}"));
            await world.Quiet();
        }

        Assert.True(world.Get<GatewayHealth>().IsOut("a"));
    }

    [Fact]
    public async Task Who_has_the_text_and_says_nothing_is_rung_before_the_next_post_is_told()
    {
        await using var world = await Begin(cluster, [new ScriptedChannel("a"), new ScriptedChannel(new GatewayProfile("voice", Medium.Voice))]);
        await world.Page([Binh], relay: ["prefecture.deputy-secretary-general"]);
        await world.Quiet();
        await Report(world, world.A.Sent[0], "delivered");

        await world.Pass(TimeSpan.FromSeconds(59));
        Assert.Empty(world.Gateways[1].Sent);
        await world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(Binh.Phones[0], Assert.Single(world.Gateways[1].Sent).Address);
        Assert.Equal(["平某 open"], await world.Messages());

        await world.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal(["平某 open", "池某 open"], await world.Messages());
        Assert.Single(world.Gateways[1].Sent);
    }

    [Fact]
    public async Task Nobody_is_rung_about_what_somebody_took()
    {
        await using var world = await Begin(cluster, [new ScriptedChannel("a"), new ScriptedChannel(new GatewayProfile("voice", Medium.Voice))]);
        var alert = await world.Page([Binh, Chi]);
        await world.Quiet();
        await Report(world, world.A.Sent[0], "delivered");
        await Report(world, world.A.Sent[1], "delivered");

        await world.Database.Do(tx => world.Get<AlertDesk>().Acknowledge(tx, world.Now, alert, new Answerer(Chi.PersonId, Chi.Name, "console", null)), Ct);
        await world.Pass(TimeSpan.FromMinutes(5));

        Assert.Empty(world.Gateways[1].Sent);
    }

    [Fact]
    public async Task A_text_that_arrives_nowhere_is_followed_by_a_call_and_not_by_another_gateway()
    {
        await using var world = await Begin(cluster, [new ScriptedChannel("a"), new ScriptedChannel("b"), new ScriptedChannel(new GatewayProfile("voice", Medium.Voice))]);
        await world.Page([Binh]);
        await world.Quiet();

        await world.Pass(TimeSpan.FromSeconds(45));

        Assert.Equal(["a", "voice"], (await world.Deliveries()).Select(d => d.Channel));
    }

    [Fact]
    public async Task A_call_that_nobody_took_goes_on_to_the_second_number_at_once()
    {
        await using var world = await Begin(cluster, [new ScriptedChannel("a"), new ScriptedChannel(new GatewayProfile("voice", Medium.Voice))]);
        await world.Page([An]);
        await world.Quiet();
        await Report(world, world.A.Sent[0], "delivered");
        await world.Pass(TimeSpan.FromSeconds(60));

        await Report(world, world.Gateways[1].Sent[0], "failed");
        await world.Quiet();

        Assert.Equal([("a", An.Phones[0]), ("voice", An.Phones[0]), ("a", An.Phones[1])], (await world.Deliveries()).Select(d => (d.Channel, d.Address)));
    }

    [Fact]
    public async Task What_asks_for_an_answer_goes_by_a_gateway_that_hears_it()
    {
        var deaf = new ScriptedChannel(new GatewayProfile("deaf") { NoReplies = ["+86"] });
        await using var world = await Begin(cluster, [deaf, new ScriptedChannel("b")]);

        await world.Page([An]);
        await world.Quiet();

        Assert.Equal(["b"], (await world.Deliveries()).Select(d => d.Channel));
    }

    [Fact]
    public async Task A_number_that_had_its_days_worth_by_one_gateway_is_told_by_another()
    {
        await using var world = await Begin(cluster, [new ScriptedChannel(new GatewayProfile("a") { PerNumberPerDay = 2 }), new ScriptedChannel("b")]);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await world.Page([Binh]);
            await world.Quiet();
        }
        await world.Page([Chi]);
        await world.Quiet();
        Assert.Equal(["a", "a", "b", "a"], (await world.Deliveries()).Select(d => d.Channel));

        await world.Pass(TimeSpan.FromHours(24));
        await world.Page([Binh]);
        await world.Quiet();
        Assert.Equal("a", (await world.Deliveries())[^1].Channel);
    }

    [Fact]
    public async Task A_broadcast_leaves_at_the_gateways_rate_while_a_page_overtakes_it()
    {
        await using var world = await Begin(cluster, [new ScriptedChannel(new GatewayProfile("a") { RatePerSecond = 1 })]);
        await world.Raise(world.Alert("incident.new", Lane.Broadcast, An, Binh, Chi));
        await world.Get<Sender>().Drain(Ct);
        Assert.Single(world.A.Sent);

        await world.Page([Chi]);
        await world.Get<Sender>().Drain(Ct);
        Assert.Equal(["broadcast", "page"], world.A.Sent.Select(s => s.Lane));

        world.Machine.Advance(TimeSpan.FromSeconds(3));
        await world.Get<Sender>().Drain(Ct);
        world.Machine.Advance(TimeSpan.FromSeconds(1));
        await world.Get<Sender>().Drain(Ct);
        Assert.Equal(["broadcast", "page", "broadcast", "broadcast"], world.A.Sent.Select(s => s.Lane));
    }

    // Over before anybody asks whether it arrived: what is looked at here is the first try.
    private static Task<Guid> Page(AlertWorld world, params PersonToTell[] people) => world.Page(people, matters: TimeSpan.FromSeconds(30));

    private static Task Report(AlertWorld world, DeliveryToSend sent, string state) => world.Database.Do(
        tx => world.Get<TakeReceipt>().Handle(tx, world.Now, new GatewayReport(sent.Channel, sent.Id, null, state, state, null, $"{sent.Id}/{state}", state)), Ct);
}
