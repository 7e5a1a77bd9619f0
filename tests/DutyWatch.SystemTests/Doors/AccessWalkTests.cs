using System.Net;
using System.Text;
using System.Text.Json;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Live;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.SystemTests.Doors;

/// <summary>Walks every endpoint and every hub method with every role: what the table forbids is refused, what it allows is not.</summary>
public sealed class AccessWalkTests(TestCluster cluster)
{
    private static readonly string[] Open =
    [
        "POST /api/v1/session", "GET /api/v1/session", "DELETE /api/v1/session", "GET /health/live", "GET /health/ready", "GET /metrics",
        "GET /openapi/{documentName}.json", "GET /docs", "POST /gateways/twilio/status", "POST /gateways/twilio/inbound",
    ];

    [Fact]
    public async Task Every_endpoint_says_what_it_demands()
    {
        await using var world = await World.Begin(cluster);

        var undeclared = Endpoints(world).Where(e => e.Demands is null && !Open.Any(o => e.Name.StartsWith(o, StringComparison.Ordinal))).Select(e => e.Name);

        Assert.Empty(undeclared);
        Assert.Equal(54, Endpoints(world).Count(e => e.Demands?.Action is not null && !e.Path.StartsWith("/hubs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_key_or_with_a_wrong_one()
    {
        await using var world = await World.Begin(cluster);
        using var stranger = new HttpClient { BaseAddress = new Uri(world.Address) };
        using var forger = new HttpClient { BaseAddress = new Uri(world.Address) };
        forger.DefaultRequestHeaders.Add("Authorization", "Bearer dw_forged");

        foreach (var endpoint in Guarded(world))
        {
            foreach (var client in new[] { stranger, forger })
            {
                var (status, code) = await Call(client, endpoint);
                Assert.True(status == HttpStatusCode.Unauthorized && code == "access.sign-in", $"{endpoint.Name}: {status} {code}");
            }
        }
        using var negotiation = await stranger.PostAsync(new Uri("/hubs/duty/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, negotiation.StatusCode);
    }

    [Fact]
    public async Task Every_cell_of_the_access_table_is_kept_over_http()
    {
        await using var world = await World.Begin(cluster);
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var guest = await world.Guest(role, UnitOf(role));
            foreach (var endpoint in Guarded(world))
            {
                var (status, code) = await Call(guest.Http, endpoint);
                var refused = code == "access.forbidden";
                if (refused == AccessTable.Allows(role, endpoint.Demands!.Action!.Value))
                {
                    wrong.Add($"{role} {endpoint.Name}: {status} {code}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_cell_of_the_access_table_is_kept_over_the_hub()
    {
        await using var world = await World.Begin(cluster);
        var methods = typeof(DutyHub).GetMethods().Where(m => m.DeclaringType == typeof(DutyHub) && m.ReturnType == typeof(Task<RawJson>)).Select(m => m.Name).Order().ToList();
        Assert.Equal(["Acknowledge", "FileReport", "Follow"], methods);
        var demands = new Dictionary<string, Action> { ["Acknowledge"] = Action.AlertAcknowledge, ["FileReport"] = Action.ReportFile, ["Follow"] = Action.EventRead };
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var connection = await (await world.Guest(role, UnitOf(role))).Connect();
            foreach (var method in methods)
            {
                var answer = await connection.InvokeAsync<JsonElement>(method, new { }, TestContext.Current.CancellationToken);
                var refused = answer.TryGetProperty("refusal", out var refusal) && refusal.GetProperty("code").GetString() == "access.forbidden";
                if (refused == AccessTable.Allows(role, demands[method]))
                {
                    wrong.Add($"{role} {method}: {answer}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_neighbour_county_learns_nothing_from_any_endpoint()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var neighbour = await world.Guest(Role.CountyLeader, World.Kangding);
        var filed = await county.File(Says.First(world, World.Luding));

        foreach (var endpoint in Guarded(world).Where(e => e.Method == "GET"))
        {
            using var answer = await neighbour.Http.GetAsync(new Uri(endpoint.Path.Replace("{id}", filed.IncidentId.ToString(), StringComparison.Ordinal), UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(filed.IncidentId.ToString(), text, StringComparison.Ordinal);
            Assert.DoesNotContain(filed.IncidentNumber, text, StringComparison.Ordinal);
            Assert.DoesNotContain(filed.ReportId.ToString(), text, StringComparison.Ordinal);
            Assert.DoesNotContain("磨西", text, StringComparison.Ordinal);
        }
        await neighbour.Get("/api/v1/rosters/on-duty?unit=513322", HttpStatusCode.NotFound);
        await neighbour.Get("/api/v1/rosters/on-duty?under=513300", HttpStatusCode.NotFound);
        world.IgnoreOtherTexts();
    }

    private static string UnitOf(Role role) => role is Role.CountyFiler or Role.CountyLeader or Role.ApiFiler or Role.ApiReader ? World.Luding : World.Prefecture;

    private static IEnumerable<Endpoint> Guarded(World world) => Endpoints(world).Where(e => e.Demands?.Action is not null && !e.Path.StartsWith("/hubs", StringComparison.Ordinal));

    private static IEnumerable<Endpoint> Endpoints(World world) =>
        from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select new Endpoint(method, endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal), endpoint.Metadata.GetMetadata<Demands>());

    private static async Task<(HttpStatusCode Status, string? Code)> Call(HttpClient client, Endpoint endpoint)
    {
        var path = endpoint.Path.Replace("{id}", Ids.New(DateTimeOffset.UnixEpoch).ToString(), StringComparison.Ordinal).Replace("{number}", "%2B8610000009999", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), new Uri(path, UriKind.Relative));
        if (endpoint.Method != "GET")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 500, $"{endpoint.Name}: {text}");
        if (endpoint.Method == "HEAD")
        {
            // No body, so no code.
            return (answer.StatusCode, answer.StatusCode switch { HttpStatusCode.Unauthorized => "access.sign-in", HttpStatusCode.Forbidden => "access.forbidden", _ => null });
        }
        var code = answer.IsSuccessStatusCode || text.Length == 0 ? null : JsonDocument.Parse(text).RootElement.GetProperty("code").GetString();
        return (answer.StatusCode, code);
    }

    private sealed record Endpoint(string Method, string Path, Demands? Demands)
    {
        public string Name => $"{Method} {Path}";
    }
}
