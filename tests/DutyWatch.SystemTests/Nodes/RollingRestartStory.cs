using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Nodes;

[Collection(ByThemselves.Name)]
public sealed class RollingRestartStory(TestCluster cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan DrainMayTake = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StepMayBeLate = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task One_node_after_the_other_is_stopped_and_started_and_nobody_notices()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        prefecture.Carrier.BeforeAnswer = _ => Prefecture.Pass(100);
        await Task.WhenAll(prefecture.Start("a"), prefecture.Start("b"));
        await using var desk = MovingDesk.At(prefecture);
        await using var hour = BusyHour.Begin(prefecture, seed: 7, pause: 300);

        foreach (var node in prefecture.Nodes)
        {
            await Prefecture.Pass(1500);
            var (exitCode, took) = await node.Stop();
            Assert.Equal(0, exitCode);
            Assert.InRange(took, TimeSpan.Zero, DrainMayTake);
            await node.Start();
        }
        await hour.End();

        var verdict = await Verdict.Of(prefecture, hour);
        output.WriteLine(verdict.Figures($"two restarts, {hour.Leads} leads, {hour.Acknowledged.Count} reports"));
        await Verdict.HasSeenAll(prefecture, desk);
        Assert.InRange(verdict.WorstStep, TimeSpan.Zero, StepMayBeLate);
        Assert.Equal(0, verdict.Marked);
        Assert.Empty(prefecture.Nodes.SelectMany(n => n.Errors));
        Assert.Equal(2, desk.Nodes.Count);
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_in_the_middle_of_sending_leaves_no_doubt_behind()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        prefecture.Carrier.BeforeAnswer = _ => Prefecture.Pass(1500);
        var a = await prefecture.Start("a", "all", ("Alerts__SlotsPerGateway", "4"), ("Alerts__SlotsKeptForPages", "0"));
        await FileOfSix(prefecture, a);
        await prefecture.Carrier.Until(texts => texts.Count >= 4, "four texts on their way");
        var b = await prefecture.Start("b");

        var (exitCode, took) = await a.Stop();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, DrainMayTake);
        await prefecture.Until("select bool_and(state = 'accepted') from delivery");
        Assert.Empty(await prefecture.Rows<Guid>("select id from delivery where possibly_repeated"));
        Assert.Equal(prefecture.Carrier.Ledger.Count, prefecture.Carrier.Ledger.DistinctBy(t => t.DeliveryId).Count());
        Assert.Empty(a.Errors.Concat(b.Errors));
    }

    [Fact]
    public async Task A_gateway_that_answers_too_late_does_not_keep_a_node_from_stopping()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        var slow = new TaskCompletionSource();
        var a = await prefecture.Start("a", "all", ("Gateways__Twilio__TimeoutSeconds", "30"));
        var b = await prefecture.Start("b");
        prefecture.Carrier.BeforeAnswer = _ => slow.Task;
        using var county = prefecture.Caller(Prefecture.Counties[0]);
        await Prefecture.Post<FileReportReply>(county, a, "/api/v1/reports", Prefecture.Phone(Prefecture.Counties[0]));
        await prefecture.Carrier.Until(texts => texts.Count >= 1, "a text on its way");
        var held = prefecture.Carrier.Ledger.Count;
        prefecture.Carrier.BeforeAnswer = _ => Task.CompletedTask;

        var (exitCode, took) = await a.Stop();
        slow.SetResult();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, DrainMayTake + TimeSpan.FromSeconds(1));
        await prefecture.Until("select bool_and(state = 'accepted') from delivery where position = 0");
        Assert.All(prefecture.Carrier.Ledger.Take(held).GroupBy(t => t.DeliveryId), text => Assert.Single(prefecture.Carrier.Ledger, t => t.DeliveryId == text.Key));
        Assert.Empty(a.Errors.Concat(b.Errors));
    }

    private static async Task FileOfSix(Prefecture prefecture, Node node)
    {
        foreach (var county in Prefecture.Counties.Take(6))
        {
            using var caller = prefecture.Caller(county);
            await Prefecture.Post<FileReportReply>(caller, node, "/api/v1/reports", Prefecture.Phone(county));
        }
    }
}
