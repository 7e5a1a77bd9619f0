using System.Net;
using System.Text;
using DutyWatch.Alerts;
using DutyWatch.Alerts.PhoneBox;
using DutyWatch.Alerts.Twilio;
using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using static DutyWatch.SystemTests.Alerts.AlertWorld;

namespace DutyWatch.SystemTests.Alerts;

public sealed class CallbackTests(TestCluster cluster)
{
    private const string PublicUrl = "https://duty.example.org";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twilio_reports_and_replies_through_signed_calls_only()
    {
        await using var fake = await FakeTwilio.Start();
        await using var world = await Begin(cluster, Settings.Twilio(fake.Url, PublicUrl));
        await using var doors = await OpenDoors(world, fake.Url);
        using var http = new HttpClient { BaseAddress = new Uri(doors.Urls.Single()) };
        await world.Page([An]);
        await world.Quiet();
        var text = Assert.Single(fake.Messages);
        var status = new Uri(text["StatusCallback"]).PathAndQuery;
        var delivered = $"MessageSid={FakeTwilio.Sid(1)}&MessageStatus=delivered&AccountSid={FakeTwilio.AccountSid}&SomethingNew=%E5%A5%BD";

        Assert.Equal(HttpStatusCode.Forbidden, await Call(http, status, delivered, "forged"));
        Assert.Equal(HttpStatusCode.Forbidden, await Call(http, status, delivered.Replace(FakeTwilio.AccountSid, "ACother", StringComparison.Ordinal)));
        Assert.Equal(["accepted"], (await world.Deliveries()).Select(d => d.State));
        Assert.Equal(HttpStatusCode.NoContent, await Call(http, status, delivered));
        Assert.Equal(HttpStatusCode.NoContent, await Call(http, status, delivered));
        Assert.Equal(["delivered"], (await world.Deliveries()).Select(d => d.State));
        Assert.Equal(1, await world.Row<long>("select count(*) from gateway_receipt"));

        var code = text["Body"][^6..^2];
        var reply = $"MessageSid=SM2&From=%2B8610000000001&Body=%EF%BC%91+{code}&AccountSid={FakeTwilio.AccountSid}";
        Assert.Equal(HttpStatusCode.OK, await Call(http, "/gateways/twilio/inbound", reply));
        Assert.Equal(HttpStatusCode.OK, await Call(http, "/gateways/twilio/inbound", reply));
        Assert.Equal(HttpStatusCode.Forbidden, await Call(http, "/gateways/twilio/inbound", "Body=" + new string('x', 70_000)));
        Assert.Equal(["安某 answered"], await world.Messages());
    }

    [Fact]
    public async Task A_phone_that_was_off_hears_it_when_it_is_on_again()
    {
        await using var world = await Begin(cluster, Settings.PhoneBox);
        await Behave(world, An.Phones[0], "off");
        await world.Page([An]);
        await world.Quiet();
        Assert.Empty(await Texts(world, An.Phones[0]));

        await world.Pass(TimeSpan.FromSeconds(45));
        Assert.Single(await Texts(world, An.Phones[1]));
        await Behave(world, An.Phones[0], "normal");
        await world.Quiet();

        Assert.Single(await Texts(world, An.Phones[0]));
        Assert.Equal(["delivered", "delivered"], (await world.Deliveries()).Select(d => d.State));
    }

    [Theory]
    [InlineData("undelivered", "undelivered")]
    [InlineData("reject", "phone-rejects")]
    public async Task A_phone_that_gets_nothing_sends_the_second_number_at_once(string mode, string reason)
    {
        await using var world = await Begin(cluster, Settings.PhoneBox);
        await Behave(world, An.Phones[0], mode);

        await world.Page([An]);
        await world.Quiet();

        Assert.Equal([("failed", reason), ("delivered", null)], (await world.Deliveries()).Select(d => (d.State, d.Reason)));
        Assert.Empty(await Texts(world, An.Phones[0]));
    }

    [Fact]
    public async Task A_slow_phone_is_late_and_its_owner_answers_from_the_phone_box()
    {
        await using var world = await Begin(cluster, Settings.PhoneBox);
        await Behave(world, An.Phones[0], "slow", 20_000);
        await world.Page([An]);
        await world.Quiet();
        Assert.Empty(await Texts(world, An.Phones[0]));
        await world.Pass(TimeSpan.FromSeconds(20));
        var heard = Assert.Single(await Texts(world, An.Phones[0]));

        await world.Database.Decide(tx => world.Get<PhoneBoxDesk>().Reply(tx, world.Now, An.Phones[0], "收到，马上处理"), Ct);
        await world.Quiet();
        await world.Pass(TimeSpan.FromSeconds(20));

        Assert.Equal(["in", "out", "in"], (await Texts(world, An.Phones[0])).Select(t => t.Direction));
        Assert.Contains("复1", heard.Text, StringComparison.Ordinal);
        Assert.Equal("马上处理", await world.Row<string>("select note from message where alert_id is not null"));
        Assert.Equal(4, (await world.Events("phone.%")).Count);
        Assert.Equal(4, (await world.Database.Read(PhoneBoxDesk.ListPhones, Ct)).Count);
    }

    private static async Task<WebApplication> OpenDoors(AlertWorld world, string twilio)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        world.Register(builder.Services, Settings.Twilio(twilio, PublicUrl));
        var app = builder.Build();
        app.MapGateways();
        await app.StartAsync(Ct);
        return app;
    }

    private static async Task<HttpStatusCode> Call(HttpClient http, string target, string body, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("X-Twilio-Signature", signature ?? TwilioSignature.Compute(FakeTwilio.AuthToken, PublicUrl + target + TwilioSignature.Parameters(body)));
        using var answer = await http.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    private static async Task Behave(AlertWorld world, string number, string mode, int delayMs = 0) =>
        await world.Database.Decide(
            tx => world.Get<PhoneBoxDesk>().Behave(tx, world.Now, number, new PhoneBehaviourRequest { Mode = mode, DelayMs = delayMs }), Ct);

    private static async Task<IReadOnlyList<PhoneText>> Texts(AlertWorld world, string number) =>
        (await world.Database.Read(tx => PhoneBoxDesk.Phone(tx, number), Ct))!.Texts;
}
