using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rosters;
using DutyWatch.Server.Site;
using DutyWatch.SystemTests.TestGround;
using DutyWatch.UnitTests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace DutyWatch.SystemTests.Rosters;

public sealed class FindPeopleTests(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>09:00:00 on the anchor day in Shanghai: the first member of every A24 roster takes the watch.</summary>
    private static readonly DateTimeOffset Handover = new(2026, 1, 1, 1, 0, 0, TimeSpan.Zero);

    private readonly PackCopy copy = new();
    private NpgsqlDataSource source = null!;
    private Database database = null!;
    private SitePack pack = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        source = await cluster.NewDatabase();
        database = new Database(source, new WakeUps());
        pack = SitePack.Read(copy.Folder).Pack!;
        await SiteApply.Run(database, pack, Handover, dryRun: false, Ct);
        await FeedEpoch.Establish(database, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        copy.Dispose();
    }

    [Fact]
    public async Task People_come_in_the_order_of_the_posts_with_all_their_numbers()
    {
        string[] posts = ["prefecture.duty-leader", "owing.leader-in-charge", "owing.duty-officer"];

        var people = await Find("513322", posts, Handover);

        Assert.Equal([Member("513300", "duty-leader", 0), Member("513322", "leader-in-charge", 0), Member("513322", "duty-officer", 0)], people.Select(person => person.PersonId));
        Assert.Equal(["duty-leader", "leader-in-charge", "duty-officer"], people.Select(person => person.Post));
        Assert.Equal([2, 2, 1], people.Select(person => person.Phones.Count));
    }

    [Fact]
    public async Task The_relief_is_told_from_the_first_second_of_the_shift()
    {
        Assert.Equal(Member("513322", "duty-officer", 3), Assert.Single(await Find("513322", ["owing.duty-officer"], Handover.AddSeconds(-1))).PersonId);
        Assert.Equal(Member("513322", "duty-officer", 0), Assert.Single(await Find("513322", ["owing.duty-officer"], Handover)).PersonId);
    }

    [Fact]
    public async Task Each_person_is_found_once_and_a_post_with_nobody_yields_nobody()
    {
        Assert.Single(await Find("513300", ["owing.duty-officer", "prefecture.duty-officer"], Handover));
        Assert.Empty(await Find("513322", ["owing.editor"], Handover));
        Assert.Empty(await Find("999999", ["owing.duty-officer"], Handover));
        Assert.Empty(await Find("513322", [], Handover));
    }

    [Fact]
    public async Task A_sweep_finds_everybody_in_one_query()
    {
        string[] posts = ["owing.duty-officer", "owing.office-head", "prefecture.deputy-secretary-general"];

        var people = await database.Do(tx => Server.Rosters.Rosters.FindMany(tx, [.. pack.Units.Select(unit => unit.Code)], posts, Handover), Ct);

        Assert.All(pack.Units, unit => Assert.Single(people.Of(unit.Code, ["owing.duty-officer"])));
        Assert.Equal(3, people.Of("513338", posts).Count);
        Assert.Equal(2, people.Of("513338101", posts).Count);
    }

    [Fact]
    public async Task The_list_shows_shifts_and_only_the_end_of_a_number()
    {
        var handler = new ListOnDuty.Handler(database, new Clocks(new FakeTimeProvider(Handover), new FakeTimeProvider(Handover)));

        var masked = new Call(new Caller("auditor", "auditor", "", Role.Auditor, "513300", null), "http", null, null, Ct);
        var dialling = new Call(new Caller("officer", "officer", "", Role.PrefectureOfficer, "513300", null), "http", null, null, Ct);

        var list = (await handler.Handle(new QueryCollection(), masked)).Reply;
        var open = (await handler.Handle(At("2026-01-01T18:00:00+08:00"), dialling)).Reply;

        Assert.Equal(["duty-officer", "deputy-officer", "duty-leader", "second-leader", "editor", "editor", "deputy-secretary-general"], list.Items.Select(item => item.Post));
        Assert.Equal((Handover.AddMinutes(-30), Handover.AddHours(9)), (list.Items[0].From, list.Items[0].Until));
        Assert.Equal((null, null), (list.Items[^1].From, list.Items[^1].Until));
        Assert.All(list.Items, item => Assert.Matches(@"^\+86 100 \*{4} \d{4}$", item.Phone));
        Assert.All(open.Items, item => Assert.Matches(@"^\+861000000\d{4}$", item.Phone));
        Assert.Equal(Member("513300", "duty-officer", 1), open.Items[0].PersonId);
    }

    [Theory]
    [InlineData("2026-02-20T12:00:00+08:00", "bridge", "holiday", "春节", true, 2)]
    [InlineData("2026-02-14T16:00:00+08:00", "makeup", "eve", "春节", true, 0)]
    [InlineData("2026-02-14T17:00:00+08:00", "makeup", "eve", "春节", true, 2)]
    [InlineData("2026-10-10T12:00:00+08:00", "makeup", "workday", "国庆节", true, 0)]
    [InlineData("2026-03-07T12:00:00+08:00", "weekend", "weekend", null, true, 0)]
    [InlineData("2027-10-01T12:00:00+08:00", "statutory", "holiday", "国庆节", false, 2)]
    [InlineData("2027-09-30T20:00:00+08:00", "workday", "eve", null, false, 2)]
    public async Task On_a_holiday_a_county_has_a_second_officer_and_a_second_leader_and_the_list_says_what_day_it_is(
        string at, string type, string keptAs, string? name, bool published, int more)
    {
        var handler = new ListOnDuty.Handler(database, new Clocks(new FakeTimeProvider(Handover), new FakeTimeProvider(Handover)));
        var county = new Call(new Caller("filer", "filer", "", Role.CountyFiler, "513322", null), "http", null, null, Ct);

        var list = (await handler.Handle(At(at), county)).Reply;

        Assert.Equal(new Contracts.DutyDayView(DateOnly.ParseExact(at[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), type, keptAs, name, published), list.Day);
        Assert.Equal(more, list.Items.Count(item => item.Post is "deputy-officer" or "second-leader"));
        Assert.Single(list.Items, item => item.Post == "duty-officer");
        Assert.Equal(list.Items.Count - (more / 2), list.Items.Select(item => item.PersonId).Distinct().Count());
    }

    private static QueryCollection At(string at) => new(new Dictionary<string, StringValues> { ["at"] = at });

    private Task<IReadOnlyList<DutyWatch.Alerts.PersonToTell>> Find(string unit, string[] posts, DateTimeOffset at) =>
        database.Do(tx => new Server.Rosters.Rosters().Find(tx, unit, posts, at), Ct);

    private Guid Member(string unit, string post, int place) => pack.Rosters.Single(roster => (roster.UnitCode, roster.Post) == (unit, post)).Members[place];
}
