using System.Net;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>The prefecture's own report to its province, composed from what its counties told.</summary>
public sealed class UpwardReportStory(TestCluster cluster)
{
    [Fact]
    public async Task A_report_is_composed_from_two_counties_signed_passed_and_meets_what_is_owed()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var incident = await TwoCounties(world);

        var draft = await Upwards.Draft(officer, incident);
        Assert.Equal(1, draft.No);
        Assert.Equal("甘孜藏族自治州关于泸定县磨西镇滑坡的首报", draft.Report.Title);
        Assert.Equal((3, null), (draft.Report.Figures.Dead, draft.Report.Figures.Trapped));
        Assert.Equal(("trapped", 2m), (Assert.Single(draft.OpenFigures).Name, draft.OpenFigures[0].AtLeast));
        Assert.Equal([World.Luding, World.Kangding], draft.Report.Areas.Select(area => area.UnitCode));
        Assert.Equal(World.Beijing("13:05"), draft.Report.AsOf);
        Assert.Contains("各地数据截止时间不同：泸定截至22日13时05分、康定截至22日13时15分", draft.Report.Course, StringComparison.Ordinal);
        Assert.Equal(["省政府总值班室"], draft.Report.Addressees);
        Assert.Equal("泸定县首报、康定市首报", draft.Report.Source?.Who);
        Assert.Equal("请求省里支援大型机械。", Assert.Single(draft.LeftOut).Text);

        var passed = await Upwards.Pass(world, officer, incident, Upwards.Signed(world, draft));
        Assert.Equal(["upward-phone", "upward-written"], passed.Settled.Select(one => one.Kind));
        Assert.All(passed.Settled, one => Assert.Equal(0, one.LateBySeconds));
        Assert.Contains(passed.Findings!, one => one.Rule == "R-N13" && one.Reason is not null);

