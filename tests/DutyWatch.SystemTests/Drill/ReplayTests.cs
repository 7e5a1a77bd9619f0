using System.Globalization;
using DutyWatch.Replay;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using DutyWatch.UnitTests.House;

namespace DutyWatch.SystemTests.Drill;

/// <summary>Real days lived through again on the false clock, by real hub clients, and held against what their files expect.</summary>
public sealed class ReplayTests(TestCluster cluster)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "ops", "sites", "ganzi", "replay");

    public static TheoryData<string> Days() => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task A_day_comes_out_as_its_file_expects(string day)
    {
        using var folder = DataFolder.Open();
        var script = Script.Read(Path.Combine(Folder, $"{day}.json"));
        await using var world = await Drill(script);
        await using var player = await Player(world, script, folder);

        Assert.True(await player.Play(null, TestContext.Current.CancellationToken));
        var (facts, differences) = await player.Compare(TestContext.Current.CancellationToken);

        if (Environment.GetEnvironmentVariable("DUTYWATCH_REWRITE") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "artifacts", $"{day}.facts.json"), facts.ToJsonString(ReplayJson.Options), TestContext.Current.CancellationToken);
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.NotEmpty(script.Expected!);
        await EveryTextIsMarked(world);
    }

    [Fact]
    public async Task A_player_that_begins_anew_without_its_notes_files_nothing_twice()
    {
        using var first = DataFolder.Open();
        using var second = DataFolder.Open();
        var script = Script.Read(Path.Combine(Folder, "luding-2022-0905.json"));
        await using var world = await Drill(script);
        var until = script.Start.AddHours(2);
        await using (var player = await Player(world, script, first))
        {
            Assert.False(await player.Play(until, TestContext.Current.CancellationToken));
        }
        var before = await Counts(world);

        await using (var player = await Player(world, script, second))
        {
            await player.Play(until, TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, await Counts(world));
        Assert.True(before.Reports >= 6 && before.Answers >= 5, $"{before}");
    }

    [Fact]
    public async Task Every_entry_is_a_public_fact_with_its_source_or_called_invented_and_nobody_is_named()
    {
        foreach (var day in Directory.EnumerateFiles(Folder, "*.json"))
        {
            var script = Script.Read(day);
            var text = await File.ReadAllTextAsync(day, TestContext.Current.CancellationToken);

            Assert.Contains(script.Entries, e => e.Fact == Fact.PublicFact);
            Assert.All(script.Entries.Where(e => e.Fact == Fact.PublicFact), e => Assert.True(script.Sources.ContainsKey(e.Source!)));
            Assert.All(script.Entries.Where(e => e.Form is not null && e.Form.ContainsKey("author")), e => Assert.Equal("值班员", e.Form!["author"]!.GetValue<string>()));
            Assert.DoesNotContain("leadersOnSite", text, StringComparison.Ordinal);
        }
    }

    private async Task<World> Drill(Script script)
    {
        var world = await World.Begin(cluster, script.Start.ToString("O", CultureInfo.InvariantCulture), new KeyValuePair<string, string?>("DutyWatch:Drill:Start", script.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
        // The day's own file says who must hear what.
        world.IgnoreOtherTexts();
        return world;
    }

    private static async Task<Player> Player(World world, Script script, DataFolder folder)
    {
        var keys = new Dictionary<string, string> { [World.Prefecture] = (await world.Officer()).Key };
        foreach (var unit in script.Units.Keys.Where(u => u != World.Prefecture))
        {
            keys[unit] = (await world.County(unit)).Key;
        }
        return new Player(script, new Office(new Uri(world.Address), World.Prefecture, unit => keys[unit], folder.Path), new WorldTime(world), _ => { });
    }

    private static async Task EveryTextIsMarked(World world)
    {
        var texts = await world.Rows<string>("select body from phone_box_text where direction = 'in'");

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.StartsWith("【应急值守】【演练】", text, StringComparison.Ordinal));
        Assert.All(await world.Rows<bool>("select (content ->> 'drill')::boolean from report"), Assert.True);
    }

    private static async Task<Tally> Counts(World world) => (await world.Rows<Tally>(
        "select (select count(*) from report) as reports, (select count(*) from incident) as incidents, (select count(*) from phone_box_text where direction = 'out') as answers, (select count(*) from alert) as alerts")).Single();

    private sealed record Tally(long Reports, long Incidents, long Answers, long Alerts);

    private sealed class WorldTime(World world) : IDutyTime
    {
        public Task Reach(DateTimeOffset at, CancellationToken ct) => at > world.Now ? world.Pass(at - world.Now) : world.Settle();
    }
}
