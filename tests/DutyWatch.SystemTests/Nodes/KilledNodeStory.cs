using System.Globalization;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>Of two nodes one is killed at any moment, and again; `DUTYWATCH_KILLS=50` says how often, `DUTYWATCH_SEED=n` which and when.</summary>
[Collection(ByThemselves.Name)]
public sealed class KilledNodeStory(TestCluster cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan StepMayBeLate = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Nodes_are_killed_at_random_and_no_step_is_late_or_taken_twice_and_desks_go_on_at_the_other()
    {
        var isLong = Environment.GetEnvironmentVariable("DUTYWATCH_LONG") == "1";
        var (kills, seed) = (Number("DUTYWATCH_KILLS", isLong ? 200 : 6), Number("DUTYWATCH_SEED", 11));
        var dice = new Random(seed);
        await using var prefecture = await Prefecture.Begin(cluster);
        prefecture.Carrier.BeforeAnswer = _ => Prefecture.Pass(100);
        await Task.WhenAll(prefecture.Start("a"), prefecture.Start("b"));
        await using var desk = MovingDesk.At(prefecture);
        await using var hour = BusyHour.Begin(prefecture, seed, pause: 300);

        for (var kill = 0; kill < kills; kill++)
        {
            await Prefecture.Pass(dice.Next(500, 2500));
            var node = prefecture.Nodes[dice.Next(2)];
            await node.Kill();
            await Prefecture.Pass(dice.Next(1500));
            await node.Start();
        }
        await hour.End();

        var verdict = await Verdict.Of(prefecture, hour);
        output.WriteLine(verdict.Figures(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {kills} kills, {hour.Leads} leads, {hour.Acknowledged.Count} reports, the desk moved {desk.Moves - 1} times")));
        await Verdict.HasSeenAll(prefecture, desk);
        Assert.InRange(verdict.WorstStep, TimeSpan.Zero, StepMayBeLate);
        Assert.Empty(prefecture.Nodes.SelectMany(n => n.Errors));
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
