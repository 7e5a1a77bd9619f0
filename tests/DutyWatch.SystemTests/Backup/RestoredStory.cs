using DutyWatch.Contracts;
using DutyWatch.Server.Escalations;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.DependencyInjection;

namespace DutyWatch.SystemTests.Backup;

public sealed class RestoredStory(TestCluster cluster)
{
    [Fact]
    public async Task A_restored_server_goes_on_where_it_was_and_consoles_resume_from_their_cursors()
    {
        using var copies = new Copies();
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var desk = await officer.Follow();
        await officer.RecordVerified(Says.Lead(world, World.Luding));
        await world.PassTo("13:30:01");
        await desk.HearsAll((await AllEvents(officer)).Count);
        await copies.Take(world.Source);
        Assert.Equal(3, (await world.Phones.WhoHeard()).Count);

        await using var restored = await World.Continue(world, await Restored(copies));
        Assert.Equal(3, (await restored.Phones.WhoHeard()).Count);
        var again = await restored.Officer();
        var back = await again.Follow(desk.Cursor);
        await restored.PassTo("13:45");

        Assert.Equal(["513300/duty-officer", "513322/office-head"], await restored.Phones.WhoHeard());
        var all = await AllEvents(again);
        await back.HearsAll(all.Count - desk.Seen.Count);
        Assert.NotEmpty(back.Seen);
        Assert.Equal(all, desk.Seen.Concat(back.Seen).Select(e => e.Cursor));
    }

    [Fact]
    public async Task A_text_that_still_waited_in_an_old_backup_is_not_sent_any_more()
    {
        using var copies = new Copies();
        await using var world = await World.Begin(cluster, "13:00");
        await (await world.Officer()).RecordVerified(Says.Lead(world, World.Luding));
        world.Clock.SetUtcNow(World.Beijing("13:20").ToUniversalTime());
        await world.Services.GetRequiredService<EscalationSweep>().RunOnce(world.Now, CancellationToken.None);
        await copies.Take(world.Source);
        var waiting = (await world.Rows<Guid>("select message_id from delivery where state = 'pending'")).Single();
        Assert.Single(await world.Phones.WhoHeard());

        await using var restored = await World.Continue(world, await Restored(copies));
        restored.Sleep(TimeSpan.FromDays(3));
        await restored.Settle();

        Assert.Equal(["stale"], await restored.Rows<string>("select state from message where id = @waiting", new { waiting }));
        Assert.Equal(0, (await restored.Rows<long>("select count(*) from phone_box_text t join delivery d on d.id = t.delivery_id where d.message_id = @waiting", new { waiting })).Single());
        restored.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Events_flow_while_a_backup_is_taken_and_the_backup_is_one_instant()
    {
        using var copies = new Copies();
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var desk = await officer.Follow();
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var backup = Task.Run(() => copies.Take(world.Source, told: _ => Hold(begun, goOn)), Copies.Ct);
        Assert.True(begun.Wait(TimeSpan.FromSeconds(30), Copies.Ct));

        await officer.Record(Says.Lead(world, World.Luding));
        await desk.Hears("lead.recorded");
        goOn.Set();
        var taken = await backup;

        Assert.All(new[] { "event", "incident", "lead", "obligation" }, name => Assert.Equal(0, taken.Tables.Single(t => t.Name == name).Rows));
        Assert.NotEmpty(await world.Rows<Guid>("select id from lead"));
    }

    // The first table is written, the others wait: the transaction stays open.
    private static void Hold(ManualResetEventSlim begun, ManualResetEventSlim goOn)
    {
        begun.Set();
        Assert.True(goOn.Wait(TimeSpan.FromSeconds(60), Copies.Ct));
    }

    private async Task<Npgsql.NpgsqlDataSource> Restored(Copies copies)
    {
        var target = await cluster.NewEmpty();
        await copies.PutBack(target);
        return target;
    }

    private static async Task<List<string>> AllEvents(Guest officer) =>
        [.. (await officer.Get<EventBatch>("/api/v1/events?after=0.0.0&take=200")).Events.Select(e => e.Cursor)];
}
