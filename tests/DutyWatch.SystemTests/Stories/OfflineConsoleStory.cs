using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Events;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

public sealed class OfflineConsoleStory(TestCluster cluster)
{
    [Fact]
    public async Task A_console_cut_off_for_fifteen_minutes_catches_up_with_no_gap_and_no_repeat()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var desk = await officer.Follow();
        await officer.Record(Says.Lead(world, World.Luding));
        await desk.Hears("obligation.opened");

        await desk.Cut();
        await officer.Record(Says.Lead(world, World.Jiulong));
        await world.Pass(TimeSpan.FromMinutes(15));
        await (await world.County(World.Luding)).File(Says.First(world, World.Luding));
        await world.Pass(TimeSpan.FromMinutes(6));
        var back = await officer.Follow(desk.Cursor);

        var all = await AllEvents(officer);
        await back.HearsAll(all.Count - desk.Seen.Count);
        Assert.Equal(all.Select(e => e.Cursor), desk.Seen.Concat(back.Seen).Select(e => e.Cursor));
        Assert.Equal(all.Count, all.Select(e => e.Cursor).Distinct().Count());
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_console_that_lived_through_a_restart_of_the_server_resumes_from_its_cursor()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var desk = await officer.Follow();
        await officer.Record(Says.Lead(world, World.Luding));
        await desk.Hears("lead.recorded");
        var seen = desk.Seen.Count;

        await world.Restart();
        world.ForgiveErrors();
        var again = await world.Officer();
        await again.Record(Says.Lead(world, World.Jiulong));
        var back = await again.Follow(desk.Cursor);

        var all = await AllEvents(again);
        await back.HearsAll(all.Count - seen);
        Assert.Equal(all.Select(e => e.Cursor), desk.Seen.Concat(back.Seen).Select(e => e.Cursor));
    }

    [Fact]
    public async Task A_console_that_was_away_longer_than_the_relay_remembers_is_told_from_the_table_and_in_order()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var desk = await officer.Follow();
        await desk.Cut();
        foreach (var hundred in Enumerable.Range(0, 25))
        {
            await world.Database.Do(
                tx => EventLog.Append(tx, [.. Enumerable.Range(1, 100).Select(n => new NewEvent(world.Now, "lead.recorded", "lead:long-away", (hundred * 100) + n, World.Prefecture, [World.Prefecture], "{}"))]),
                CancellationToken.None);
        }
        await world.Settle();

        var back = await officer.Follow(desk.Cursor);
        await back.HearsAll(2500);

        Assert.Equal(Enumerable.Range(1, 2500).Select(n => (long)n), back.Seen.Select(e => e.SubjectVersion));
    }

    [Fact]
    public async Task Snapshot_and_events_after_its_cursor_are_the_present()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        await officer.RecordVerified(Says.Lead(world, World.Luding));
        var snapshot = await officer.Get<Page<ObligationView>>("/api/v1/obligations");

        var desk = await officer.Follow(snapshot.EventCursor);
        await (await world.County(World.Luding)).File(Says.First(world, World.Luding, snapshot.Items[0].IncidentId));
        await desk.Hears("obligation.opened");

        Assert.DoesNotContain(desk.Seen, e => e.Kind == "lead.recorded");
        Assert.Equal(2, desk.Seen.Count(e => e.Kind == "obligation.met"));
        Assert.All(desk.Seen.GroupBy(e => e.Subject), subject => Assert.Equal(subject.Select(e => e.SubjectVersion).Order(), subject.Select(e => e.SubjectVersion)));
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task Sixteen_filers_at_once_and_no_event_is_lost_or_doubled_on_the_way()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var officer = await world.Officer();
        var desk = await officer.Follow();
        string[] counties = ["513322", "513323", "513324", "513325", "513326", "513327", "513328", "513329"];
        var guests = await Task.WhenAll(counties.Select(world.County));

        await Task.WhenAll(guests.SelectMany((county, i) => Enumerable.Range(0, 4).Select(_ => county.Post("/api/v1/reports", Says.First(world, counties[i]) with { ReportId = Ids.New(world.Now), CommandId = Ids.New(world.Now) }))));
        await world.Settle();

        var all = await AllEvents(officer);
        await desk.HearsAll(all.Count);
        Assert.Equal(all.Select(e => e.Cursor), desk.Seen.Select(e => e.Cursor));
        Assert.Equal(32, all.Count(e => e.Kind == "report.filed"));
        world.IgnoreOtherTexts();
    }

    private static async Task<List<DutyEvent>> AllEvents(Guest officer)
    {
        var all = new List<DutyEvent>();
        var after = "0.0.0";
        while (true)
        {
            var page = await officer.Get<EventBatch>($"/api/v1/events?after={after}&take=200");
            all.AddRange(page.Events);
            if (page.Events.Count < 200)
            {
                return all;
            }
            after = page.Cursor;
        }
    }
}
