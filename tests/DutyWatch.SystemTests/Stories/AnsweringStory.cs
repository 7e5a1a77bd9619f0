using System.Net;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

public sealed class AnsweringStory(TestCluster cluster)
{
    [Theory]
    [InlineData("1 {0}")]
    [InlineData("１　{1}")]
    [InlineData("收到{0}")]
    [InlineData("收到")]
    [InlineData("1{0}。")]
    public async Task A_person_answers_by_text_and_the_desk_sees_it_by_itself(string answer)
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        var desk = await officer.Follow();
        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        var heard = (await world.Phones.Hear()).Single(h => h.Post == "duty-officer");

        await world.Phones.Write(heard.Number, string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, heard.Code, Wide(heard.Code)));

        var message = (await desk.Hears("message.answered")).Data;
        Assert.Equal(heard.Name, message.GetProperty("personName").GetString());
        Assert.Equal("sms", message.GetProperty("answeredVia").GetString());
        var alert = (await officer.Get<Page<AlertView>>("/api/v1/alerts")).Items.Single();
        Assert.Equal(("answered", heard.Name), (alert.State, alert.AnsweredBy));
        Assert.Equal(["answered", "open"], alert.Messages.Select(m => m.State).Order());
        var confirmation = (await world.Phones.Hear()).Single();
        Assert.Equal(heard.Number, confirmation.Number);
    }

    [Fact]
    public async Task An_unanswered_page_climbs_to_the_leader_and_an_answer_stops_it()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        Assert.Equal(["513300/deputy-officer", "513300/duty-officer"], (await world.Phones.WhoHeard()).Order());

        await world.PassTo("13:04:59");
        Assert.Empty(await world.Phones.WhoHeard());
        await world.PassTo("13:05:00");
        var leader = (await world.Phones.Hear()).Single();
        Assert.Equal("513300/duty-leader", leader.Who);

        await world.Phones.Write(leader.Number, $"1 {leader.Code}");
        await world.Phones.Hear();
        await world.PassTo("14:00");
        Assert.Empty(await world.Phones.WhoHeard());
    }

    [Fact]
    public async Task An_answer_never_stops_the_ladder_of_an_obligation()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        await officer.RecordVerified(Says.Lead(world, World.Luding));
        await world.PassTo("13:20");
        var reminded = (await world.Phones.Hear()).Single();

        await world.Phones.Write(reminded.Number, $"1 {reminded.Code}");
        await world.Phones.Hear();
        await world.PassTo("13:30:01");

        Assert.Equal(["513322/duty-leader", "513322/duty-officer"], (await world.Phones.WhoHeard()).Order());
    }

    [Fact]
    public async Task The_second_answer_is_recorded_and_the_same_persons_second_is_refused()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        var leader = await world.Guest(Role.DutyLeader, World.Prefecture);
        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        var alert = (await officer.Get<Page<AlertView>>("/api/v1/alerts")).Items.Single();
        var path = $"/api/v1/alerts/{alert.Id}/acknowledgements";

        var command = Ids.New(world.Now);
        var first = await officer.Post(path, new { commandId = command, note = "已通知消防" });
        var repeated = await officer.Post(path, new { commandId = command, note = "已通知消防" });
        var overHub = await officer.Invoke("Acknowledge", new { commandId = Ids.New(world.Now.AddSeconds(1)), alertId = alert.Id });
        var again = await officer.Refused(path, new { commandId = Ids.New(world.Now.AddSeconds(2)) }, HttpStatusCode.Conflict);

        Assert.True(first.GetProperty("first").GetBoolean());
        Assert.Equal(first.GetRawText(), repeated.GetRawText());
        Assert.Equal("alert.already-answered", overHub.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal("alert.already-answered", again.Code);
        var second = await leader.Post(path, new { commandId = Ids.New(world.Now) });
        Assert.False(second.GetProperty("first").GetBoolean());
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task An_alert_that_goes_on_because_nobody_answered_says_where_it_began()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        await world.Pass(TimeSpan.FromMinutes(11));

        var alerts = (await officer.Get<Page<AlertView>>("/api/v1/alerts")).Items;
        var first = Assert.Single(alerts, alert => alert.Kind == "incident.new");
        var onward = alerts.Where(alert => alert.Kind == "alert.unanswered").ToList();
        Assert.Null(first.Origin);
        Assert.NotEmpty(onward);
        Assert.All(onward, alert => Assert.Equal(first.Id, alert.Origin));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_wrong_code_is_explained_five_times_and_then_silence()
    {
        await using var world = await World.Begin(cluster);
        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        var heard = (await world.Phones.Hear()).Single(h => h.Post == "duty-officer");
        var wrong = heard.Code == "9999" ? "9998" : "9999";

        for (var i = 0; i < 5; i++)
        {
            await world.Phones.Write(heard.Number, $"1 {wrong}");
        }
        Assert.InRange((await world.Phones.Hear()).Count, 4, 5);
        await world.Phones.Write(heard.Number, $"1 {heard.Code}");

        Assert.Empty(await world.Phones.Hear());
        Assert.Equal(["open", "open"], await world.Rows<string>("select state from message where alert_id is not null"));
    }

    [Fact]
    public async Task A_phone_that_is_off_is_not_reached_and_the_second_number_goes()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var person = (await officer.Get<OnDutyList>("/api/v1/rosters/on-duty")).Items.First(p => p.Post == "duty-officer");
        using var content = new StringContent("""{"mode":"undelivered"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await officer.Http.PutAsync(new Uri($"/phone-box/phones/{Uri.EscapeDataString(person.Phone)}/behaviour", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);

        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        await world.Settle();

        var message = (await officer.Get<Page<AlertView>>("/api/v1/alerts")).Items.Single().Messages.Single(m => m.PersonId == person.PersonId);
        Assert.Equal("failed", message.Deliveries[0].State);
        Assert.NotNull(message.Deliveries[0].FailedAt);
        world.IgnoreOtherTexts();
    }

    private static string Wide(string digits) => string.Concat(digits.Select(d => (char)(d - '0' + '０')));
}
