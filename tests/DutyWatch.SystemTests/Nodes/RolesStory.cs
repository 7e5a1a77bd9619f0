using System.Net;
using System.Net.Http.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Nodes;

[Collection(ByThemselves.Name)]
public sealed class RolesStory(TestCluster cluster, ITestOutputHelper output)
{
    // Looks a second apart, two of them one after the other, would make this a second on the average.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task What_a_web_node_takes_in_is_stepped_and_sent_by_the_worker_at_once_and_told_on_the_web_node_at_once()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        var worker = await prefecture.Start("worker", "worker");
        var web = await prefecture.Start("web", "web");
        await using var desk = MovingDesk.At(prefecture, web);
        await Record(prefecture, web, desk);

        var before = await Measure(prefecture, web, desk);
        await CutTheLines(prefecture);
        await prefecture.Until(Sql.TwoListen);
        var after = await Measure(prefecture, web, desk);

        output.WriteLine($"lead on the web node to text at the gateway {before.Text.TotalMilliseconds:0} ms, to the desk's event {before.Event.TotalMilliseconds:0} ms; after the lines were cut {after.Text.TotalMilliseconds:0} and {after.Event.TotalMilliseconds:0} ms (medians)");
        Assert.All([before, after], m => Assert.True(m.Text < AtOnce && m.Event < AtOnce, $"text {m.Text}, event {m.Event}"));
        Assert.Contains(worker.Log, line => line.Contains("Sweep escalations", StringComparison.Ordinal));
        Assert.DoesNotContain(web.Log, line => line.Contains("Sweep ", StringComparison.Ordinal));
        Assert.Empty(worker.Errors.Concat(web.Errors));
    }

    [Fact]
    public async Task A_worker_answers_no_calls_but_says_how_it_is()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        var worker = await prefecture.Start("worker", "worker");
        using var officer = prefecture.Caller(Prefecture.Code);

        using var call = await officer.GetAsync(new Uri($"{worker.Address}/api/v1/incidents"), TestContext.Current.CancellationToken);
        using var health = await officer.GetAsync(new Uri($"{worker.Address}/health/ready"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (call.StatusCode, health.StatusCode));
    }

    [Fact]
    public async Task What_web_nodes_took_in_without_a_worker_goes_as_soon_as_there_is_one()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        var web = await prefecture.Start("web", "web");
        using var county = prefecture.Caller(Prefecture.Counties[0]);
        await Prefecture.Post<FileReportReply>(county, web, "/api/v1/reports", Prefecture.Phone(Prefecture.Counties[0]));
        await Task.Delay(TimeSpan.FromSeconds(1.5), Prefecture.Time, TestContext.Current.CancellationToken);
        Assert.Empty(prefecture.Carrier.Ledger);

        await prefecture.Start("worker", "worker");

        await prefecture.Until("select count(*) > 0 and bool_and(state = 'accepted') from delivery");
        Assert.Equal(await prefecture.Rows<Guid>("select id from delivery order by id"), prefecture.Carrier.Ledger.Select(t => t.DeliveryId).Order());
    }

    [Fact]
    public async Task Who_signed_in_at_one_node_goes_on_at_the_other_even_when_both_began_at_once()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        Node[] nodes;
        await using (await prefecture.Holding("lock table data_protection_key in share mode"))
        {
            // Both have found no key by now; one may make it.
            var starting = Task.WhenAll(prefecture.Start("a"), prefecture.Start("b"));
            await prefecture.Until(Sql.TwoWait);
            nodes = [.. prefecture.Nodes];
            _ = starting;
        }
        await prefecture.AllReady();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });

        using var signedIn = await browser.PostAsJsonAsync(new Uri($"{nodes[0].Address}/api/v1/session"), new { user = Prefecture.Officer, password = Passwords.Of(Prefecture.Code) }, Wire.Options, TestContext.Current.CancellationToken);
        var session = await signedIn.Content.ReadFromJsonAsync<SessionView>(Wire.Options, TestContext.Current.CancellationToken);
        browser.DefaultRequestHeaders.Add("X-DutyWatch-Token", session!.AntiforgeryToken);
        var reply = await Prefecture.Post<RecordLeadReply>(browser, nodes[1], "/api/v1/leads", Prefecture.Lead(Prefecture.Counties[0], Prefecture.Now));

        Assert.Equal(CommandState.Accepted, reply.State);
        Assert.Single(await prefecture.Rows<string>("select name from data_protection_key"));
    }

    [Fact]
    public async Task Two_nodes_that_begin_at_once_on_an_empty_database_load_one_site_and_make_one_set_of_accounts()
    {
        await using var prefecture = await Prefecture.OnNothing(cluster);
        using var folder = Ground.DataFolder.Open();
        (string, string)[] sample = [("DutyWatch__SitePack", Path.Combine(AppContext.BaseDirectory, "sites", "ganzi")), ("DutyWatch__DataFolder", folder.Path)];

        await Task.WhenAll(prefecture.Start("a", "all", sample), prefecture.Start("b", "all", sample));

        Assert.Equal([1L], await prefecture.Rows<long>("select count(*) from site"));
        Assert.Equal(await prefecture.Rows<long>("select count(distinct user_name) from account"), await prefecture.Rows<long>("select count(*) from account"));
        Assert.Empty(prefecture.Nodes.SelectMany(n => n.Errors));
    }

    private static async Task<(TimeSpan Text, TimeSpan Event)> Measure(Prefecture prefecture, Node web, MovingDesk desk)
    {
        var all = new List<(TimeSpan Text, TimeSpan Event)>();
        for (var n = 0; n < 7; n++)
        {
            all.Add(await Record(prefecture, web, desk));
        }
        return (all.Select(m => m.Text).Order().ElementAt(3), all.Select(m => m.Event).Order().ElementAt(3));
    }

    /// <summary>A lead that is known for so long that its reminder is due at once: how long until the text and the event are there.</summary>
    private static async Task<(TimeSpan Text, TimeSpan Event)> Record(Prefecture prefecture, Node web, MovingDesk desk)
    {
        using var officer = prefecture.Caller(Prefecture.Code);
        var texts = prefecture.Carrier.Ledger.Count;
        var reply = await Prefecture.Post<RecordLeadReply>(officer, web, "/api/v1/leads", Prefecture.Lead(Prefecture.Counties[5], Prefecture.Now.AddMinutes(-25)));
        var recorded = Prefecture.Now;
        var reminded = await desk.Hears(e => e.Kind == "obligation.reminded" && e.Subject == $"obligation:{reply.Opened[0].ObligationId}");
        var told = Prefecture.Now;
        await prefecture.Carrier.Until(ledger => ledger.Count > texts, "the reminder");
        Assert.NotNull(reminded);
        return (prefecture.Carrier.Ledger[texts].At - recorded, told - recorded);
    }

    private static async Task CutTheLines(Prefecture prefecture) =>
        Assert.Equal(2, (await prefecture.Rows<bool>(Sql.CutListeners)).Count);

    private static class Sql
    {
        private const string Listeners = "from pg_locks where locktype = 'advisory' and objid = 51330003 and classid = 0 and granted and database = (select oid from pg_database where datname = current_database())";

        public const string TwoListen = $"select count(*) = 2 {Listeners}";

        public const string CutListeners = $"select pg_terminate_backend(pid, 5000) {Listeners}";

        public const string TwoWait = "select count(*) = 2 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    }
}
