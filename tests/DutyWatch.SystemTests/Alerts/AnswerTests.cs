using DutyWatch.Alerts;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Alerts.Sending;
using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;
using static DutyWatch.SystemTests.Alerts.AlertWorld;

namespace DutyWatch.SystemTests.Alerts;

public sealed class AnswerTests(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_stops_only_the_one_who_gave_it_and_a_second_one_is_recorded()
    {
        await using var world = await Begin(cluster);
        var alert = await world.Page([An, Binh]);

        var first = await Acknowledge(world, alert, An);
        var second = await Acknowledge(world, alert, Binh);
        var again = await Acknowledge(world, alert, An);

        Assert.Equal([true, false, false], [first.First, second.First, again.First]);
        Assert.Equal(["安某 answered", "平某 answered"], await world.Messages());
        Assert.Equal(["alert.answered"], await world.Events("alert.answered"));
        Assert.Equal(2, (await world.Events("message.answered")).Count);
        Assert.Equal("安某", await world.Row<string>("select answered_by from alert"));
    }

    [Fact]
    public async Task The_other_one_still_hears_it()
    {
        await using var world = await Begin(cluster);
        var alert = await world.Page([An, Binh]);

        await Acknowledge(world, alert, An);
        await world.Quiet();

        Assert.Equal([Binh.Phones[0]], world.A.Sent.Select(d => d.Address));
        Assert.Equal(["answered", null], (await world.Deliveries()).Select(d => d.Reason));
    }

    [Fact]
    public async Task Somebody_who_was_not_told_answers_for_the_alert_alone()
    {
        await using var world = await Begin(cluster);
        var alert = await world.Page([An], relay: ["prefecture.duty-leader"]);

        Assert.True((await Acknowledge(world, alert, Chi)).First);
        await world.Pass(TimeSpan.FromMinutes(3));

        Assert.Equal(["安某 open"], await world.Messages());
        Assert.Equal("answered", await world.Row<string>("select state from alert"));
    }

    [Fact]
    public async Task An_alert_that_does_not_exist_is_not_found()
    {
        await using var world = await Begin(cluster);

        var answer = await world.Database.Decide(tx => world.Get<AlertDesk>().Acknowledge(tx, world.Now, Seed.Incident, By(An)), Ct);

        Assert.Equal("thing.not-found", answer.Refusal!.Code);
    }

    [Fact]
    public async Task What_is_settled_is_not_said_any_more()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();
        await world.Raise(world.Alert("obligation.overdue", Lane.Ladder, Binh));

        await world.Database.Do(tx => world.Get<AlertDesk>().Close(tx, world.Now, [], [Seed.Incident]), Ct);
        await world.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(["安某 open", "平某 stale"], await world.Messages());
        Assert.Single(world.A.Sent);
        Assert.Equal(2, (await world.Events("alert.closed")).Count);
        Assert.Single(await world.Events("message.stale"));
    }

    [Fact]
    public async Task An_unanswered_page_climbs_post_by_post_and_the_first_answer_stops_it()
    {
        await using var world = await Begin(cluster);
        world.OnDuty.Remove("prefecture.duty-leader");
        await world.Page([An], relay: ["prefecture.duty-leader", "prefecture.deputy-secretary-general", "prefecture.office-head"]);
        await world.Quiet();

        await world.Pass(TimeSpan.FromSeconds(119));
        Assert.Equal(["安某 open"], await world.Messages());
        await world.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(["安某 open", "池某 open"], await world.Messages());
        Assert.Contains("prefecture.duty-leader", await world.Row<string>("select reason_zh from alert where kind = 'alert.unanswered'"), StringComparison.Ordinal);
        Assert.Contains("2分钟无人确认(安某)", world.A.Sent[^1].Body, StringComparison.Ordinal);
        await Acknowledge(world, await world.Row<Guid>("select id from alert where kind = 'incident.new'"), An);
        await world.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(2, await world.Row<long>("select count(*) from alert"));
    }

    [Fact]
    public async Task A_page_with_nobody_to_tell_climbs_at_once()
    {
        await using var world = await Begin(cluster);
        await world.Page([], relay: ["prefecture.duty-leader"]);

        await world.Quiet();

        Assert.Equal([Binh.Phones[0]], world.A.Sent.Select(d => d.Address));
    }

    [Fact]
    public async Task A_reply_by_text_answers_once_however_often_the_gateway_repeats_it()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();

        await Text(world, An.Phones[1], $"收到{world.A.Sent[0].Code}", "id-1");
        await Text(world, An.Phones[1], $"收到{world.A.Sent[0].Code}", "id-1");
        await world.Quiet();

        Assert.Equal(["安某 answered"], await world.Messages());
        Assert.Equal("【应急值守】已记录：12:52由安某确认", world.A.Sent[^1].Body);
        Assert.Equal((2, An.Phones[1]), (world.A.Sent.Count, world.A.Sent[^1].Address));
        Assert.Single(await world.Events("text.received"));
    }

    [Theory]
    [InlineData(true, "failed not-found-at-gateway", "accepted")]
    [InlineData(false, "accepted", "failed not-found-at-gateway")]
    public async Task Of_two_confirmations_with_the_same_words_only_one_is_found_at_the_gateway_that_has_one(bool secondIsRecorded, string first, string second)
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Page([An]);
        await world.Quiet();
        var answer = secondIsRecorded ? new SendOutcome.Accepted("one") : (SendOutcome)new SendOutcome.Unknown("in doubt too");
        world.A.Next(new SendOutcome.Unknown("in doubt"));
        world.A.Next(answer);
        world.A.Knows = delivery => delivery.Code is null ? ["one"] : [];

        await Text(world, An.Phones[0], $"1 {world.A.Sent[0].Code}");
        await world.Quiet();
        await Text(world, An.Phones[0], $"1 {world.A.Sent[1].Code}");
        await world.Quiet();
        await world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(world.A.Sent[^2].Body, world.A.Sent[^1].Body);
        Assert.Equal([first, second], await world.Rows<string>(
            "select concat_ws(' ', d.state, d.reason) from delivery d join message m on m.id = d.message_id where m.code is null and d.channel = 'a' order by d.id"));
    }

    [Fact]
    public async Task One_who_cannot_lets_the_relay_go_on_at_once()
    {
        await using var world = await Begin(cluster);
        await world.Page([An], relay: ["prefecture.duty-leader"]);
        await world.Quiet();

        await Text(world, An.Phones[0], $"3 {world.A.Sent[0].Code}");
        await world.Quiet();

        Assert.Equal(["安某 answered", "平某 open"], await world.Messages());
        Assert.Equal("无法处置", await world.Row<string>("select note from message where answered_at is not null"));
        Assert.Equal("open", await world.Row<string>("select state from alert where kind = 'incident.new'"));
    }

    [Fact]
    public async Task Five_wrong_codes_silence_a_phone_for_half_an_hour()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();
        var code = world.A.Sent[0].Code!;
        var wrong = code == "1111" ? "1112" : "1111";

        for (var i = 0; i < 5; i++)
        {
            await Text(world, An.Phones[0], $"1 {wrong}");
        }
        await Text(world, An.Phones[0], $"1 {code}");
        Assert.Equal(["安某 open"], await world.Messages());
        await world.Pass(TimeSpan.FromMinutes(30));
        await Text(world, An.Phones[0], $"1 {code}");

        Assert.Equal(["安某 answered"], await world.Messages());
        Assert.Equal(
            ["bad-code", "bad-code", "bad-code", "bad-code", "bad-code", "locked", "answered"],
            await world.Rows<string>("select outcome from inbound_text order by received_at, id"));
    }

    [Fact]
    public async Task A_reply_from_the_reliefs_phone_is_explained_and_not_accepted()
    {
        await using var world = await Begin(cluster);
        await world.Page([An]);
        await world.Quiet();

        await Text(world, Binh.Phones[0], $"1 {world.A.Sent[0].Code}");
        await world.Quiet();

        Assert.Equal(["安某 open"], await world.Messages());
        Assert.Equal((Binh.Phones[0], "【应急值守】该码不是发给本号码的"), (world.A.Sent[^1].Address, world.A.Sent[^1].Body));
    }

    [Fact]
    public async Task A_word_counts_only_while_exactly_one_waits_and_nothing_is_ever_dropped()
    {
        await using var world = await Begin(cluster);
        await Text(world, An.Phones[0], "收到");
        await world.Page([An]);
        await world.Page([An]);
        await Text(world, An.Phones[0], "收到");
        await Text(world, An.Phones[0], "速报 泸定 地震 12:52 磨西镇 亡2");
        await Text(world, "+8613900000000", "1 1234");
        await Text(world, An.Phones[0], "  ");

        Assert.Equal(["nothing-open", "which", "report-unfiled", "unknown-phone", "empty"], await world.Rows<string>("select outcome from inbound_text order by received_at, id"));
        Assert.Equal(5, (await world.Events("text.received")).Count);
        Assert.Equal(3, await world.Row<long>("select count(*) from message where alert_id is null"));
    }

    [Fact]
    public async Task A_phone_that_never_makes_sense_is_answered_five_times()
    {
        await using var world = await Begin(cluster);

        for (var i = 0; i < 8; i++)
        {
            await Text(world, An.Phones[0], "你是谁");
        }

        Assert.Equal(5, await world.Row<long>("select count(*) from message where alert_id is null"));
    }

    private static Answerer By(PersonToTell person) => new(person.PersonId, person.Name, "console", null);

    private static async Task<AcknowledgeReply> Acknowledge(AlertWorld world, Guid alert, PersonToTell by) =>
        (await world.Database.Decide(tx => world.Get<AlertDesk>().Acknowledge(tx, world.Now, alert, By(by)), Ct)).Reply;

    private static Task Text(AlertWorld world, string from, string body, string? id = null)
    {
        world.Duty.Advance(TimeSpan.FromMilliseconds(1));
        return world.Database.Do(
            tx => world.Get<TakeInbound>().Handle(tx, world.Now, new InboundText("a", id ?? $"{world.Now:O}", from, body)), Ct);
    }
}
