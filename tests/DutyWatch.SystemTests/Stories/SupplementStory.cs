using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>先报后补: the signer files a first report with gaps, and what is missing is owed half an hour later.</summary>
public sealed class SupplementStory(TestCluster cluster)
{
    [Fact]
    public async Task What_was_filed_without_measures_is_owed_after_thirty_minutes_climbs_its_ladder_and_is_met_by_the_next_report()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var officer = await world.Officer();

        var first = await county.File(WithGaps(world));

        Assert.Equal(("supplement", World.Beijing("13:30")), first.Opened.Select(o => (o.Kind, o.DueAt)).First());
        Assert.All(first.Findings.Where(f => f.Severity == "returns"), f => Assert.Equal("先报后补", f.Reason));
        Assert.Contains("R-E09", first.Findings.Select(f => f.Rule));

        // The page about the new incident, which nobody answers, is another story.
        await world.PassTo("13:19:59");
        Assert.DoesNotContain("513322/duty-officer", await world.Phones.WhoHeard());
        await world.PassTo("13:20:00");
        var reminder = Assert.Single(await world.Phones.Hear());
        Assert.Equal("513322/duty-officer", reminder.Who);
        Assert.Contains("补报", reminder.Body, StringComparison.Ordinal);
        await world.PassTo("13:30:01");
        Assert.Equal(["513322/duty-leader", "513322/duty-officer"], (await world.Phones.WhoHeard()).Order());
        await world.PassTo("13:45:00");
        Assert.Equal(["513300/duty-officer"], await world.Phones.WhoHeard());

        var update = await county.File(Says.Update(world, World.Luding, first.IncidentId));

        Assert.Equal([("supplement", 15 * 60), ("update", 0)], update.Settled.Select(s => (s.Kind, s.LateBySeconds)).OrderBy(s => s.Kind));
        await world.PassTo("14:45");
        Assert.Empty(await world.Phones.WhoHeard());
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{first.IncidentId}");
        Assert.Equal((ObligationState.MetLate, update.ReportId), (file.Obligations.Single(o => o.Kind == "supplement").State, file.Obligations.Single(o => o.Kind == "supplement").MetBy));
    }

    [Fact]
    public async Task Without_the_signers_word_or_without_gaps_nothing_is_owed_after_it()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var whole = WithGaps(world) with { Measures = "消防已出动", Source = new ReportSource { Kind = "hotline" }, Place = new ReportPlace { Text = "磨西镇", CountyCode = World.Luding, TownshipCode = "513322100" } };

        var unsigned = await county.File(WithGaps(world) with { Signer = null });
        world.Sleep(TimeSpan.FromMinutes(1));
        var complete = await county.File(whole with { ReportId = Ids.New(world.Now), CommandId = Ids.New(world.Now) });

        Assert.DoesNotContain("returns", complete.Findings.Select(f => f.Severity));
        Assert.DoesNotContain("supplement", unsigned.Opened.Concat(complete.Opened).Select(o => o.Kind));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_correction_of_the_first_report_meets_it_too()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var first = await county.File(WithGaps(world));
        world.Sleep(TimeSpan.FromMinutes(5));

        var mended = await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Correction, Corrects = first.ReportId, CorrectionNote = "补措施" });

        Assert.Equal([("supplement", 0)], mended.Settled.Select(s => (s.Kind, s.LateBySeconds)));
        world.IgnoreOtherTexts();
    }

    private static FileReportRequest WithGaps(World world) =>
        Says.First(world, World.Luding) with { Measures = null, Override = new ReportOverride { Reason = "先报后补" } };
}
