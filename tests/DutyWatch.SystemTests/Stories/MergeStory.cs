using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>并案: two incidents turn out to be one. Both numbers stay, the earlier clock counts, and nothing that was told is lost (domain 3.1).</summary>
public sealed class MergeStory(TestCluster cluster)
{
    [Fact]
    public async Task Two_that_are_one_are_told_as_one_and_the_earlier_clock_counts()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, leader, county) = (await world.Officer(), await world.Guest(Role.DutyLeader, World.Prefecture), await world.County(World.Luding));
        var lead = await officer.Record(Says.Lead(world, World.Luding));
        await world.PassTo("13:10");
        var filed = await county.File(Says.First(world, World.Luding) with { LevelConfirmed = IncidentLevel.III, Sensitive = ["S01"] });
        await world.PassTo("13:15");
        world.IgnoreOtherTexts();

        Assert.Equal("proposed", await Merge(world, officer, filed.IncidentId, lead.IncidentId));
        Assert.Equal(("merge", lead.IncidentNumber, "同一处滑坡"), (await File(officer, filed.IncidentId)).Incident.Proposal is { } p ? (p.Act, p.Into!.Number, p.Reason) : default);
        Assert.Equal("incident.second-person-needed", await Refused(world, officer, filed.IncidentId, lead.IncidentId));
        Assert.Equal("confirmed", await Merge(world, leader, filed.IncidentId, lead.IncidentId, reason: null));

        var one = await File(officer, lead.IncidentId);
        Assert.Equal(("written", IncidentLevel.III, "S01"), (one.Incident.State, one.Incident.Level, Assert.Single(one.Incident.Sensitive)));
        Assert.Equal(filed.ReportId, Assert.Single(one.Reports).Id);
        var former = Assert.Single(one.Formers);
        Assert.Equal((filed.IncidentId, filed.IncidentNumber, filed.ReportId), (former.Id, former.Number, Assert.Single(former.ReportIds)));
        Assert.Equal(("merged", filed.IncidentNumber, "prefecture-officer@513300", "duty-leader@513300"), Assert.Single(one.Acts) is var act ? (act.Act, act.Merged!.Number, act.ActedBy, act.SecondedBy) : default);
        // What the lead made the county owe its report had told at 13:10, under the other number.
        Assert.All(one.Obligations.Where(o => o.Kind is "phone" or "first"), o => Assert.Equal((ObligationState.Met, filed.ReportId, World.Beijing("13:10")), (o.State, o.MetBy, o.MetAt)));
        Assert.Equal((ObligationState.Met, filed.ReportId), one.Obligations.Single(o => o.Kind == "verify") is var verify ? (verify.State, verify.MetBy) : default);
        Assert.Equal(World.Beijing("13:00"), one.Obligations.Single(o => o.Kind == "upward-phone").ClockStartAt);
        Assert.Equal(World.Beijing("14:00"), one.Obligations.Single(o => o.Kind == "upward-phone").DueAt);
        Assert.Single(one.Obligations, o => o.Kind == "update" && o.State == ObligationState.Open);

        // Its number and its address lead on.
        var merged = await File(county, filed.IncidentId);
        Assert.Equal(("merged", lead.IncidentNumber), (merged.Incident.State, merged.Incident.MergedInto!.Number));
        Assert.Empty(merged.Reports);
        Assert.Contains((await Search(officer, filed.IncidentNumber)).Items, hit => hit.Incident.Number == filed.IncidentNumber);
        Assert.Contains((await Search(officer, "货车被埋")).Items, hit => hit.Incident.Number == lead.IncidentNumber);
        Assert.DoesNotContain((await officer.Get<Page<IncidentSummary>>("/api/v1/incidents")).Items, i => i.Id == filed.IncidentId);
    }

    [Fact]
    public async Task Who_files_on_the_old_number_afterwards_files_on_the_one_that_stays()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, leader) = (await world.Officer(), await world.Guest(Role.DutyLeader, World.Prefecture));
        var (luding, kangding) = (await world.County(World.Luding), await world.County(World.Kangding));
        var a = await luding.File(Says.First(world, World.Luding));
        var b = await kangding.File(Says.First(world, World.Kangding));
        await world.Phones.Hear();
        await Merge(world, officer, b.IncidentId, a.IncidentId);
        await Merge(world, leader, b.IncidentId, a.IncidentId);

        var heard = await world.Phones.Hear();
        Assert.Equal([$"{World.Luding}/duty-officer", $"{World.Kangding}/duty-officer"], heard.Select(h => h.Who).OrderDescending());
        Assert.All(heard, h => Assert.EndsWith($"已并案，今后统一报在{a.IncidentNumber}", h.Body));
        await world.PassTo("13:30");
        var queued = await kangding.File(Says.Update(world, World.Kangding, b.IncidentId));
        Assert.Equal((a.IncidentId, a.IncidentNumber, "update"), (queued.IncidentId, queued.IncidentNumber, Assert.Single(queued.Settled).Kind));
        var checkedBefore = await kangding.Post("/api/v1/reports/check", Says.Update(world, World.Kangding, b.IncidentId));
        Assert.DoesNotContain("R-P05", checkedBefore.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(3, (await File(officer, a.IncidentId)).Reports.Count);

        // Both are told as one from now on, and it ends when both have ended.
        await luding.File(Says.Update(world, World.Luding, a.IncidentId) with { Stage = ReportStage.Final });
        Assert.Equal("response-ended", (await File(officer, a.IncidentId)).Incident.State);
        await kangding.File(Says.Update(world, World.Kangding, b.IncidentId) with { Stage = ReportStage.Final });
        Assert.Equal("final", (await File(officer, a.IncidentId)).Incident.State);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused_and_a_proposal_may_be_taken_back()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, leader, county) = (await world.Officer(), await world.Guest(Role.DutyLeader, World.Prefecture), await world.County(World.Luding));
        var (a, b, c) = (await county.File(Says.First(world, World.Luding)), await county.File(Says.First(world, World.Luding)), await county.File(Says.First(world, World.Luding)));
        world.IgnoreOtherTexts();
        var path = $"/api/v1/incidents/{b.IncidentId}/merging";

        Assert.Equal("access.forbidden", (await county.Refused(path, Into(world, a.IncidentId), HttpStatusCode.Forbidden)).Code);
        Assert.Equal("report.element-missing", (await officer.Refused(path, Into(world, a.IncidentId) with { Reason = " " }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("incident.not-mergeable", await Refused(world, officer, b.IncidentId, b.IncidentId));
        Assert.Equal("thing.not-found", (await officer.Refused(path, Into(world, Ids.New(world.Now)), HttpStatusCode.NotFound)).Code);
        Assert.Equal("thing.not-found", (await officer.Refused($"/api/v1/incidents/{Ids.New(world.Now)}/merging", Into(world, a.IncidentId), HttpStatusCode.NotFound)).Code);

        await Merge(world, officer, b.IncidentId, a.IncidentId);
        Assert.Equal("incident.other-proposed", await Refused(world, leader, b.IncidentId, c.IncidentId));
        var withdrawal = $"/api/v1/incidents/{b.IncidentId}/proposal/withdrawal";
        await officer.Post(withdrawal, new WithdrawProposalRequest { CommandId = Ids.New(world.Now) });
        Assert.Equal("incident.nothing-proposed", (await officer.Refused(withdrawal, new WithdrawProposalRequest { CommandId = Ids.New(world.Now) }, HttpStatusCode.Conflict)).Code);
        Assert.Null((await File(officer, b.IncidentId)).Incident.Proposal);

        await Merge(world, officer, b.IncidentId, a.IncidentId);
        await Merge(world, leader, b.IncidentId, a.IncidentId);
        Assert.Equal("incident.not-mergeable", await Refused(world, officer, b.IncidentId, c.IncidentId));
        // Into the old number means into the one that stays; a ring cannot be made.
        Assert.Equal("incident.not-mergeable", await Refused(world, officer, a.IncidentId, b.IncidentId));
        await Merge(world, officer, c.IncidentId, b.IncidentId);
        await Merge(world, leader, c.IncidentId, a.IncidentId);
        Assert.Equal(a.IncidentNumber, (await File(officer, c.IncidentId)).Incident.MergedInto!.Number);
    }

    /// <summary>Random incidents of random counties, merged at random: every report is under exactly one that is not merged, and knows where it was filed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task However_they_are_merged_nothing_is_lost_and_no_clock_moves_later(int seed)
    {
        var dice = new Random(seed);
        await using var world = await World.Begin(cluster, "13:00");
        var (officer, leader) = (await world.Officer(), await world.Guest(Role.DutyLeader, World.Prefecture));
        world.IgnoreOtherTexts();
        List<Guid> incidents = [];
        for (var made = 0; made < 7; made++)
        {
            incidents.Add(await Something(world, officer, dice));
        }
        var before = await Store.Read(world);
        for (var merged = 0; merged < 5; merged++)
        {
            var (from, into) = (incidents[dice.Next(incidents.Count)], incidents[dice.Next(incidents.Count)]);
            if (from == into)
            {
                continue;
            }
            await Merge(world, officer, from, into);
            await Merge(world, leader, from, into);
            incidents.Remove(from);
        }

        var after = await Store.Read(world);
        Assert.Equal(before.Reports.Keys.Order(), after.Reports.Keys.Order());
        Assert.All(after.Reports.Values, incident => Assert.Contains(incident, incidents));
        Assert.Equal(before.Reports.OrderBy(r => r.Key), (await Origins(world)).OrderBy(r => r.Key));
        Assert.Equal(before.Owed.Keys.Order(), after.Owed.Keys.Order());
        Assert.All(after.Owed.Values.Where(o => o.Running), o => Assert.True(o.DueAt <= before.Owed[o.Id].DueAt && o.ClockStartAt <= before.Owed[o.Id].ClockStartAt));
        Assert.All(after.Owed.Values.Where(o => o.Running).GroupBy(o => (o.IncidentId, o.UnitCode, o.Kind)), twins => Assert.Single(twins));
        Assert.All(after.Owed.Values.Where(o => o.Running), o => Assert.Contains(o.IncidentId, incidents));
    }

    private static async Task<Guid> Something(World world, Guest officer, Random dice)
    {
        await world.Pass(TimeSpan.FromMinutes(dice.Next(1, 12)));
        string[] counties = [World.Luding, World.Kangding, World.Jiulong];
        var unit = counties[dice.Next(3)];
        var county = await world.County(unit);
        if (dice.Next(3) == 0)
        {
            return (await officer.Record(Says.Lead(world, unit))).IncidentId;
        }
        var level = (IncidentLevel)dice.Next(4);
        var first = await county.File(Says.First(world, unit) with { LevelConfirmed = level, LevelProspective = level });
        for (var more = dice.Next(3); more > 0; more--)
        {
            await world.Pass(TimeSpan.FromMinutes(dice.Next(1, 30)));
            await county.File(Says.Update(world, unit, first.IncidentId) with { LevelConfirmed = level });
        }
        return first.IncidentId;
    }

    private static async Task<Dictionary<Guid, Guid>> Origins(World world) => (await world.Rows<ReportRow>("""
        select r.id, coalesce((select f.incident_id from incident_former f where f.row_id = r.id order by f.moved_at, f.incident_id = (r.reply->>'incidentId')::uuid desc limit 1), r.incident_id) as incident_id
        from report r
        """)).ToDictionary(r => r.Id, r => r.IncidentId);

    private static MergeIncidentRequest Into(World world, Guid into) => new() { CommandId = Ids.New(world.Now), Into = into, Reason = "同一处滑坡" };

    private static async Task<string> Merge(World world, Guest by, Guid from, Guid into, string? reason = "同一处滑坡")
    {
        var reply = (await by.Post($"/api/v1/incidents/{from}/merging", Into(world, into) with { Reason = reason })).Deserialize<ProposalReply>(Wire.Options)!;
        await world.Settle();
        return reply.Word;
    }

    private static async Task<string> Refused(World world, Guest by, Guid from, Guid into) => (await by.Refused($"/api/v1/incidents/{from}/merging", Into(world, into), HttpStatusCode.Conflict)).Code;

    private static Task<IncidentFile> File(Guest reader, Guid id) => reader.Get<IncidentFile>($"/api/v1/incidents/{id}");

    private static Task<Page<SearchHit>> Search(Guest reader, string words) => reader.Get<Page<SearchHit>>($"/api/v1/incidents/search?q={Uri.EscapeDataString(words)}");

    private sealed record ReportRow(Guid Id, Guid IncidentId);

    private sealed record OwedRow(Guid Id, Guid IncidentId, string UnitCode, string Kind, bool Running, DateTimeOffset ClockStartAt, DateTimeOffset DueAt);

    private sealed record Store(Dictionary<Guid, Guid> Reports, Dictionary<Guid, OwedRow> Owed)
    {
        public static async Task<Store> Read(World world) => new(
            (await world.Rows<ReportRow>("select id, incident_id from report")).ToDictionary(r => r.Id, r => r.IncidentId),
            (await world.Rows<OwedRow>("""
                select id, incident_id, unit_code, kind, state in ('open', 'reminded', 'late', 'missing') as running, clock_start_at, due_at
                from obligation
                where kind not like 'upward%' and incident_id is not null
                """)).ToDictionary(o => o.Id));
    }
}
