using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using Microsoft.AspNetCore.SignalR.Client;

namespace DutyWatch.SystemTests.Doors;

/// <summary>Refusals that take more than one bad report to provoke, through both doors.</summary>
public sealed class BothDoorsTests(TestCluster cluster)
{
    [Fact]
    public async Task A_closed_incident_takes_no_follow_up()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var first = await county.File(Says.First(world, World.Luding));
        await county.File(Says.Update(world, World.Luding, first.IncidentId) with { Stage = ReportStage.Final });
        var late = Says.Update(world, World.Luding, first.IncidentId);

        var overHttp = await county.Refused("/api/v1/reports", late, HttpStatusCode.Conflict);
        var overHub = await county.Invoke("FileReport", late);

        Assert.Equal(("report.incident-closed", "report.incident-closed"), (overHttp.Code, CodeOf(overHub)));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_node_whose_clock_is_wrong_takes_nothing()
    {
        await using var world = await World.Begin(cluster, "13:00");
        await world.CompareClocks();
        var county = await world.County(World.Luding);
        var report = Says.First(world, World.Luding);

        var overHttp = await county.Refused("/api/v1/reports", report, HttpStatusCode.ServiceUnavailable);
        var overHub = await county.Invoke("FileReport", report);

        Assert.Equal(("clock.differs", "clock.differs"), (overHttp.Code, CodeOf(overHub)));
        Assert.Single(world.Errors, e => e.Contains("clocks", StringComparison.Ordinal));
        Assert.Equal([0L], await world.Rows<long>("select count(*) from report"));
        world.ForgiveErrors();
    }

    [Fact]
    public async Task A_flood_over_the_hub_is_slowed_down_and_the_connection_lives()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var connection = await (await world.County(World.Luding)).Connect();

        var answers = await Task.WhenAll(Enumerable.Range(0, 900).Select(_ => connection.InvokeAsync<JsonElement>("Acknowledge", new { commandId = Ids.New(world.Now) }, TestContext.Current.CancellationToken)));

        Assert.Contains(answers, a => CodeOf(a) == "rate.exceeded");
        Assert.Contains(answers, a => CodeOf(a) == "body.malformed");
        Assert.Equal(HubConnectionState.Connected, connection.State);
    }

    private static string? CodeOf(JsonElement answer) => answer.GetProperty("refusal").Deserialize<RefusalBody>(Wire.Options)!.Code;
}
