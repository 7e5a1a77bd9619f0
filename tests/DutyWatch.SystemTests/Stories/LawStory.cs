using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What an incident's file says of its clocks beside what is owed: the timer's findings (R-T12, R-T13) and the clocks of the law (domain 1.5).</summary>
public sealed class LawStory(TestCluster cluster)
{
    [Fact]
    public async Task A_follow_up_that_does_not_come_is_a_finding_with_its_rule_in_the_file_and_in_what_the_desk_is_told()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (county, officer) = (await world.County(World.Luding), await world.Officer());
        var first = await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II });

        await world.PassTo("15:00:00");
        Assert.Empty((await File(officer, first.IncidentId)).Findings);
        await world.PassTo("15:15:00");

        var late = await File(officer, first.IncidentId);
        Assert.Equal(("R-T12", "磨西镇滑坡续报已超时15分钟，请立即续报（无变化也须报“暂无变化”）。"), Assert.Single(late.Findings.Select(f => (f.Rule, f.Message.Zh))));
        Assert.Contains(late.Alerts, a => a.Reason.Zh.Contains("R-T12", StringComparison.Ordinal));

        await county.File(Says.Update(world, World.Luding, first.IncidentId) with { ResponseEndedAt = world.Now });
        Assert.Empty((await File(officer, first.IncidentId)).Findings);
        await world.Pass(TimeSpan.FromHours(73));
        Assert.Equal("R-T13", Assert.Single((await File(officer, first.IncidentId)).Findings).Rule);
    }

    [Fact]
    public async Task The_clocks_of_the_law_stand_beside_the_offices_own_and_are_judged_on_the_record()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (county, officer) = (await world.County(World.Luding), await world.Officer());
        var lead = await officer.Record(Says.Lead(world, World.Luding));

        var owed = await File(officer, lead.IncidentId);
        Assert.Equal([("county", World.Beijing("15:00"), (DateTimeOffset?)null), ("prefecture", null, null)], owed.Statutory.Select(s => (s.Side, s.DueAt, s.MetAt)));

        world.Sleep(TimeSpan.FromMinutes(150));
        await county.File(Says.First(world, World.Luding, lead.IncidentId));
        world.Sleep(TimeSpan.FromMinutes(30));
        await officer.Post($"/api/v1/incidents/{lead.IncidentId}/upward-reports", new PassUpwardRequest { CommandId = Ids.New(world.Now), Stage = UpwardStage.Written });

        var judged = await File(officer, lead.IncidentId);
        Assert.Equal([("county", World.Beijing("15:00"), 1800), ("prefecture", World.Beijing("17:30"), 0)], judged.Statutory.Select(s => (s.Side, s.DueAt!.Value, s.LateBySeconds!.Value)));
        Assert.Equal("county", Assert.Single((await File(county, lead.IncidentId)).Statutory).Side);
    }

    private static Task<IncidentFile> File(Guest guest, Guid id) => guest.Get<IncidentFile>($"/api/v1/incidents/{id}");
}
