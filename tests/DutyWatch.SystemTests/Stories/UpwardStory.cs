using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What the prefecture itself owes: the province must hear of what is serious.</summary>
public sealed class UpwardStory(TestCluster cluster)
{
    [Fact]
    public async Task A_serious_report_makes_the_prefecture_owe_and_passing_it_on_meets_what_it_owes()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II });
        world.IgnoreOtherTexts();

        Assert.DoesNotContain(first.Opened, o => o.Kind.StartsWith("upward", StringComparison.Ordinal));
        var owed = (await Upward(officer, first.IncidentId)).ToDictionary(o => o.Kind);
        Assert.Equal(World.Beijing("14:00"), owed["upward-phone"].DueAt);
        Assert.Equal(World.Beijing("15:00"), owed["upward-written"].DueAt);
        Assert.All(owed.Values, o => Assert.Equal(World.Prefecture, o.UnitCode));

        await world.PassTo("13:20");
        var passed = await Pass(world, officer, first.IncidentId, UpwardStage.Phone);
        Assert.Equal("upward-phone", Assert.Single(passed.Settled).Kind);
        await world.PassTo("15:00");
        await Pass(world, officer, first.IncidentId, UpwardStage.Written);

        Assert.All(await Upward(officer, first.IncidentId), o => Assert.Equal(ObligationState.Met, o.State));
        var timeline = (await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Timeline;
        Assert.Equal(2, timeline.Count(e => e.Kind == "upward.passed"));
    }

    [Fact]
    public async Task A_room_that_forgets_its_province_is_reminded_and_then_its_leader_and_the_secretary_general_are_told()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.III });
        await world.Phones.Hear();

        await world.PassTo("13:50");
        var reminded = await world.Phones.Hear();
        await world.PassTo("14:00:01");
        var due = await world.Phones.Hear();
        await world.PassTo("14:15");
        var overdue = await world.Phones.Hear();

        Assert.Contains(reminded, h => h.Who == "513300/duty-officer" && h.Body.Contains("报省电话", StringComparison.Ordinal));
        Assert.Contains(due, h => h.Who == "513300/duty-leader" && h.Body.Contains("报省电话", StringComparison.Ordinal));
        Assert.Contains(overdue, h => h.Who == "513300/deputy-secretary-general" && h.Body.Contains("报省电话", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_small_and_not_sensitive_is_not_owed_upward_but_may_be_passed_on()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.IV });
        world.IgnoreOtherTexts();

        Assert.Empty(await Upward(officer, first.IncidentId));
        Assert.Empty((await Pass(world, officer, first.IncidentId, UpwardStage.Written)).Settled);
    }

    [Fact]
    public async Task A_county_sees_nothing_of_what_the_prefecture_owes_and_may_not_pass_anything_on()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II });
        await Pass(world, officer, first.IncidentId, UpwardStage.Phone);
        world.IgnoreOtherTexts();

        var seen = await county.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.DoesNotContain(seen.Obligations, o => o.UnitCode == World.Prefecture);
        Assert.DoesNotContain(seen.Timeline, e => e.Kind == "upward.passed");
        var refused = await county.Refused($"/api/v1/incidents/{first.IncidentId}/upward-reports", Request(world, UpwardStage.Phone), HttpStatusCode.Forbidden);
        Assert.Equal("access.forbidden", refused.Code);
    }

    [Fact]
    public async Task Passing_on_twice_by_one_command_is_once()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var leader = await world.Guest(Role.DutyLeader, World.Prefecture);
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.II });
        var request = Request(world, UpwardStage.Phone);
        world.IgnoreOtherTexts();

        await leader.Post($"/api/v1/incidents/{first.IncidentId}/upward-reports", request);
        var again = await leader.Post($"/api/v1/incidents/{first.IncidentId}/upward-reports", request);

        Assert.Equal("duplicate", again.GetProperty("state").GetString());
        Assert.Equal(1, (await world.Rows<long>("select count(*) from upward_report")).Single());
    }

    private static PassUpwardRequest Request(World world, UpwardStage stage) =>
        new() { CommandId = Ids.New(world.Now), Stage = stage, ToldWho = "省政府总值班室", Text = "磨西镇滑坡，正在搜救" };

    private static async Task<PassUpwardReply> Pass(World world, Guest officer, Guid incident, UpwardStage stage) =>
        (await officer.Post($"/api/v1/incidents/{incident}/upward-reports", Request(world, stage))).Deserialize<PassUpwardReply>(Wire.Options)!;

    private static async Task<IReadOnlyList<ObligationView>> Upward(Guest officer, Guid incident) =>
        [.. (await officer.Get<IncidentFile>($"/api/v1/incidents/{incident}")).Obligations.Where(o => o.UnitCode == World.Prefecture)];
}
