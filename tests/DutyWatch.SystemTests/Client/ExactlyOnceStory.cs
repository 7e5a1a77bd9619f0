using System.Globalization;
using DutyWatch.Core.Access;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Client;

public sealed class ExactlyOnceStory(TestCluster cluster, ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DUTYWATCH_LONG") == "1";
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("DUTYWATCH_SEED") ?? "20261123", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_report_is_filed_once_and_in_order_through_cuts_kills_and_restarts()
    {
        var (reports, cuts, kills, restarts) = IsLong ? (1000, 200, 30, 10) : (60, 12, 2, 1);
        await using var world = await World.Begin(cluster);
        world.IgnoreOtherTexts();
        await using var cable = new Cable(() => world.Address);
        using var folder = DataFolder.Open();
        var guest = await world.Guest(Role.ApiFiler, World.Luding);
        await using var county = new CountySystem(cable.Address, guest.Key, folder.Path);
        var dice = new Random(Seed);
        var filed = Enumerable.Range(0, reports).Select(n => Says.Phone(world, World.Luding) with { Course = $"第{n}报" }).ToList();

        var cutAt = Places(dice, reports, cuts);
        var killAt = Places(dice, reports, kills);
        var restartAt = Places(dice, reports, restarts);
        foreach (var (report, n) in filed.Select((r, n) => (r, n)))
        {
            await county.Hand(report);
            if (cutAt.Contains(n))
            {
                await cable.Cut(TimeSpan.FromMilliseconds(dice.Next(0, 40)), new MachineTime(), TestContext.Current.CancellationToken);
            }
            if (killAt.Contains(n))
            {
                county.Kill();
            }
            if (restartAt.Contains(n))
            {
                await world.Restart();
            }
        }
        var exit = await county.Finish();

        var stored = await world.Rows<Guid>("select split_part(e.subject, ':', 2)::uuid from event e where e.kind = 'report.filed' order by e.epoch, e.xid, e.id");
        output.WriteLine($"seed {Seed}: {reports} reports, {cable.Broken} cuts, {county.Kills} kills, {restarts} restarts: lost {filed.Count - stored.Distinct().Count()}, twice {stored.Count - stored.Distinct().Count()}");
        world.ForgiveErrors();
        Assert.Equal(0, exit);
        Assert.Equal(filed.Select(r => r.ReportId), stored);
        Assert.Equal(reports, await world.Database.Do(tx => tx.One<int>("select count(*)::int from report"), CancellationToken.None));
        Assert.True(cable.Broken == cuts && county.Kills >= kills, "Too few faults came about: the story proves nothing");
    }

    private static HashSet<int> Places(Random dice, int among, int count) => [.. Enumerable.Range(0, among).OrderBy(_ => dice.Next()).Take(count)];
}
