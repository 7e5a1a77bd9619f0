using DutyWatch.Contracts;
using DutyWatch.Server.Site;
using DutyWatch.SystemTests.TestGround;
using DutyWatch.UnitTests.Site;

namespace DutyWatch.SystemTests.Stories;

/// <summary>The authority orders the graded policy in the middle of a day: what runs goes on as it began, what begins is judged by the new one (domain 1.6).</summary>
public sealed class PolicyStory(TestCluster cluster)
{
    [Fact]
    public async Task What_began_before_another_policy_was_chosen_is_judged_by_the_old_one_and_what_begins_after_it_by_the_new_one()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (luding, kangding, officer) = (await world.County(World.Luding), await world.County(World.Kangding), await world.Officer());
        var before = await officer.Record(Says.Lead(world, World.Luding));
        world.Sleep(TimeSpan.FromMinutes(5));

        await Choose(world, "graded");
        world.Sleep(TimeSpan.FromMinutes(1));
        var after = await kangding.File(Says.Phone(world, World.Kangding) with { LevelConfirmed = IncidentLevel.II });
        await luding.File(Says.Phone(world, World.Luding, before.IncidentId) with { LevelConfirmed = IncidentLevel.II });
        await luding.File(Says.First(world, World.Luding, before.IncidentId) with { LevelConfirmed = IncidentLevel.II });

        var (old, begun) = (await File(officer, before.IncidentId), await File(officer, after.IncidentId));
        Assert.Equal((new PolicyVersion("uniform-30-60", 1), World.Beijing("14:00")), (old.Policy, old.Obligations.Single(o => o.Kind == "first").DueAt));
        Assert.Equal((new PolicyVersion("graded", 1), World.Beijing("13:36")), (begun.Policy, begun.Obligations.Single(o => o.Kind == "first").DueAt));
        Assert.All(old.Obligations, o => Assert.Equal("uniform-30-60", o.Policy));
        Assert.All(begun.Obligations, o => Assert.Equal("graded", o.Policy));
        // The prefecture's own clock towards the province goes by the same choice.
        Assert.Equal(World.Beijing("14:00"), old.Obligations.Single(o => o.Kind == "upward-phone").DueAt);
        Assert.Equal(World.Beijing("13:36"), begun.Obligations.Single(o => o.Kind == "upward-phone").DueAt);

        await Choose(world, "uniform-30-60");
        world.Sleep(TimeSpan.FromMinutes(1));
        var again = await kangding.File(Says.Phone(world, World.Kangding) with { LevelConfirmed = IncidentLevel.II, Title = "另一处滑坡" });
        Assert.Equal("uniform-30-60", (await File(officer, again.IncidentId)).Policy!.Name);
    }

    [Fact]
    public async Task A_sensitive_incident_below_every_level_is_owed_in_writing_as_level_three()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        await Choose(world, "graded");
        world.Sleep(TimeSpan.FromMinutes(1));
        var (luding, kangding) = (await world.County(World.Luding), await world.County(World.Kangding));
        var below = Says.Phone(world, World.Luding) with { LevelConfirmed = IncidentLevel.Below, Figures = new Figures { Dead = 0, Missing = 0, Trapped = 0, Injured = 0, SeriouslyInjured = 0, Evacuated = 0, LossYuan = 0, Exposed = 0 } };

        var plain = await luding.File(below);
        var sensitive = await kangding.File(below with { UnitCode = World.Kangding, Place = new ReportPlace { Text = "炉城", CountyCode = World.Kangding }, ReportId = Core.Time.Ids.New(world.Now), CommandId = Core.Time.Ids.New(world.Now), Sensitive = ["S01"] });

        Assert.Equal(World.Beijing("15:01"), Assert.Single(plain.Opened).DueAt);
        Assert.Equal(World.Beijing("14:01"), Assert.Single(sensitive.Opened).DueAt);
    }

    private static async Task Choose(World world, string policy)
    {
        using var copy = new PackCopy();
        copy.Write("texts.json", await System.IO.File.ReadAllTextAsync(Path.Combine(PackCopy.OriginalFolder, "texts.json")));
        copy.Change("site.json", "\"policy\"", _ => $"  \"policy\": \"{policy}\",  ");
        var (pack, errors) = SitePack.Read(copy.Folder);
        Assert.Empty(errors);
        Assert.True((await SiteApply.Run(world.Database, pack!, world.Now, dryRun: false, TestContext.Current.CancellationToken)).Applied);
    }

    private static Task<IncidentFile> File(Guest officer, Guid id) => officer.Get<IncidentFile>($"/api/v1/incidents/{id}");
}
