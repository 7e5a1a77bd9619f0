using DutyWatch.Alerts;
using DutyWatch.Alerts.Receipts;
using DutyWatch.Alerts.Sending;
using DutyWatch.SystemTests.TestGround;
using static DutyWatch.SystemTests.Alerts.AlertWorld;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>What the simulation found: nothing new leaves of an alert that was closed, and no version of a message is left out of the feed.</summary>
public sealed class ClosedAlertTests(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_late_failed_of_a_closed_alert_sends_nobody_anything()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();
        await Close(world);
        var delivery = await world.Row<Guid>("select id from delivery");

        await world.Database.Do(tx => world.Get<TakeReceipt>().Handle(tx, world.Now, new GatewayReport("a", delivery, null, "failed", "failed", "handset-off", "k", "")), Ct);
        await world.Quiet();

        Assert.Single(world.A.Sent);
        Assert.Empty(world.B.Sent);
        Assert.Equal("failed", (await world.Deliveries()).Single().State);
    }

    [Fact]
    public async Task A_text_that_was_put_off_while_its_alert_was_closed_is_given_up()
    {
        await using var world = await Begin(cluster);
        world.A.Next(async _ =>
        {
            await Close(world);
            return new SendOutcome.TryAgain("busy", TimeSpan.FromSeconds(2));
        });
        await world.Page([An]);
        await world.Quiet();

        await world.Pass(TimeSpan.FromSeconds(3));
        await world.Pass(TimeSpan.FromSeconds(60));

        Assert.Single(world.A.Sent);
        Assert.Empty(world.B.Sent);
    }

    [Fact]
    public async Task Each_version_of_a_message_that_nobody_took_is_in_the_feed_once()
    {
        await using var world = await Begin(cluster);
        foreach (var gateway in new[] { world.A, world.A, world.B, world.B })
        {
            gateway.Next(new SendOutcome.RefusedForGood("unreachable"));
        }

        await world.Page([An]);
        await world.Quiet();

        var versions = await world.Rows<long>("select subject_version from event where subject like 'message:%' order by id");
        Assert.Equal(Enumerable.Range(1, versions.Count).Select(v => (long)v), versions);
        Assert.Contains("message.not-reached", await world.Events("message.%"));
    }

    private static Task Close(AlertWorld world) =>
        world.Database.Do(tx => world.Get<AlertDesk>().Close(tx, world.Now, [], [Seed.Incident]), Ct);
}
