using System.Net;
using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Figures say more than the word of the filer: the level rises by itself, and with it the clocks.</summary>
public sealed class GradingStory(TestCluster cluster)
{
    [Fact]
    public async Task A_follow_up_with_many_missing_raises_the_level_shortens_the_clock_and_says_why()
    {
        await using var world = await World.Begin(cluster, "10:00");
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding));
        var before = first.Opened.Single(o => o.Kind == "update").DueAt;

        var update = await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Figures = new Figures { Dead = 4, Missing = 23 }, LevelConfirmed = IncidentLevel.IV });

        var finding = Assert.Single(update.Findings, one => one.Rule == "R-L03");
        Assert.Equal("informs", finding.Severity);
        Assert.Equal("含失联人员测算可能达到重大（II级），按“可能”从高处置。依据：死亡、失联、被困合计 27 人，达到重大（10 人起）。", finding.Message.Zh);
        Assert.Contains("together 27", finding.Message.En, StringComparison.Ordinal);
        var officer = await world.Officer();
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal(IncidentLevel.II, file.Incident.Level);
        var next = file.Obligations.Single(o => o is { Kind: "update", MetAt: null });
        Assert.Equal(IncidentLevel.II, next.Level);
        Assert.True(next.DueAt < before);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Verified_figures_confirm_the_level_and_a_lower_word_does_not_bring_it_down()
    {
        await using var world = await World.Begin(cluster, "10:00");
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { Figures = new Figures { Dead = 3, Missing = 0 }, FigureStatus = FigureStatus.Verified });
        world.IgnoreOtherTexts();
        Assert.EndsWith("依据：死亡 3 人，达到较大（3 人起）。", Assert.Single(first.Findings, one => one.Rule == "R-L01").Message.Zh, StringComparison.Ordinal);

        await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Figures = new Figures { Dead = 3 }, LevelConfirmed = IncidentLevel.Below });

        var file = await (await world.Officer()).Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal(IncidentLevel.III, file.Incident.Level);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task An_impact_that_is_ticked_makes_it_one_level_more_serious()
    {
        await using var world = await World.Begin(cluster, "10:00");
        var county = await world.County(World.Luding);

        var first = await county.File(Says.First(world, World.Luding) with { Impacts = ["I01"] });

        Assert.Equal("有影响情形（I01），提一级，按 III 级处置。", Assert.Single(first.Findings, one => one.Rule == "impact").Message.Zh);
        Assert.Equal(IncidentLevel.III, (await (await world.Officer()).Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.Level);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task An_impact_raises_the_filers_word_when_that_is_more_serious_than_the_figures()
    {
        await using var world = await World.Begin(cluster, "10:00");
        var county = await world.County(World.Luding);

        var first = await county.File(Says.First(world, World.Luding) with { LevelProspective = IncidentLevel.III, Impacts = ["I01"] });

        Assert.Equal("有影响情形（I01），提一级，按 II 级处置。", Assert.Single(first.Findings, one => one.Rule == "impact").Message.Zh);
        Assert.Equal(IncidentLevel.II, (await (await world.Officer()).Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.Level);
        world.IgnoreOtherTexts();
    }

    [Theory]
    [InlineData("S99", null, "sensitive")]
    [InlineData("I01", null, "sensitive")]
    [InlineData(null, "S01", "impacts")]
    public async Task A_trigger_that_nobody_knows_is_refused(string? sensitive, string? impact, string field)
    {
        await using var world = await World.Begin(cluster, "10:00");
        var county = await world.County(World.Luding);

        var refusal = await county.Refused(
            "/api/v1/reports", Says.First(world, World.Luding) with { Sensitive = sensitive is null ? [] : [sensitive], Impacts = impact is null ? null : [impact] }, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(("report.trigger-unknown", field), (refusal.Code, refusal.Field));
    }

    [Fact]
    public async Task What_the_filer_says_stands_when_it_is_more_serious_than_the_figures()
    {
        await using var world = await World.Begin(cluster, "10:00");
        var county = await world.County(World.Luding);

        var first = await county.File(Says.First(world, World.Luding) with { LevelProspective = IncidentLevel.II });

        Assert.DoesNotContain(first.Findings, one => one.Rule is "R-L01" or "R-L03");
        Assert.Equal(IncidentLevel.II, (await (await world.Officer()).Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}")).Incident.Level);
        world.IgnoreOtherTexts();
    }
}