        var shown = Assert.Single(await Upwards.Passed(officer, incident));
        Assert.Equal((1, ReportStage.First, World.Prefecture, draft.Signers[0].Name), (shown.No, shown.Content?.Stage, shown.Content?.UnitCode, shown.Content?.Signer));
        Assert.Null(shown.Exchange);
    }

    [Fact]
    public async Task What_is_passed_late_is_late_and_the_next_one_is_a_follow_up_held_against_it()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var incident = await TwoCounties(world);

        await world.PassTo("15:02");
        var late = await Upwards.Pass(world, officer, incident);
        Assert.Equal((3720, 120), (late.Settled[0].LateBySeconds, late.Settled[1].LateBySeconds));

        await world.PassTo("15:30");
        var luding = await world.County(World.Luding);
        await luding.File(Says.Update(world, World.Luding, incident) with { AsOf = world.Now, LevelConfirmed = IncidentLevel.II, Figures = new Figures { Dead = 1, Trapped = 0 }, CorrectionNote = "一人重复统计" });
        var draft = await Upwards.Draft(officer, incident);
        Assert.Equal((2, ReportStage.Update), (draft.No, draft.Report.Stage));
        Assert.EndsWith("的续报一", draft.Report.Title, StringComparison.Ordinal);

        var path = $"/api/v1/incidents/{incident}/upward-reports";
        var silent = await officer.Refused(path, Upwards.Signed(world, draft), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("report.returned", silent.Code);
        var second = await Upwards.Pass(world, officer, incident, Upwards.Signed(world, draft, report => report with { CorrectionNote = "一人重复统计" }));
        Assert.Equal(2, second.No);
        Assert.Empty(second.Settled);
        Assert.Equal([1, 2], (await Upwards.Passed(officer, incident)).Select(one => one.No));
    }

    [Fact]
    public async Task The_signer_is_a_leader_of_the_prefecture_and_another_than_the_author()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var incident = await TwoCounties(world);
        var draft = await Upwards.Draft(officer, incident);
        var path = $"/api/v1/incidents/{incident}/upward-reports";
        async Task<string> Code(Func<FileReportRequest, FileReportRequest> mend) =>
            (await officer.Refused(path, Upwards.Signed(world, draft, mend), HttpStatusCode.UnprocessableEntity)).Code;

        Assert.Equal("upward.signer-missing", await Code(report => report with { Signer = " " }));
        Assert.Equal("upward.signer-is-author", await Code(report => report with { Author = report.Signer }));
        Assert.Equal("upward.signer-not-leader", await Code(report => report with { Signer = "县里某人" }));
        Assert.Equal("upward.addressee-not-one", await Code(report => report with { Addressees = [] }));
        Assert.Equal("upward.addressee-not-one", await Code(report => report with { Addressees = ["省政府总值班室", "省应急厅"] }));
        Assert.Equal("upward.carries-request", await Code(report => report with { NextSteps = "请予支持救灾资金。" }));
        Assert.Equal("report.blocked", await Code(report => report with { Measures = "秘密★" }));
        Assert.Equal("report.element-missing", await Code(report => report with { ContactPhone = null }));
        Assert.Equal("report.trigger-unknown", await Code(report => report with { Sensitive = ["S99"] }));
        Assert.Empty(await Upwards.Passed(officer, incident));
        Assert.DoesNotContain(draft.Signers, one => one.Name == draft.Report.Author);
    }

    [Fact]
    public async Task Two_officers_who_compose_at_once_do_not_pass_the_same_number_and_a_repeat_is_one()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var incident = await TwoCounties(world);
        var draft = await Upwards.Draft(officer, incident);
        var (mine, hers) = (Upwards.Signed(world, draft), Upwards.Signed(world, draft));
        var path = $"/api/v1/incidents/{incident}/upward-reports";

        await Upwards.Pass(world, officer, incident, mine);
        Assert.Equal(CommandState.Duplicate, (await Upwards.Pass(world, officer, incident, mine)).State);
        Assert.Equal("upward.number-taken", (await officer.Refused(path, hers, HttpStatusCode.Conflict)).Code);
        var otherWords = mine with { CommandId = Ids.New(world.Now), Report = mine.Report! with { No = 2, Course = "别的话" } };
        Assert.Equal("report.other-content", (await officer.Refused(path, otherWords, HttpStatusCode.Conflict)).Code);
        Assert.Single(await Upwards.Passed(officer, incident));
    }

    [Fact]
    public async Task Checking_says_what_passing_would_find_and_passes_nothing()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var incident = await TwoCounties(world);
        var draft = await Upwards.Draft(officer, incident);

        var words = Upwards.Signed(world, draft, report => report with { Signer = null, Addressees = [], ContactPhone = null }).Report!;
        var found = (await officer.Post($"/api/v1/incidents/{incident}/upward/check", words)).GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("rule").GetString()).ToList();

        Assert.Contains("R-D02", found);
        Assert.Contains("R-D03", found);
        Assert.DoesNotContain("R-D05", found);
        Assert.Empty(await Upwards.Passed(officer, incident));
    }

    [Fact]
    public async Task There_is_nothing_to_compose_from_before_anybody_reports_and_nothing_of_it_for_a_county()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        var county = await world.County(World.Luding);

        Assert.Equal("upward.no-report", (await officer.Get($"/api/v1/incidents/{lead.IncidentId}/upward/draft", HttpStatusCode.Conflict)).GetProperty("code").GetString());
        Assert.Equal("thing.not-found", (await officer.Get($"/api/v1/incidents/{Guid.Empty}/upward/draft", HttpStatusCode.NotFound)).GetProperty("code").GetString());
        Assert.Equal("access.forbidden", (await county.Get($"/api/v1/incidents/{lead.IncidentId}/upward/draft", HttpStatusCode.Forbidden)).GetProperty("code").GetString());

        var first = await county.File(Says.First(world, World.Luding, lead.IncidentId) with { LevelConfirmed = IncidentLevel.II });
        await Upwards.Pass(world, officer, first.IncidentId);
        Assert.Empty(await Upwards.Passed(county, first.IncidentId));
    }

    /// <summary>A landslide of level II that two counties report, ten minutes apart.</summary>
    private static async Task<Guid> TwoCounties(World world)
    {
        var luding = await world.County(World.Luding);
        await world.PassTo("13:05");
        var first = await luding.File(Says.First(world, World.Luding) with
        {
            OccurredAt = World.Beijing("13:00"), KnownAt = World.Beijing("13:00"), AsOf = world.Now, LevelConfirmed = IncidentLevel.II, Figures = new Figures { Dead = 2, Trapped = 2 },
            Measures = "消防已出动。请求省里支援大型机械。",
        });
        await world.PassTo("13:15");
        var kangding = await world.County(World.Kangding);
        await world.Rows<int>("insert into incident_participant (incident_id, unit_code, part, since) values (@incident, @unit, 'owing', @now) returning 1", new { incident = first.IncidentId, unit = World.Kangding, now = world.Now });
        await kangding.File(Says.First(world, World.Kangding, first.IncidentId) with
        {
            OccurredAt = World.Beijing("13:00"), KnownAt = World.Beijing("13:00"), AsOf = world.Now, LevelConfirmed = IncidentLevel.II, Figures = new Figures { Dead = 1 }, Course = "邻县滑坡波及我市，一人死亡",
        });
        return first.IncidentId;
    }
}
