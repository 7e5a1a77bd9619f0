using DutyWatch.Alerts;
using DutyWatch.Alerts.Receipts;
using DutyWatch.Alerts.Sending;
using DutyWatch.Postgres.Faults;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static DutyWatch.SystemTests.Alerts.AlertWorld;

namespace DutyWatch.SystemTests.Alerts;

public sealed class SendingTests(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_leaves_right_after_its_commit()
    {
        await using var world = await Begin(cluster);
        await world.Get<ProcessLock>().Hold(Ct);

        await world.Page([An]);
        await world.Get<Poster>().WhenIdle();

        var text = Assert.Single(world.A.Sent);
        Assert.Equal(An.Phones[0], text.Address);
        Assert.Matches("^【应急值守】\\[重大]泸定县地震，12:52磨西镇，亡2。复1 [1-9][0-9]{3}确认$", text.Body);
        Assert.Equal(("accepted", 1), ((await world.Deliveries()).Single().State, (await world.Deliveries()).Single().Attempt));
        Assert.Equal(["alert.raised", "message.queued", "message.delivery"], await world.Events("%"));
    }

    [Fact]
    public async Task Nothing_leaves_of_a_transaction_that_was_abandoned()
    {
        await using var world = await Begin(cluster);
        await world.Get<ProcessLock>().Hold(Ct);

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Database.Do(async tx =>
        {
            await world.Get<AlertDesk>().Raise(tx, world.Now, [world.Alert("incident.new", Lane.Page, An)]);
            throw new InvalidOperationException();
        }, Ct));
        await world.Quiet();

        Assert.Empty(world.A.Sent);
        Assert.Equal(new AlertOptions().SlotsPerGateway, world.Get<Slots>().Take("a", "page", int.MaxValue));
    }

    [Fact]
    public async Task A_gateway_that_refuses_hands_over_to_the_next_in_the_same_second()
    {
        await using var world = await Begin(cluster);
        world.A.Next(new SendOutcome.RefusedForGood("unreachable"));

        await world.Page([An]);
        await world.Quiet();

        Assert.Equal([new("a", An.Phones[0], 0, "failed", 1, false, "unreachable"), new DeliveryState("b", An.Phones[0], 1, "accepted", 1, false, null)], await world.Deliveries());
    }

    [Fact]
    public async Task A_gateway_that_answers_500_is_not_waited_for_and_asked_later()
    {
        await using var world = await Begin(cluster);
        world.A.Next(new SendOutcome.Unknown("http-500"));
        world.A.Knows = _ => ["a-had-it"];

        await world.Page([An]);
        await world.Quiet();
        Assert.Equal(["unknown", "accepted"], (await world.Deliveries()).Select(d => d.State));
        await world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(["accepted", "accepted"], (await world.Deliveries()).Select(d => d.State));
        Assert.Single(world.A.Sent);
    }

    [Fact]
    public async Task A_throttled_text_is_tried_again_and_then_goes_elsewhere()
    {
        await using var world = await Begin(cluster);
        for (var i = 0; i < 5; i++)
        {
            world.A.Next(new SendOutcome.TryAgain("throttled", TimeSpan.FromMilliseconds(100)));
        }

        await world.Page([An]);
        for (var i = 0; i < 5; i++)
        {
            await world.Pass(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(5, world.A.Sent.Count);
        Assert.Equal([("failed", 5), ("accepted", 1)], (await world.Deliveries()).Select(d => (d.State, d.Attempt)));
    }

    [Fact]
    public async Task When_nothing_is_said_for_45_seconds_the_next_channel_goes_and_a_late_delivered_is_welcome()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();

        await world.Pass(TimeSpan.FromSeconds(44));
        Assert.Single(world.A.Sent);
        await world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(An.Phones, world.A.Sent.Select(s => s.Address));
        await Report(world, world.A.Sent[0], "delivered");
        await world.Quiet();

        Assert.Equal(["delivered", "accepted"], (await world.Deliveries()).Select(d => d.State));
        Assert.DoesNotContain("message.not-reached", await world.Events("message.%"));
    }

    [Fact]
    public async Task A_gateway_that_hangs_is_overtaken_after_five_seconds()
    {
        await using var world = await Begin(cluster);
        var answer = new TaskCompletionSource<SendOutcome>();
        world.A.Next(_ => answer.Task);
        await world.Get<ProcessLock>().Hold(Ct);
        await world.Page([An]);

        world.Machine.Advance(TimeSpan.FromSeconds(5));
        await world.Process.GetServices<DutyWatch.Postgres.Sweeps.ISweep>().First().RunOnce(world.Machine.GetUtcNow(), Ct);
        await world.Get<Sender>().Pump(Ct);
        answer.SetResult(new SendOutcome.Accepted("late"));
        await world.Quiet();

        Assert.Equal(["accepted", "accepted"], (await world.Deliveries()).Select(d => d.State));
    }

    [Fact]
    public async Task Reports_out_of_order_and_twice_leave_the_right_state_and_repeat_nothing()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();

        foreach (var word in new[] { "delivered", "sent", "accepted", "delivered", "failed" })
        {
            await Report(world, world.A.Sent[0], word);
        }
        await world.Quiet();

        Assert.Equal(["delivered"], (await world.Deliveries()).Select(d => d.State));
        Assert.Equal(4, await world.Row<long>("select count(*) from gateway_receipt"));
        Assert.Equal(2, (await world.Events("message.delivery")).Count);
    }

    [Fact]
    public async Task Undelivered_sends_the_next_channel_at_once()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();

        await Report(world, world.A.Sent[0], "failed");
        await world.Quiet();

        Assert.Equal(["failed", "accepted"], (await world.Deliveries()).Select(d => d.State));
    }

    [Fact]
    public async Task Only_when_everything_failed_is_the_person_not_reached_and_another_round_begins_after_a_pause()
    {
        await using var world = await Begin(cluster);
        for (var i = 0; i < 2; i++)
        {
            world.A.Next(new SendOutcome.RefusedForGood("down"));
            world.B.Next(new SendOutcome.RefusedForGood("down"));
        }

        await world.Page([An]);
        await world.Quiet();
        Assert.Equal(["failed", "failed", "failed", "failed", "pending"], (await world.Deliveries()).Select(d => d.State));
        Assert.Equal(["安某 not-reached"], await world.Messages());
        await world.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal("accepted", (await world.Deliveries())[^1].State);
        Assert.Single(await world.Events("message.not-reached"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_dead_process_left_is_asked_about_and_said_again_at_most_once_and_marked(bool gatewayHasIt)
    {
        await using var world = await Begin(cluster);
        var died = new TaskCompletionSource<SendOutcome>();
        world.A.Next(_ => died.Task);
        await world.Get<ProcessLock>().Hold(Ct);
        await world.Page([An]);
        world.A.Knows = _ => gatewayHasIt ? ["a-had-it"] : [];

        var survivor = world.NewProcess();
        await world.Get<ProcessLock>().DisposeAsync();
        await world.Quiet(survivor);
        died.SetResult(new SendOutcome.Accepted("too late"));
        await world.Get<Poster>().WhenIdle();

        var delivery = Assert.Single(await world.Deliveries());
        Assert.Equal(("accepted", !gatewayHasIt), (delivery.State, delivery.PossiblyRepeated));
        Assert.Equal(gatewayHasIt ? 1 : 2, world.A.Sent.Count);
    }

    [Fact]
    public async Task A_look_that_the_database_broke_off_keeps_no_slots()
    {
        await using var world = await Begin(cluster);
        await world.Get<ProcessLock>().Hold(Ct);
        await Assert.ThrowsAsync<PostgresException>(() => world.Database.Do(async tx =>
        {
            await Assert.ThrowsAsync<PostgresException>(() => tx.Execute("select 1 / 0"));
            await world.Get<ClaimDeliveries>().Handle(tx, "a");
        }, Ct));

        await world.Page([An]);
        await world.Quiet();

        Assert.Equal("accepted", (await world.Deliveries()).Single().State);
    }

    [Fact]
    public async Task A_lock_that_could_not_be_taken_is_taken_at_the_next_look()
    {
        await using var world = await Begin(cluster);
        var breaks = new AsyncLocal<bool> { Value = true };
        Fault.Plant(point => Assert.False(breaks.Value && point == "lock.taken"));
        await Assert.ThrowsAnyAsync<Exception>(() => world.Get<ProcessLock>().Hold(Ct));
        Fault.Plant(null);

        await world.Page([An]);
        await world.Quiet();

        Assert.Equal("accepted", (await world.Deliveries()).Single().State);
    }

    [Fact]
    public async Task What_could_not_be_recorded_when_the_database_died_does_not_wait_for_its_lease()
    {
        await using var world = await Begin(cluster);
        await world.Get<ProcessLock>().Hold(Ct);
        await world.Page([An]);
        await world.Get<Poster>().WhenIdle();
        await world.Rows<Guid>(BackToSending, new { owner = world.Get<ProcessLock>().Key, until = world.Machine.GetUtcNow().AddMinutes(1) });
        world.A.Knows = _ => ["a-had-it"];

        await EndAllSessions(world);
        var takenOver = await world.Get<Sender>().TakeOver(Ct);

        Assert.Equal(1, takenOver);
        Assert.Equal(("accepted", false), ((await world.Deliveries()).Single().State, (await world.Deliveries()).Single().PossiblyRepeated));
        Assert.Single(world.A.Sent);
    }

    [Fact]
    public async Task What_is_on_its_way_when_the_database_died_is_not_said_again()
    {
        await using var world = await Begin(cluster);
        var slow = new TaskCompletionSource<SendOutcome>();
        world.A.Next(_ => slow.Task);
        await world.Get<ProcessLock>().Hold(Ct);
        await world.Page([An]);

        await EndAllSessions(world);
        var takenOver = await world.Get<Sender>().TakeOver(Ct);
        slow.SetResult(new SendOutcome.Accepted("mine"));
        await world.Get<Poster>().WhenIdle();

        Assert.Equal(0, takenOver);
        Assert.Equal(("accepted", 1), ((await world.Deliveries()).Single().State, (await world.Deliveries()).Single().Attempt));
    }

    [Fact]
    public async Task The_lease_of_a_living_process_is_left_alone()
    {
        await using var world = await Begin(cluster);
        var slow = new TaskCompletionSource<SendOutcome>();
        world.A.Next(_ => slow.Task);
        await world.Get<ProcessLock>().Hold(Ct);
        await world.Page([An]);

        await world.Quiet(world.NewProcess());
        slow.SetResult(new SendOutcome.Accepted("mine"));
        await world.Quiet();

        Assert.Equal(("accepted", 1), ((await world.Deliveries()).Single().State, (await world.Deliveries()).Single().Attempt));
    }

    [Fact]
    public async Task Two_senders_never_send_one_delivery_twice()
    {
        await using var world = await Begin(cluster);
        var other = world.NewProcess();
        await world.Raise([.. Enumerable.Range(0, 100).Select(_ => world.Alert("obligation.overdue", Lane.Ladder, An, Binh))]);

        await Task.WhenAll(world.Get<Sender>().Drain(Ct), other.GetRequiredService<Sender>().Drain(Ct));

        Assert.Equal(200, world.A.Sent.Count);
        Assert.Equal(200, world.A.Sent.Select(d => d.Id).Distinct().Count());
        Assert.All(await world.Deliveries(), d => Assert.Equal("accepted", d.State));
    }

    [Fact]
    public async Task What_could_not_leave_in_time_is_dropped_as_stale()
    {
        await using var world = await Begin(cluster);
        await world.Page([An], matters: TimeSpan.FromMinutes(10));

        world.Duty.Advance(TimeSpan.FromMinutes(10));
        await world.Quiet();

        Assert.Empty(world.A.Sent);
        Assert.Equal(["安某 stale"], await world.Messages());
        Assert.Equal(("failed", "stale"), ((await world.Deliveries()).Single().State, (await world.Deliveries()).Single().Reason));
    }

    [Fact]
    public async Task Codes_are_unique_for_a_phone_even_when_nearly_all_are_taken_and_two_ask_at_once()
    {
        await using var world = await Begin(cluster);
        var first = await world.Page([Binh]);
        await world.Database.Do(tx => tx.Execute(
            """
            insert into reply_code (phone, code, message_id, taken_at)
            select '+8610000000003', n::text, (select id from message where alert_id = @first), @now
            from generate_series(1000, 9999) as n
            where n % 4 <> 0
            on conflict do nothing
            """, new { first, now = world.Now }), Ct);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.Page([Binh], relay: []))));

        var codes = await world.Rows<string>("select code from message where alert_id <> @first", new { first });
        Assert.Equal(8, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(0, int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) % 4));
    }

    private static Task Report(AlertWorld world, DeliveryToSend text, string state) => world.Database.Do(
        tx => world.Get<TakeReceipt>().Handle(tx, world.Now, new GatewayReport(text.Channel, text.Id, null, state, state, null, $"{text.Id}/{state}", state)), Ct);

    // As PostgreSQL does when one of its processes was killed; the process here lives on.
    private static Task<List<bool>> EndAllSessions(AlertWorld world) =>
        world.Rows<bool>("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

    private const string BackToSending = """
        update delivery
        set state = 'sending', rank = 5, lease_owner = @owner, lease_until = @until, accepted_at = null, gateway_id = null
        returning id
        """;
}
