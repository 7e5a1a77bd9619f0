using DutyWatch.Client;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Client;

public sealed class DutyClientTests(TestCluster cluster)
{
    [Fact]
    public async Task What_was_written_without_a_link_is_filed_when_there_is_one()
    {
        await using var county = await County.Begin(cluster);
        var (phone, update) = (Says.Phone(county.World, World.Luding), Says.Update(county.World, World.Luding, Guid.Empty) with { IncidentId = null, ReportId = Ids.New(county.World.Now) });
        county.Cable.IsDown = true;
        await using (var before = county.Client())
        {
            before.File(phone);
            before.File(update, sameIncidentAs: phone.ReportId);
            Assert.Equal(2, before.Waiting);
        }

        county.Cable.IsDown = false;
        await using var after = county.Client();
        await after.WhenAnswered(county.Limit);

        Assert.Equal([phone.ReportId, update.ReportId], county.Answers.Select(a => a.ReportId));
        Assert.Equal(after.AnswerTo(phone.ReportId)!.Reply!.IncidentId, after.AnswerTo(update.ReportId)!.Reply!.IncidentId);
    }

    [Fact]
    public async Task A_report_that_is_refused_does_not_stop_the_next()
    {
        await using var county = await County.Begin(cluster);
        await using var client = county.Client();
        var wrong = Says.Phone(county.World, World.Luding) with { Course = null, Title = null };
        var follows = Says.Update(county.World, World.Luding, Guid.Empty) with { IncidentId = null, ReportId = Ids.New(county.World.Now) };
        var right = Says.Phone(county.World, World.Luding);

        client.File(wrong);
        client.File(follows, sameIncidentAs: wrong.ReportId);
        client.File(right);
        await client.WhenAnswered(county.Limit);

        Assert.Equal("report.element-missing", client.AnswerTo(wrong.ReportId)!.Refusal!.Code);
        Assert.Equal("report.predecessor-refused", client.AnswerTo(follows.ReportId)!.Refusal!.Code);
        Assert.NotNull(client.AnswerTo(right.ReportId)!.Reply);
    }

    [Fact]
    public async Task A_photo_goes_up_over_a_line_that_breaks_and_comes_with_its_report()
    {
        await using var county = await County.Begin(cluster);
        var photo = Made.Photo();
        var troubles = 0;
        county.Cable.IsDown = true;
        await using var client = county.Client(onTrouble: _ =>
        {
            troubles++;
            county.Cable.IsDown = false;
        });

        var reference = await client.Attach(new MemoryStream(photo), "塌方.jpg", World.Luding, county.Limit);
        var report = Says.Phone(county.World, World.Luding) with { Attachments = [reference] };
        client.File(report);
        await client.WhenAnswered(county.Limit);

        Assert.True(troubles > 0);
        Assert.Equal(("塌方.jpg", photo.Length), (reference.Name, (int)reference.Size));
        Assert.NotNull(client.AnswerTo(report.ReportId)!.Reply);
        var refused = await Assert.ThrowsAsync<DutyRefusedException>(() => client.Attach(new MemoryStream("GIF89a"u8.ToArray()), "a.jpg", World.Luding, county.Limit));
        Assert.Equal("attachment.kind-refused", refused.Refusal.Code);
    }

    [Fact]
    public async Task A_key_that_is_not_valid_yet_loses_nothing()
    {
        await using var county = await County.Begin(cluster);
        var report = Says.Phone(county.World, World.Luding);
        var troubled = new TaskCompletionSource();
        await using (var stranger = county.Client(key: "no-such-key", onTrouble: _ => troubled.TrySetResult()))
        {
            stranger.File(report);
            await troubled.Task.WaitAsync(county.Limit);
            Assert.Equal(1, stranger.Waiting);
        }

        await using var known = county.Client();
        await known.WhenAnswered(county.Limit);

        Assert.NotNull(known.AnswerTo(report.ReportId)!.Reply);
    }

    [Fact]
    public async Task A_report_too_large_for_the_hub_goes_over_HTTP()
    {
        await using var county = await County.Begin(cluster);
        await using var client = county.Client();
        var text = new string('泥', 4900);
        var large = Says.First(county.World, World.Luding) with { Course = text, Cause = text, Measures = text, Trend = text, NextSteps = text };

        client.File(large);
        await client.WhenAnswered(county.Limit);

        Assert.Equal("http", Assert.Single(await county.World.Rows<string>("select door from report where id = @id", new { id = large.ReportId })));
    }

