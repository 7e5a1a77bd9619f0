using DutyWatch.Alerts.PhoneBox;
using DutyWatch.Alerts.Sending;
using DutyWatch.Alerts.Twilio;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.TestGround;
using static DutyWatch.SystemTests.Alerts.AlertWorld;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>What every channel must do, whichever gateway stands behind it; then what only Twilio can do to us.</summary>
public sealed class ChannelTests(TestCluster cluster)
{
    private const string Number = "+8610000000001";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Texts => new MatrixTheoryData<string, string>(
        ["twilio", "phone-box"],
        ["Reply 1 4821", "【应急值守】[重大]泸定县地震，复1 4821确认", "a+b & c=100% ~\"'\r\n尾", "火灾🔥", new string('长', 600)]);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_arrives_word_for_word_and_is_found_again(string channel, string body)
    {
        await using var ground = await Ground.Begin(cluster, channel);
        var delivery = ground.Text(body);
        Assert.Empty(await ground.Channel.Find(delivery, Ct));

        var outcome = await ground.Channel.Send(delivery, Ct);

        var accepted = Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Equal([body], await ground.Heard());
        Assert.Equal([accepted.GatewayId], await ground.Channel.Find(delivery, Ct));
    }

    [Theory]
    [InlineData("twilio")]
    [InlineData("phone-box")]
    public async Task A_number_that_takes_nothing_is_refused_for_good(string channel)
    {
        await using var ground = await Ground.Begin(cluster, channel);
        await ground.MakeRefuse();

        Assert.IsType<SendOutcome.RefusedForGood>(await ground.Channel.Send(ground.Text("1 4821"), Ct));
        Assert.Empty(await ground.Heard());
    }

    [Theory]
    [InlineData("twilio")]
    [InlineData("phone-box")]
    public async Task An_older_text_to_the_same_number_is_not_taken_for_this_one(string channel)
    {
        await using var ground = await Ground.Begin(cluster, channel);
        await ground.Channel.Send(ground.Text("复1 4821", "4821"), Ct);

        Assert.Empty(await ground.Channel.Find(ground.Text("复1 7305", "7305"), Ct));
        await ground.Channel.Send(ground.Text("复1 9999", "9999"), Ct);
        Assert.Equal(channel == "twilio", await ground.Channel.Find(ground.Text("复1 4821", "4821"), Ct) is { Count: 1 });
    }

