using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>线索核实: whoever takes in a lead verifies it at once, and "not mine" never closes one (Emergency Response Law, art. 60; domain 1.6).</summary>
public sealed class VerificationStory(TestCluster cluster)
{
    [Fact]
    public async Task The_room_owes_the_verification_from_when_it_wrote_the_lead_down_and_its_silence_is_told_to_its_leader()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var lead = await officer.Record(Says.Lead(world, World.Luding) with { KnownAt = World.Beijing("12:55") });

        var owed = await Verify(officer, lead.IncidentId);
        Assert.Equal((World.Prefecture, World.Beijing("13:00"), World.Beijing("13:30")), (owed.UnitCode, owed.ClockStartAt, owed.DueAt));
        Assert.DoesNotContain((await (await world.County(World.Luding)).Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}")).Obligations, o => o.Kind == "verify");
        Assert.DoesNotContain(lead.Opened, o => o.Kind == "verify");

        await world.PassTo("13:20");
        Assert.Equal(1, await Heard(world, "duty-officer"));
        await world.PassTo("13:30:01");
        Assert.Equal([World.Prefecture + "/duty-leader", World.Prefecture + "/duty-officer"], (await world.Phones.WhoHeard()).Where(IsRoom).Order());
        await world.PassTo("13:44:59");
        await world.Phones.Hear();
        await world.PassTo("13:45");
        Assert.Contains(World.Prefecture + "/duty-leader", await world.Phones.WhoHeard());
        Assert.Equal(ObligationState.Late, (await Verify(officer, lead.IncidentId)).State);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Judged_true_it_is_met_by_the_lead_and_the_county_goes_on_owing()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:15");

        await Judge(world, officer, lead, LeadOutcome.Verified);

        var verify = await Verify(officer, lead.IncidentId);
        Assert.Equal((ObligationState.Met, lead.LeadId, World.Beijing("13:15"), 0), (verify.State, verify.MetBy!.Value, verify.MetAt!.Value, verify.LateBySeconds!.Value));
        await world.PassTo("13:20");
        Assert.Equal(["513322/duty-officer"], await world.Phones.WhoHeard());
    }

    [Fact]
    public async Task Any_units_report_on_it_verifies_it_and_is_told_to_the_room_and_not_to_the_unit()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (officer, county) = (await world.Officer(), await world.County(World.Luding));
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:10");

        var phoned = await county.File(Says.Phone(world, World.Luding, lead.IncidentId));

        Assert.Equal(["phone"], phoned.Settled.Select(s => s.Kind));
        var verify = await Verify(officer, lead.IncidentId);
        Assert.Equal((ObligationState.Met, phoned.ReportId, World.Beijing("13:10")), (verify.State, verify.MetBy!.Value, verify.MetAt!.Value));
        Assert.Equal([1L], await world.Rows<long>("select count(*) from event where kind = 'obligation.met' and audience = array['513300'] and unit_code = '513300'"));
    }

    [Fact]
    public async Task Handed_on_it_is_still_to_be_verified()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var officer = await world.Officer();
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:12");

        await officer.Post($"/api/v1/leads/{lead.LeadId}/transfer", new TransferLeadRequest { CommandId = Ids.New(world.Now), To = World.Kangding, Reason = "塌方点在康定境内" });

        var verify = await Verify(officer, lead.IncidentId);
        Assert.Equal((ObligationState.Open, World.Beijing("13:30")), (verify.State, verify.DueAt));
    }

    [Fact]
    public async Task An_incident_that_two_persons_reject_is_a_lead_that_was_verified()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (officer, leader) = (await world.Officer(), await world.Guest(Role.DutyLeader, World.Prefecture));
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:05");

        await Reject(world, officer, lead.IncidentId);
        Assert.Equal(ObligationState.Open, (await Verify(officer, lead.IncidentId)).State);
        await Reject(world, leader, lead.IncidentId);

        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.Equal((ObligationState.Met, lead.LeadId), file.Obligations.Single(o => o.Kind == "verify") is var verify ? (verify.State, verify.MetBy!.Value) : default);
        Assert.All(file.Obligations.Where(o => o.Kind != "verify"), o => Assert.Equal(ObligationState.Excused, o.State));
    }

    [Fact]
    public async Task Of_two_leads_on_one_incident_the_one_that_was_wrong_leaves_the_other_to_be_verified()
    {
        await using var world = await World.Begin(cluster, "13:00");
        world.IgnoreOtherTexts();
        var (officer, leader) = (await world.Officer(), await world.Guest(Role.DutyLeader, World.Prefecture));
        var one = await officer.Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:05");
        var other = await officer.Record(Says.Lead(world, World.Luding));
        foreach (var guest in new[] { officer, leader })
        {
            await guest.Post($"/api/v1/incidents/{other.IncidentId}/merging", new MergeIncidentRequest { CommandId = Ids.New(world.Now), Into = one.IncidentId, Reason = "同一处滑坡" });
        }
        // Owed once: by the earlier clock.
        Assert.Equal(World.Beijing("13:30"), Assert.Single(await Running(officer, one.IncidentId)).DueAt);

        await Judge(world, officer, other, LeadOutcome.Rejected);
        await Judge(world, leader, other, LeadOutcome.Rejected);
        Assert.Single(await Running(officer, one.IncidentId));
        await Judge(world, officer, one, LeadOutcome.Verified);

        Assert.Empty(await Running(officer, one.IncidentId));
    }

    private static bool IsRoom(string who) => who.StartsWith(World.Prefecture, StringComparison.Ordinal);

    private static async Task<int> Heard(World world, string post) => (await world.Phones.WhoHeard()).Count(who => who == $"{World.Prefecture}/{post}");

    private static async Task<ObligationView> Verify(Guest officer, Guid incident) =>
        (await officer.Get<IncidentFile>($"/api/v1/incidents/{incident}")).Obligations.Single(o => o.Kind == "verify");

    private static async Task<IEnumerable<ObligationView>> Running(Guest officer, Guid incident) =>
        (await officer.Get<IncidentFile>($"/api/v1/incidents/{incident}")).Obligations.Where(o => o is { Kind: "verify", State: ObligationState.Open or ObligationState.Reminded });

    private static async Task Judge(World world, Guest guest, RecordLeadReply lead, LeadOutcome outcome) =>
        await guest.Post($"/api/v1/leads/{lead.LeadId}/verification", new VerifyLeadRequest { CommandId = Ids.New(world.Now), Outcome = outcome, Reason = outcome == LeadOutcome.Rejected ? "误报" : null });

    private static async Task Reject(World world, Guest guest, Guid incident) =>
        await guest.Post($"/api/v1/incidents/{incident}/rejection", new RejectIncidentRequest { CommandId = Ids.New(world.Now), Reason = "施工爆破" });
}
