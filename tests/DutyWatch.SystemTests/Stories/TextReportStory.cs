using System.Net;
using System.Text.Json;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.TextReports;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.DependencyInjection;

namespace DutyWatch.SystemTests.Stories;

/// <summary>The internet is cut and a county still has text messages: unit code, one-time password, and what happened.</summary>
public sealed class TextReportStory(TestCluster cluster)
{
    private const string LooseEnds = "/api/v1/loose-ends";

    [Fact]
    public async Task An_earthquake_is_filed_by_text_and_again_by_web_and_is_one_incident()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        var officer = await world.Officer();

        await world.Phones.Write(phone, $"速报#3322#{card[0]} 泸定 地震 12:52 磨西镇 亡2伤15 房屋倒塌");

        var heard = await world.Phones.Hear();
        Assert.Equal("【应急值守】首报已收01号：地震12:52磨西镇亡2伤15，待电话核实。有误请发“更正”", heard.Single(h => h.Number == phone).Body);
        Assert.Contains(heard, h => h.Who == $"{World.Prefecture}/duty-officer" && h.Body.Contains("泸定县地震，12:52磨西镇，亡2伤15", StringComparison.Ordinal));
        var incident = Assert.Single(await Incidents(officer));
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{incident.Id}");
        var report = Assert.Single(file.Reports);
        Assert.Equal(("sms", ReportStage.Phone, FigureStatus.Unverified), (report.Door, report.Stage, report.Content.FigureStatus));
        Assert.Equal((2, 15, (int?)null), (report.Content.Figures.Dead, report.Content.Figures.Injured, report.Content.Figures.Missing));
        Assert.Equal((World.Beijing("12:52"), "513322103", World.Beijing("13:05")), (report.Content.OccurredAt!.Value, report.Content.Place!.TownshipCode, report.ReceivedAt));
        Assert.DoesNotContain(card[0], report.Content.Course, StringComparison.Ordinal);
        var met = file.Obligations.Single(o => o.Kind == "phone");
        Assert.Equal((ObligationState.Met, World.Beijing("13:22")), (met.State, met.DueAt));

        var county = await world.County(World.Luding);
        var typed = Says.Phone(world, World.Luding) with { Kind = "nat.eq", Title = null, OccurredAt = World.Beijing("12:52"), Figures = new Figures { Dead = 2, Injured = 15 } };
        Assert.Equal(incident.Id, (await county.File(typed)).IncidentId);
        Assert.Equal(CommandState.Duplicate, (await county.Invoke("FileReport", typed)).Deserialize<FileReportReply>(Wire.Options)!.State);
        Assert.Single(await Incidents(officer));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task The_report_is_called_back_on_the_landline_and_closed_by_who_confirmed()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        var officer = await world.Officer();
        world.IgnoreOtherTexts();
        await world.Phones.Write(phone, $"bj#3322#{card[0]} 山火 刚刚 海螺沟 无人员伤亡");

        var open = Assert.Single(await Open(officer));
        Assert.Equal(("call-back", World.Luding, "+8610000009322", phone), (open.Kind, open.UnitCode, open.Landline, open.Phone));
        Assert.Equal("bj#3322#**** 山火 刚刚 海螺沟 无人员伤亡", open.Words);
        Assert.Equal(["receive-time"], open.Marks);
        var door = $"{LooseEnds}/{open.Id}/handling";
        Assert.Equal("confirmedBy", (await officer.Refused(door, Handled(world) with { Note = "打过了" }, HttpStatusCode.UnprocessableEntity)).Field);
        var confirmed = Handled(world) with { ConfirmedBy = "值班员多吉" };
        Assert.Equal(CommandState.Accepted, (await officer.Post(door, confirmed)).Deserialize<HandleLooseEndReply>(Wire.Options)!.State);
        Assert.Equal(CommandState.Duplicate, (await officer.Post(door, confirmed)).Deserialize<HandleLooseEndReply>(Wire.Options)!.State);

