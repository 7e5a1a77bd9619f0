using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What the checks of domain 3.8 say while somebody types, and what they do to a filing.</summary>
public sealed class CheckingStory(TestCluster cluster)
{
    private const string Path = "/api/v1/reports/check";

    [Fact]
    public async Task While_typing_the_findings_are_said_and_nothing_is_filed()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);

        var reply = (await county.Post(Path, Says.First(world, World.Luding) with { Signer = null })).Deserialize<CheckReportReply>(Wire.Options)!;

        Assert.Contains(("R-E13", "returns", "signer", "缺少签发人。"), reply.Findings.Select(f => (f.Rule, f.Severity, f.Field!, f.Message.Zh)));
        Assert.Equal([0L], await world.Rows<long>("select count(*) from report"));
    }

    [Fact]
    public async Task A_follow_up_that_names_no_kind_is_graded_as_at_filing_and_only_for_who_takes_part()
    {
        await using var world = await World.Begin(cluster, "10:00");
        var county = await world.County(World.Luding);
        var neighbour = await world.County(World.Kangding);
        var first = await county.File(Says.First(world, World.Luding));
        world.Sleep(TimeSpan.FromMinutes(1));
        var update = Says.Update(world, World.Luding, first.IncidentId) with { Kind = null, Figures = new Figures { Dead = 4, Missing = 23 }, FigureStatus = FigureStatus.Verified, Impacts = ["I01"] };

        var typed = await Check(county, update);
        var foreign = await Check(neighbour, update with { UnitCode = World.Kangding });
        var filed = await county.File(update);

        Assert.Equal(filed.Findings, typed);
        Assert.Equal(["R-L01", "R-L03", "impact"], typed.Select(f => f.Rule).Where(rule => rule.StartsWith("R-L", StringComparison.Ordinal) || rule == "impact"));
        Assert.DoesNotContain(foreign, f => f.Rule is "R-L01" or "R-L03");
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_first_report_with_gaps_is_filed_and_says_which_of_them_were_answered()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var report = Says.First(world, World.Luding) with
        {
            Override = new ReportOverride { Reason = "先报后补" },
            KeptWarnings = [new KeptWarning { Rule = "R-E11", Reason = "现场信号中断" }],
        };

        var reply = await county.File(report);

        Assert.Equal(["先报后补", "现场信号中断", null], new[] { "R-E02", "R-E11", "R-E12" }.Select(rule => reply.Findings.Single(f => f.Rule == rule).Reason));
        var kept = await county.Get<IncidentFile>($"/api/v1/incidents/{reply.IncidentId}");
        Assert.Equal(reply.Findings, Assert.Single(kept.Reports).Findings);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Without_a_signer_nobody_overrides()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);

        var reply = await county.File(Says.First(world, World.Luding) with { Signer = " ", Override = new ReportOverride { Reason = "先报后补" } });

        Assert.All(reply.Findings.Where(f => f.Severity == "returns"), f => Assert.Null(f.Reason));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Fewer_dead_without_a_word_come_back_through_both_doors_even_when_a_report_between_left_them_out()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding) with { Figures = new Figures { Dead = 3 } });
        world.Sleep(TimeSpan.FromMinutes(1));
        await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Figures = new Figures() });
        world.Sleep(TimeSpan.FromMinutes(1));
        var fewer = Says.Update(world, World.Luding, first.IncidentId) with { Figures = new Figures { Dead = 2 } };

        var overHttp = await county.Refused("/api/v1/reports", fewer, HttpStatusCode.UnprocessableEntity);
        var overHub = await county.Invoke("FileReport", fewer);
        var explained = await county.File(fewer with { CorrectionNote = "一人重复统计" });

        Assert.Equal("report.returned", overHttp.Code);
        Assert.Contains("死亡人数由3减为2，须说明核减原因。", overHttp.Findings.Select(f => f.Message.Zh));
        Assert.Equal("report.returned", overHub.GetProperty("refusal").GetProperty("code").GetString());
        Assert.DoesNotContain("R-N01", explained.Findings.Select(f => f.Rule));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task What_is_marked_secret_does_not_enter()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);

        var refused = await county.Refused("/api/v1/reports", Says.First(world, World.Luding) with { Course = "机密★1年\n公路塌方" }, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(("report.blocked", "R-D07"), (refused.Code, refused.Findings[0].Rule));
        Assert.Equal([0L], await world.Rows<long>("select count(*) from report"));
    }

    private static async Task<IReadOnlyList<Finding>> Check(Guest county, FileReportRequest report) => (await county.Post(Path, report)).Deserialize<CheckReportReply>(Wire.Options)!.Findings;

    [Fact]
    public async Task A_county_checks_nothing_of_its_neighbour()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Kangding);

        Assert.Equal("unit.unknown", (await county.Refused(Path, Says.First(world, World.Luding), HttpStatusCode.NotFound)).Code);
    }
}
