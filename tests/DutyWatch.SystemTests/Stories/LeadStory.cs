using System.Net;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

public sealed class LeadStory(TestCluster cluster)
{
    [Fact]
    public async Task It_did_not_happen_takes_two_people_and_then_excuses_what_is_owed()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var leader = await world.Guest(Role.DutyLeader, World.Prefecture);
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        var path = $"/api/v1/leads/{lead.LeadId}/verification";

        await world.PassTo("13:20");
        Assert.Equal(["513300/duty-officer", "513322/duty-officer"], (await world.Phones.WhoHeard()).Order());
        var proposed = await officer.Post(path, Judged(world, "rejected", "误报，系施工爆破"));
        var alone = await officer.Refused(path, Judged(world, "rejected", "误报", 1), HttpStatusCode.Conflict);
        await world.PassTo("13:30:01");
        Assert.Equal(["513300/duty-leader", "513300/duty-officer", "513322/duty-leader", "513322/duty-officer"], (await world.Phones.WhoHeard()).Order());
        var rejected = await leader.Post(path, Judged(world, "rejected", null));
        await world.Pass(TimeSpan.FromHours(3));

        Assert.Equal("rejection-proposed", proposed.GetProperty("leadState").GetString());
        Assert.Equal("lead.second-person-needed", alone.Code);
        Assert.Equal("rejected", rejected.GetProperty("leadState").GetString());
        Assert.Empty(await world.Phones.WhoHeard());
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.All(file.Obligations.Where(o => o.UnitCode == World.Luding), o => Assert.Equal(ObligationState.Excused, o.State));
        // One person's proposal did not verify it: the second's word did, a second too late.
        var verify = file.Obligations.Single(o => o.UnitCode == World.Prefecture);
        Assert.Equal(("verify", ObligationState.MetLate, 1, lead.LeadId), (verify.Kind, verify.State, verify.LateBySeconds!.Value, verify.MetBy!.Value));
        Assert.Equal("rejected", file.Incident.State);
        var after = await (await world.County(World.Luding)).Refused("/api/v1/reports", Says.First(world, World.Luding, lead.IncidentId), HttpStatusCode.Conflict);
        Assert.Equal("report.incident-closed", after.Code);
    }

    [Fact]
    public async Task The_file_says_what_was_heard_who_wrote_it_down_and_by_which_version_of_the_rules_it_is_judged()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var leader = await world.Guest(Role.DutyLeader, World.Prefecture);
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        await leader.Post($"/api/v1/leads/{lead.LeadId}/verification", Judged(world, "verified", null));

        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        var heard = Assert.Single(file.Leads);
        Assert.Equal("市民来电：公路上方塌方", heard.Text);
        Assert.Equal(new ReportSource { Kind = "hotline", Who = "12345" }, heard.Source);
        Assert.Equal(("verified", lead.RecordedAt), (heard.State, heard.RecordedAt));
        Assert.False(string.IsNullOrEmpty(heard.RecordedBy));
        Assert.False(string.IsNullOrEmpty(heard.JudgedBy));
        Assert.NotEqual(heard.RecordedBy, heard.JudgedBy);
        Assert.Equal(new PolicyVersion("uniform-30-60", 1), file.Policy);

        // The county that owes reads what was heard; one that only lies there does not.
        var owing = await (await world.County(World.Luding)).Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.Equal(heard.Text, Assert.Single(owing.Leads).Text);
        var elsewhere = await officer.Record(Says.Lead(world, World.Luding) with { OwingUnits = [World.Kangding] });
        var bystander = await (await world.County(World.Luding)).Get<IncidentFile>($"/api/v1/incidents/{elsewhere.IncidentId}");
        Assert.Empty(bystander.Leads);
        Assert.Null(bystander.Policy);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task It_did_happen_and_the_county_goes_on_owing()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var lead = await officer.Record(Says.Lead(world, World.Luding));

        var verified = await officer.Post($"/api/v1/leads/{lead.LeadId}/verification", Judged(world, "verified", null));

        Assert.Equal("verified", verified.GetProperty("leadState").GetString());
        Assert.Equal(2, (await officer.Get<Page<ObligationView>>("/api/v1/obligations?state=open")).Items.Count);
        Assert.Equal("lead.already-judged", (await officer.Refused($"/api/v1/leads/{lead.LeadId}/verification", Judged(world, "verified", null, 1), HttpStatusCode.Conflict)).Code);
    }

    [Fact]
    public async Task A_lead_that_several_counties_owe_is_one_incident_and_each_has_its_own_clock()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var lead = await officer.Record(Says.Lead(world, World.Luding) with { OwingUnits = [World.Luding, World.Kangding] });
        Assert.Equal(4, lead.Opened.Count);

        await (await world.County(World.Luding)).File(Says.First(world, World.Luding, lead.IncidentId));
        await world.Phones.Hear();
        await world.PassTo("13:20");

        Assert.Contains("513301/duty-officer", await world.Phones.WhoHeard());
        var seenByOther = await (await world.County(World.Kangding)).Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.Empty(seenByOther.Reports);
        Assert.Null(seenByOther.Incident.Figures);
        Assert.All(seenByOther.Obligations, o => Assert.Equal(World.Kangding, o.UnitCode));
        world.IgnoreOtherTexts();
    }

    [Theory]
    [InlineData("kind", "report.element-missing")]
    [InlineData("text", "report.element-missing")]
    [InlineData("owingUnits", "report.element-missing")]
    [InlineData("unknownUnit", "unit.unknown")]
    [InlineData("prefecture", "unit.unknown")]
    [InlineData("unknownKind", "report.kind-unknown")]
    [InlineData("future", "report.time-in-future")]
    public async Task A_bad_lead_is_refused(string what, string code)
    {
        await using var world = await World.Begin(cluster, "13:00");
        var good = Says.Lead(world, World.Luding);
        var bad = what switch
        {
            "kind" => good with { Kind = null },
            "text" => good with { Text = " " },
            "owingUnits" => good with { OwingUnits = [] },
            "unknownUnit" => good with { OwingUnits = ["999999"] },
            "prefecture" => good with { OwingUnits = [World.Prefecture] },
            "unknownKind" => good with { Kind = "nat.godzilla" },
            _ => good with { KnownAt = world.Now.AddHours(1) },
        };

        var refusal = await (await world.Officer()).Refused("/api/v1/leads", bad, code == "unit.unknown" ? HttpStatusCode.NotFound : HttpStatusCode.UnprocessableEntity);

        Assert.Equal(code, refusal.Code);
        Assert.Equal([0L], await world.Rows<long>("select count(*) from incident"));
    }

    private static object Judged(World world, string outcome, string? reason, int seconds = 0) => new { commandId = Ids.New(world.Now.AddSeconds(seconds)), outcome, reason };
}