        Assert.Equal("loose-end.handled", (await officer.Refused(door, Handled(world) with { ConfirmedBy = "x" }, HttpStatusCode.Conflict)).Code);
        Assert.Empty(await Open(officer));
        var handled = Assert.Single((await officer.Get<Page<LooseEndView>>($"{LooseEnds}?state=handled")).Items);
        Assert.Equal(("值班员多吉", 2L), (handled.ConfirmedBy, handled.Version));
        await officer.Get($"{LooseEnds}?state=lost", HttpStatusCode.BadRequest);
        await officer.Post($"{LooseEnds}/{Guid.Empty}/handling", Handled(world) with { Note = "x" }, HttpStatusCode.NotFound);
        var told = await world.Rows<Told>("select kind, audience, data::text from event where kind like 'loose-end.%' order by id");
        Assert.Equal(["loose-end.opened", "loose-end.handled"], told.Select(t => t.Kind));
        Assert.All(told, t => Assert.Equal([World.Prefecture], t.Audience));
        Assert.All(told, t => Assert.DoesNotContain("+861", t.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_text_again_and_the_gateways_repeat_are_one_report()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        var officer = await world.Officer();
        world.IgnoreOtherTexts();
        var text = $"速报#3322#{card[0]} 滑坡 12:52 磨西镇 被困8人";
        await Arrive(world, phone, text, "a1");
        await Arrive(world, phone, text, "a1");
        await Arrive(world, phone, $" {text}。", "b7", "twilio");
        await Arrive(world, await PhoneOf(world, World.Luding, "duty-leader"), text, "c2");

        Assert.Equal(["report-filed", "report-again", "report-again"], await world.Rows<string>("select outcome from inbound_text order by received_at, id"));
        Assert.Equal(1, Assert.Single(await world.Rows<long>("select count(*) from report")));
        Assert.Equal("【应急值守】该条已收到，是01号，不必重发", (await world.Phones.Hear()).Last(h => h.Number == phone).Body);
        Assert.Single(await Open(officer));

        // Told once more with the next password it is a receipt of the same report.
        await Arrive(world, phone, $"速报#3322#{card[1]} 滑坡 12:52 磨西镇 被困8人", "d1");
        Assert.Equal((1L, 2L), (Assert.Single(await world.Rows<long>("select count(*) from report")), Assert.Single(await world.Rows<long>("select count(*) from text_report"))));
    }

    [Fact]
    public async Task A_password_works_once_and_those_far_ahead_not_at_all()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        world.IgnoreOtherTexts();
        await Arrive(world, phone, $"速报#3322#{card[2]} 滑坡 12:52 磨西镇", "1");
        await Arrive(world, phone, $"速报#3322#{card[2]} 火灾 12:55 泸桥镇", "2");
        await Arrive(world, phone, $"速报#3322#{card[0]} 火灾 12:55 泸桥镇", "3");
        await Arrive(world, phone, $"速报#3322#{card[8]} 车祸 13:00 冷碛镇", "4");
        await Arrive(world, phone, $"速报#3322#{card[7]} 车祸 13:00 冷碛镇", "5");
        Assert.Equal(["report-filed", "report-unfiled", "report-filed", "report-unfiled", "report-filed"], await Outcomes(world));

        // An hour later the same words with the same password are a second use.
        await world.Pass(TimeSpan.FromMinutes(31));
        await Arrive(world, phone, $"速报#3322#{card[7]} 车祸 13:00 冷碛镇", "6");
        Assert.Equal("report-unfiled", (await Outcomes(world))[^1]);
    }

    [Fact]
    public async Task Three_wrong_passwords_block_the_card_and_ring_the_room_until_another_is_issued()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        var officer = await world.Officer();
        world.IgnoreOtherTexts();
        var stranger = await PhoneOf(world, World.Kangding, "duty-officer");
        for (var i = 0; i < 4; i++)
        {
            await Arrive(world, stranger, $"速报#3322#{Wrong(card)} 地震 12:52 磨西镇", $"s{i}");
        }
        await world.Phones.Hear();

        for (var i = 0; i < 3; i++)
        {
            await Arrive(world, phone, $"速报#3322#{Wrong(card)} 地震 12:5{i} 磨西镇", $"w{i}");
        }

