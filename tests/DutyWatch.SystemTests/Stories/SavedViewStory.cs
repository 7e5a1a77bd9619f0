using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Who looks for the same thing every Monday keeps it under a name.</summary>
public sealed class SavedViewStory(TestCluster cluster)
{
    private const string Path = "/api/v1/search/views";

    [Fact]
    public async Task What_was_saved_is_there_on_another_machine_in_the_order_of_saving_and_for_nobody_else()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        var first = await Save(officer, world, " 今年 的\t迟报 ", new() { Q = "滑坡 三级", Level = "III", From = "2026-01-01", Late = "true" });
        world.Sleep(TimeSpan.FromMinutes(1));
        await Save(officer, world, "泸定", new() { Unit = "513322" });

        var kept = await Views(officer);

        Assert.Equal(["今年 的 迟报", "泸定"], kept.Select(v => v.Name));
        Assert.Equal(first, kept[0]);
        Assert.Equal(("滑坡 三级", "III", "2026-01-01", "true", null), (kept[0].Filters.Q, kept[0].Filters.Level, kept[0].Filters.From, kept[0].Filters.Late, kept[0].Filters.Unit));
        Assert.Empty(await Views(await world.County(World.Luding)));
    }

    [Fact]
    public async Task A_view_is_renamed_in_its_place_and_dropped_once()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        var first = await Save(officer, world, "甲", new() { Q = "滑坡" });
        world.Sleep(TimeSpan.FromMinutes(1));
        var second = await Save(officer, world, "乙", new() { Q = "火灾" });

        await Save(officer, world, "丙", first.Filters, first.Id);
        Assert.Equal([(first.Id, "丙"), (second.Id, "乙")], (await Views(officer)).Select(v => (v.Id, v.Name)));

        await Send(officer, HttpMethod.Delete, first.Id, new DropViewRequest { CommandId = Ids.New(world.Now) });
        Assert.Equal([second.Id], (await Views(officer)).Select(v => v.Id));
        await Refused(officer, HttpMethod.Delete, first.Id, new DropViewRequest { CommandId = Ids.New(world.Now) }, HttpStatusCode.NotFound, "thing.not-found");
    }

    [Fact]
    public async Task Another_ones_view_can_be_neither_changed_nor_dropped()
    {
        await using var world = await World.Begin(cluster);
        var (officer, county) = (await world.Officer(), await world.County(World.Luding));
        var view = await Save(officer, world, "甲", new() { Q = "滑坡" });

        await Refused(county, HttpMethod.Delete, view.Id, new DropViewRequest { CommandId = Ids.New(world.Now) }, HttpStatusCode.NotFound, "thing.not-found");
        await Save(county, world, "县里的", new() { Q = "火灾" }, view.Id);

        Assert.Equal(["甲"], (await Views(officer)).Select(v => v.Name));
        Assert.Equal(["县里的"], (await Views(county)).Select(v => v.Name));
    }

    [Fact]
    public async Task A_repeated_command_is_one_and_a_name_is_used_once()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        var (id, request) = (Ids.New(world.Now), new SaveViewRequest { CommandId = Ids.New(world.Now), Name = "甲", Filters = new() { Q = "滑坡" } });

        var accepted = await Send(officer, HttpMethod.Put, id, request);
        var again = await Send(officer, HttpMethod.Put, id, request);

        Assert.Equal(("accepted", "duplicate"), (accepted.GetProperty("state").GetString(), again.GetProperty("state").GetString()));
        await Refused(officer, HttpMethod.Put, Ids.New(world.Now), request with { CommandId = Ids.New(world.Now), Name = " 甲 " }, HttpStatusCode.Conflict, "view.name-taken");
        Assert.Single(await Views(officer));
    }

    [Fact]
    public async Task Fifty_are_kept_and_the_fifty_first_is_refused_while_an_old_one_may_still_be_renamed()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        var last = Guid.Empty;
        for (var n = 0; n < 50; n++)
        {
            last = (await Save(officer, world, $"第{n}个", new() { Q = "滑坡" })).Id;
        }

        await Refused(officer, HttpMethod.Put, Ids.New(world.Now), new SaveViewRequest { CommandId = Ids.New(world.Now), Name = "多一个", Filters = new() }, HttpStatusCode.Conflict, "view.too-many");
        await Save(officer, world, "改名", new() { Q = "火灾" }, last);
        Assert.Equal(50, (await Views(officer)).Count);
    }

    [Theory]
    [InlineData("", "滑坡", null, "view.name-missing", HttpStatusCode.UnprocessableEntity, "name")]
    [InlineData("甲\u202e乙", "滑坡", null, "text.invalid", HttpStatusCode.UnprocessableEntity, "name")]
    [InlineData("甲", "滑坡", "V", "body.malformed", HttpStatusCode.BadRequest, "filters.level")]
    [InlineData("甲", "@101", null, "text.too-long", HttpStatusCode.UnprocessableEntity, "filters.q")]
    public async Task What_no_search_would_take_is_not_kept(string name, string q, string? level, string code, HttpStatusCode status, string field)
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        var request = new SaveViewRequest { CommandId = Ids.New(world.Now), Name = name, Filters = new() { Q = q == "@101" ? new string('查', 101) : q, Level = level } };

        var refused = await Refused(officer, HttpMethod.Put, Ids.New(world.Now), request, status, code);

        Assert.Equal(field, refused.GetProperty("field").GetString());
        Assert.Empty(await Views(officer));
    }

    private static async Task<SavedView> Save(Guest guest, World world, string name, ViewFilters filters, Guid? id = null)
    {
        var reply = await Send(guest, HttpMethod.Put, id ?? Ids.New(world.Now), new SaveViewRequest { CommandId = Ids.New(world.Now), Name = name, Filters = filters });
        return reply.Deserialize<SaveViewReply>(Wire.Options)!.View;
    }

    private static async Task<IReadOnlyList<SavedView>> Views(Guest guest) => (await guest.Get<SavedViewList>(Path)).Items;

    private static async Task<JsonElement> Refused(Guest guest, HttpMethod method, Guid id, object body, HttpStatusCode status, string code)
    {
        var refused = await Send(guest, method, id, body, status);
        Assert.Equal(code, refused.GetProperty("code").GetString());
        return refused;
    }

    private static async Task<JsonElement> Send(Guest guest, HttpMethod method, Guid id, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{Path}/{id}", UriKind.Relative));
        request.Content = JsonContent.Create(body, body.GetType(), options: Wire.Options);
        using var answer = await guest.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
