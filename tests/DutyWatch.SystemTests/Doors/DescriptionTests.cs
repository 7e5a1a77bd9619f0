using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Doors;

/// <summary>The console's types are generated from the committed description: it must be the server's own.</summary>
public sealed class DescriptionTests(TestCluster cluster)
{
    [Fact]
    public async Task The_committed_description_is_the_servers_own()
    {
        await using var world = await World.Begin(cluster);
        using var http = new HttpClient { BaseAddress = new Uri(world.Address) };
        var file = System.IO.Path.Combine(Root(), "src", "console", "api", "openapi.json");

        var served = await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("DUTYWATCH_REWRITE") == "1")
        {
            await File.WriteAllTextAsync(file, served, TestContext.Current.CancellationToken);
        }
        var committed = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(served), JsonNode.Parse(committed)), "src/console/api/openapi.json is old: run this test with DUTYWATCH_REWRITE=1, then npm run types in src/console");
    }

    [Fact]
    public async Task The_page_that_reads_it_is_served_with_a_policy_of_its_own()
    {
        await using var world = await World.Begin(cluster);
        using var http = new HttpClient { BaseAddress = new Uri(world.Address) };

        using var answer = await http.GetAsync(new Uri("/docs", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains("'unsafe-inline'", answer.Headers.GetValues("Content-Security-Policy").Single().Split(';').Single(d => d.Contains("script-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Root([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(here, "..", "..", "..", ".."));
}
