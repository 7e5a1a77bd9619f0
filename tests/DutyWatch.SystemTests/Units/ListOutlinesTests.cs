using System.Net;
using System.Text.Json;
using DutyWatch.Core.Access;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Units;

public sealed class ListOutlinesTests(TestCluster cluster)
{
    private static readonly Uri Path = new("/api/v1/units/outlines", UriKind.Relative);

    [Fact]
    public async Task The_prefecture_gets_every_county_as_closed_rings_and_may_keep_them_for_itself()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Guest(Role.PrefectureOfficer, World.Prefecture);

        using var answer = await officer.Http.GetAsync(Path, TestContext.Current.CancellationToken);
        var outlines = (await Body(answer)).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal((true, TimeSpan.FromHours(1)), (answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.MaxAge));
        Assert.Equal(["Cookie", "Authorization"], answer.Headers.Vary);
        Assert.Equal(18, outlines.Count);
        Assert.All(outlines.SelectMany(outline => outline.GetProperty("rings").EnumerateArray()), ring => Assert.Equal(ring[0].ToString(), ring[ring.GetArrayLength() - 1].ToString()));
    }

    [Fact]
    public async Task A_county_gets_its_own_outline_and_no_other()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.Guest(Role.CountyFiler, World.Luding);

        using var answer = await county.Http.GetAsync(Path, TestContext.Current.CancellationToken);

        Assert.Equal([World.Luding], (await Body(answer)).GetProperty("items").EnumerateArray().Select(outline => outline.GetProperty("unitCode").GetString()));
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        await using var world = await World.Begin(cluster);
        var admin = await world.Guest(Role.SecurityAdmin, World.Prefecture);

        using var answer = await admin.Http.GetAsync(Path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static async Task<JsonElement> Body(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