    [Fact]
    public async Task An_answer_is_told_again_while_the_countys_own_system_cannot_take_it()
    {
        await using var county = await County.Begin(cluster);
        var report = Says.Phone(county.World, World.Luding);
        var tries = 0;
        await using var client = county.Client(onAnswered: _ => ++tries < 3 ? throw new IOException("disk full") : Task.CompletedTask);

        client.File(report);
        await client.WhenAnswered(county.Limit);

        Assert.Equal(3, tries);
        Assert.Equal(1, await county.World.Database.Do(tx => tx.One<int>("select count(*)::int from report"), CancellationToken.None));
    }

    [Fact]
    public async Task An_id_is_for_one_content_only()
    {
        await using var county = await County.Begin(cluster);
        county.Cable.IsDown = true;
        await using var client = county.Client();
        var report = Says.Phone(county.World, World.Luding);
        client.File(report);

        client.File(report);
        Assert.Throws<ArgumentException>(() => client.File(report with { Course = "别的内容" }));
        Assert.Throws<ArgumentException>(() => client.File(Says.Phone(county.World, World.Luding), sameIncidentAs: Ids.New(county.World.Now)));

        Assert.Equal(1, client.Waiting);
    }

    [Fact]
    public async Task A_line_cut_short_by_a_crash_is_dropped_and_the_rest_is_kept()
    {
        await using var county = await County.Begin(cluster);
        county.Cable.IsDown = true;
        var report = Says.Phone(county.World, World.Luding);
        await using (var before = county.Client())
        {
            before.File(report);
        }
        await File.AppendAllTextAsync(Path.Combine(county.Folder, "outbox.jsonl"), """{"queued":{"report":{"commandId":"019""", county.Limit);

        await using var after = county.Client();
        Assert.Equal(1, after.Waiting);
        after.File(Says.Phone(county.World, World.Luding));
        county.Cable.IsDown = false;
        await after.WhenAnswered(county.Limit);

        Assert.Equal(2, county.Answers.Count);
    }

    [Fact]
    public async Task Two_programs_do_not_share_a_queue()
    {
        await using var county = await County.Begin(cluster);
        await using var first = county.Client();

        Assert.Throws<IOException>(() => county.Client());
    }

    [Fact]
    public async Task The_sample_of_the_README_files_a_report()
    {
        await using var county = await County.Begin(cluster);
        await using var system = new CountySystem(county.Cable.Address, county.Key, county.Folder);
        var report = Says.Phone(county.World, World.Luding);

        await system.Hand(report);

        Assert.Equal(0, await system.Finish());
        Assert.Equal(report.ReportId, Assert.Single(await county.World.Rows<Guid>("select id from report")));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_READMEs_show_the_sample_as_it_is(string page) =>
        Assert.Contains($"```csharp\n{UnitTests.House.Repository.Read("samples/CountyFiler/Program.cs").TrimEnd()}\n```", UnitTests.House.Repository.Read(page), StringComparison.Ordinal);
}

/// <summary>A county with a key, a cable to the server and a folder for its queue.</summary>
internal sealed class County : IAsyncDisposable
{
    private readonly DataFolder folder = DataFolder.Open();
    private readonly CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));

    private County(World world, string key)
    {
        World = world;
        Key = key;
        Cable = new Cable(() => world.Address);
    }

    public World World { get; }

    public Cable Cable { get; }

    public string Key { get; }

    public string Folder => folder.Path;

    public CancellationToken Limit => limit.Token;

    /// <summary>What the county's system was told, in order.</summary>
    public List<FilingAnswer> Answers { get; } = [];

    public static async Task<County> Begin(TestCluster cluster)
    {
        var world = await World.Begin(cluster);
        world.IgnoreOtherTexts();
        return new County(world, (await world.Guest(Role.ApiFiler, World.Luding)).Key);
    }

    public DutyClient Client(string? key = null, Action<Exception>? onTrouble = null, Func<FilingAnswer, Task>? onAnswered = null) => DutyClient.Start(new DutyClientOptions
    {
        Server = new Uri(Cable.Address),
        ApiKey = key ?? Key,
        Folder = Folder,
        LongestPause = TimeSpan.FromSeconds(1),
        OnTrouble = onTrouble,
        OnAnswered = onAnswered ?? Remember,
    });

    public async ValueTask DisposeAsync()
    {
        await Cable.DisposeAsync();
        await World.DisposeAsync();
        folder.Dispose();
        limit.Dispose();
    }

    private Task Remember(FilingAnswer answer)
    {
        Answers.Add(answer);
        return Task.CompletedTask;
    }
}