        var heard = await world.Phones.Hear();
        Assert.Contains(heard, h => h.Who == $"{World.Prefecture}/duty-officer" && h.Body.StartsWith("【应急值守】泸定县口令卡连错3次已停用(13:05)，请立即打固话核实。", StringComparison.Ordinal));
        Assert.StartsWith("【应急值守】口令卡已停用", heard.Last(h => h.Number == phone).Body, StringComparison.Ordinal);
        await Arrive(world, phone, $"速报#3322#{card[0]} 地震 12:52 磨西镇", "right");
        Assert.Equal("report-unfiled", (await Outcomes(world))[^1]);
        Assert.Empty(await Incidents(officer));
        Assert.Equal(8, (await Open(officer)).Count);
        Assert.Contains("blocked", string.Join('\n', (await world.Database.Do(Cards.List, CancellationToken.None)).Where(c => c.UnitCode == World.Luding).Select(c => c.BlockedAt is null ? "" : "blocked")), StringComparison.Ordinal);

        var next = await Issue(world, World.Luding);
        await Arrive(world, phone, $"速报#3322#{next[0]} 地震 12:52 磨西镇", "new");
        Assert.Equal("report-filed", (await Outcomes(world))[^1]);
    }

    [Fact]
    public async Task What_cannot_be_filed_is_laid_before_the_desk_and_dealt_with()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        var officer = await world.Officer();
        world.IgnoreOtherTexts();
        await Arrive(world, phone, "速报 泸定 地震 12:52 磨西镇 亡2", "1");
        var heard = await world.Phones.Hear();
        Assert.Contains(heard, h => h.Who == $"{World.Prefecture}/duty-officer" && h.Body.StartsWith("【应急值守】短信报告未入库：泸定县13:05，缺单位码或口令。“速报 泸定", StringComparison.Ordinal));
        Assert.StartsWith("【应急值守】缺单位码或口令，已转值班台核实。格式：", heard.Last(h => h.Number == phone).Body, StringComparison.Ordinal);
        Assert.All(heard, h => Assert.True(h.Body.Length <= 64, h.Body));

        await Arrive(world, phone, $"速报#3322#{card[0]} 紧急紧急", "2");
        await Arrive(world, phone, $"续报#3322#{card[1]} 99 亡3", "3");
        await Arrive(world, "+8613900000000", $"速报#3322#{card[2]} 地震 12:52 磨西镇", "4");
        await Arrive(world, phone, "速报#9999#1234 地震", "5");
        await Arrive(world, await PhoneOf(world, World.Kangding, "duty-officer"), $"速报#3322#{card[2]} 地震 12:52", "6");

        var open = await Open(officer);
        Assert.Equal(["foreign-phone", "bad-password", "unknown-phone", "no-incident", "unreadable", "no-password"], open.Select(l => l.Reason));
        Assert.Equal([World.Luding, World.Luding, World.Luding, World.Luding, World.Luding, World.Luding], open.Select(l => l.UnitCode));
        Assert.Empty(await Incidents(officer));
        // One phone rings the room once in ten minutes; the others ring it too.
        heard = await world.Phones.Hear();
        Assert.Equal(2, heard.Count(h => h.Who == $"{World.Prefecture}/duty-officer"));
        Assert.DoesNotContain(heard, h => h.Number == "+8613900000000");
        var door = $"{LooseEnds}/{open[0].Id}/handling";
        Assert.Equal("loose-end.unsaid", (await officer.Refused(door, Handled(world), HttpStatusCode.UnprocessableEntity)).Code);
        await officer.Post(door, Handled(world) with { Note = "已电话记录" });
        Assert.Equal(5, (await Open(officer)).Count);
    }

    [Fact]
    public async Task What_is_missing_is_filed_as_unknown_asked_for_and_mended_by_a_correction()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        var officer = await world.Officer();
        world.IgnoreOtherTexts();
        await Arrive(world, phone, $"速报#3322#{card[0]} 12:52 磨西镇 亡2", "1");
        Assert.Equal("【应急值守】01号已收但看不出事件类型，请补：更正#3322#新口令 01 地震", (await world.Phones.Hear()).Last(h => h.Number == phone).Body);
        Assert.Equal("unsorted", Assert.Single(await Incidents(officer)).Kind);

        await Arrive(world, phone, $"更正#3322#{card[1]} 01 地震", "2");
        var incident = Assert.Single(await Incidents(officer));
        Assert.Equal("nat.eq", incident.Kind);
        await Arrive(world, phone, $"续报#3322#{card[2]} 01号 亡3伤18失1 转移120", "3");
        Assert.Equal("【应急值守】01号续报已收：亡3伤18失1，待电话核实", (await world.Phones.Hear()).Last(h => h.Number == phone).Body);
        await Arrive(world, phone, $"续报#3322#{card[3]} 01 亡1", "4");
        Assert.StartsWith("【应急值守】未入库，已转值班台：", (await world.Phones.Hear()).Last(h => h.Number == phone).Body, StringComparison.Ordinal);
        await Arrive(world, phone, $"终报#3322#{card[4]} 01 亡3伤18失0 救援结束", "5");

        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{incident.Id}");
        Assert.Equal([ReportStage.Phone, ReportStage.Correction, ReportStage.Update, ReportStage.Final], file.Reports.Select(r => r.Stage));
        Assert.Equal(["refused"], (await Open(officer)).Where(l => l.Kind == "unfiled").Select(l => l.Reason));
        Assert.Equal("final", file.Incident.State);
    }

    [Fact]
    public async Task A_text_meets_what_a_lead_made_its_county_owe_and_another_event_stays_another()
    {
        await using var world = await World.Begin(cluster, "13:05");
        var (phone, card) = await Luding(world);
        var officer = await world.Officer();
        world.IgnoreOtherTexts();
        var lead = await officer.Record(Says.Lead(world, World.Luding));

        await Arrive(world, phone, $"速报#3322#{card[0]} 滑坡 12:52 磨西镇 被困8人", "1");
        await Arrive(world, phone, $"速报#3322#{card[1]} 滑坡 12:55 岚安乡 伤1", "2");

        var incidents = await Incidents(officer);
        Assert.Equal(2, incidents.Count);
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{lead.IncidentId}");
        Assert.Equal(8, Assert.Single(file.Reports).Content.Figures.Trapped);
        Assert.Equal(ObligationState.Met, file.Obligations.Single(o => o is { Kind: "phone", UnitCode: World.Luding }).State);
    }

    private static async Task<(string Phone, IReadOnlyList<string> Card)> Luding(World world) => (await PhoneOf(world, World.Luding, "duty-officer"), await Issue(world, World.Luding));

    private static async Task<IReadOnlyList<string>> Issue(World world, string unit)
    {
        var now = world.Now;
        return (await world.Database.Do(tx => Cards.Issue(tx, unit, now), CancellationToken.None))!.Passwords;
    }

    private static async Task<string> PhoneOf(World world, string unit, string post) => (await world.Rows<string>(
        "select p.phones[1] from roster r join person p on p.id = r.members[1] where r.unit_code = @unit and r.post = @post", new { unit, post })).Single();

    /// <summary>A text comes in by a gateway, which names it.</summary>
    private static async Task Arrive(World world, string phone, string text, string gatewayId, string channel = "kannel")
    {
        var take = world.Services.GetRequiredService<TakeInbound>();
        var now = world.Now;
        await world.Database.Do(tx => take.Handle(tx, now, new InboundText(channel, gatewayId, phone, text)), CancellationToken.None);
        await world.Pass(TimeSpan.FromSeconds(1));
    }

    private static string Wrong(IReadOnlyList<string> card) => Enumerable.Range(0, 10_000).Select(n => n.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)).First(p => !card.Contains(p));

    private static Task<List<string>> Outcomes(World world) => world.Rows<string>("select outcome from inbound_text order by received_at, id");

    private static async Task<IReadOnlyList<IncidentSummary>> Incidents(Guest officer) => (await officer.Get<Page<IncidentSummary>>("/api/v1/incidents")).Items;

    private static async Task<IReadOnlyList<LooseEndView>> Open(Guest officer) => (await officer.Get<Page<LooseEndView>>($"{LooseEnds}?state=open")).Items;

    private static HandleLooseEndRequest Handled(World world) => new() { CommandId = Ids.New(world.Now) };

    private sealed record Told(string Kind, string[] Audience, string Data);
}