    public static TheoryData<int, string, string> Refusals => new()
    {
        { 400, """{"code":21211,"status":400}""", "RefusedForGood bad-number:21211" },
        { 400, """{"code":21610,"status":400}""", "RefusedForGood opted-out:21610" },
        { 401, """{"code":20003,"status":401}""", "RefusedForGood account:20003" },
        { 400, "<html>proxy</html>", "RefusedForGood refused:400" },
        { 429, """{"code":20429,"status":429}""", "TryAgain throttled" },
        { 500, "oops", "Unknown http-500" },
        { 503, "{}", "Unknown http-503" },
        { 201, "{}", "Unknown http-201" },
        { 201, """{"sid":"SM1","status":"never-heard-of"}""", "Accepted" },
        { 201, """{"sid":"SM1","status":"failed","error_code":30003}""", "RefusedForGood transient:30003" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Every_answer_of_twilio_has_a_meaning(int status, string json, string meaning)
    {
        await using var ground = await Ground.Begin(cluster, "twilio");
        ground.Fake!.Next(status, json);

        Assert.Equal(meaning, Said(await ground.Channel.Send(ground.Text("x"), Ct)));
    }

    [Fact]
    public async Task A_gateway_that_never_answers_leaves_a_doubt()
    {
        await using var ground = await Ground.Begin(cluster, "twilio");
        var asked = new TaskCompletionSource();
        var never = new TaskCompletionSource<(int, string)>();
        ground.Fake!.Next(() =>
        {
            asked.SetResult();
            return never.Task;
        });

        var sending = ground.Channel.Send(ground.Text("x"), Ct);
        await asked.Task;
        ground.World.Machine.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        never.SetResult((200, "{}"));
    }

    [Fact]
    public async Task A_phone_that_cannot_answer_by_this_gateway_is_not_asked_for_a_code()
    {
        await using var fake = await FakeTwilio.Start();
        await using var world = await AlertWorld.Begin(cluster, [.. Settings.Twilio(fake.Url, "https://duty.example.org").Where(s => !s.Key.EndsWith("NoReplies", StringComparison.Ordinal))]);

        await world.Page([Binh]);
        await world.Quiet();

        Assert.Equal("【应急值守】[重大]泸定县地震，12:52磨西镇，亡2。请电话确认", Assert.Single(fake.Messages)["Body"]);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_was_never_told()
    {
        await using var ground = await Ground.Begin(cluster, "twilio");
        await ground.Fake!.DisposeAsync();

        Assert.Equal("RefusedForGood unreachable", Said(await ground.Channel.Send(ground.Text("x"), Ct)));
    }

    [Fact]
    public async Task Invented_people_are_never_texted_by_a_real_gateway()
    {
        await using var ground = await Ground.Begin(cluster, "twilio");

        Assert.Equal("RefusedForGood demo-site", Said(await ground.Channel.Send(ground.Text("x") with { Demo = true }, Ct)));
        Assert.Empty(ground.Fake!.Messages);
    }

    [Fact]
    public async Task A_request_has_the_shape_that_the_real_library_puts_on_the_wire()
    {
        await using var ground = await Ground.Begin(cluster, "twilio");
        var golden = TwilioForm.Parse(Golden.Body("chinese body")).Pairs.ToDictionary();
        await ground.Channel.Send(ground.Text("x"), Ct);

        await ground.World.Get<TwilioClient>().Create(golden, Ct);

        Assert.Equal(golden.Keys.Order(), ground.Fake!.Messages[0].Keys.Order());
        Assert.Equal(golden, ground.Fake.Messages[1]);
        Assert.Equal("3600", ground.Fake.Messages[0]["ValidityPeriod"]);
        Assert.Matches("^https://duty.example.org/gateways/twilio/status\\?mid=[0-9a-f-]{36}$", ground.Fake.Messages[0]["StatusCallback"]);
    }

    private static string Said(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted => "Accepted",
        SendOutcome.RefusedForGood refused => $"RefusedForGood {refused.Reason}",
        SendOutcome.TryAgain again => $"TryAgain {again.Reason}",
        SendOutcome.Unknown unknown => $"Unknown {unknown.Reason}",
        _ => "",
    };

    /// <summary>One channel with its gateway.</summary>
    private sealed class Ground(AlertWorld world, FakeTwilio? fake) : IAsyncDisposable
    {
        public AlertWorld World => world;

        public FakeTwilio? Fake => fake;

        public IChannel Channel => fake is null ? world.Get<PhoneBoxChannel>() : world.Get<TwilioChannel>();

        public static async Task<Ground> Begin(TestCluster cluster, string channel)
        {
            var fake = channel == "twilio" ? await FakeTwilio.Start() : null;
            return new Ground(await AlertWorld.Begin(cluster, fake is null ? Settings.PhoneBox : Settings.Twilio(fake.Url, "https://duty.example.org")), fake);
        }

        public DeliveryToSend Text(string body, string? code = null) => new(
            Ids.New(world.Now), Ids.New(world.Now), "page", Channel.Profile.Name, Number, body, code, 1, true, false, Noon.AddHours(1), Noon);

        public async Task<IReadOnlyList<string>> Heard() => fake is null
            ? await world.Rows<string>("select body from phone_box_text where not held order by id")
            : [.. fake.Messages.Select(m => m["Body"])];

        public async Task MakeRefuse()
        {
            fake?.BadNumbers.Add(Number);
            await world.Database.Do(tx => PhoneBoxPhone.Behave(tx, Number, "reject", 0), Ct);
        }

        public async ValueTask DisposeAsync()
        {
            await world.DisposeAsync();
            if (fake is not null)
            {
                await fake.DisposeAsync();
            }
        }
    }
}
