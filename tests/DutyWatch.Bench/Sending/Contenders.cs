using System.Globalization;
using System.Text;
using DutyWatch.Alerts;
using Npgsql;

namespace DutyWatch.Bench.Sending;

/// <summary>One way to get texts from a commit to the gateway.</summary>
internal interface IContender : IAsyncDisposable
{
    Office Office { get; }

    Task Raise(Lane lane, int count);
}

/// <summary>DutyWatch's own sender, as the product registers it.</summary>
internal sealed class Ours(Office office) : IContender
{
    public Office Office => office;

    public static async Task<IContender> Open(Ground ground, Receipts gateway, string name)
    {
        var office = await Office.Open(ground, $"{name}_ours", gateway.Url, "ACours");
        await office.StartSender();
        return new Ours(office);
    }

    public Task Raise(Lane lane, int count) => office.Raise(lane, count);

    public ValueTask DisposeAsync() => office.DisposeAsync();
}

/// <summary>The least there can be: after the commit the texts that are still in memory are posted, and nothing is recorded.</summary>
internal sealed class Raw(Office office, Posting posting) : IContender
{
    public Office Office => office;

    public static async Task<IContender> Open(Ground ground, Receipts gateway, string name) =>
        new Raw(await Office.Open(ground, $"{name}_raw", gateway.Url), new Posting(gateway.Url));

    public Task Raise(Lane lane, int count) => office.Raise(lane, count, async (tx, ids) =>
    {
        var texts = await tx.List<Text>(Text.OfAlerts, new { ids = ids.ToArray() });
        return () => texts.ForEach(text => _ = Task.Run(() => posting.Post(text)));
    });

    public async ValueTask DisposeAsync()
    {
        posting.Dispose();
        await office.DisposeAsync();
    }
}

/// <summary>A loop that looks once a second, claims what waits, posts it and writes down that it went.</summary>
internal sealed class PollLoop : IContender
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private readonly Posting posting;
    private readonly Task loop;

    private PollLoop(Office office, Posting posting)
    {
        Office = office;
        this.posting = posting;
        loop = Task.Run(Loop);
    }

    public Office Office { get; }

    public static async Task<IContender> Open(Ground ground, Receipts gateway, string name) =>
        new PollLoop(await Office.Open(ground, $"{name}_poll", gateway.Url), new Posting(gateway.Url));

    public Task Raise(Lane lane, int count) => Office.Raise(lane, count);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
        posting.Dispose();
        await Office.DisposeAsync();
    }

    private async Task Loop()
    {
        using var timer = new PeriodicTimer(Every, Ground.Clocks.Machine);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                var texts = await Office.Database.Do(tx => tx.List<Text>(Text.Claim, new { now = Ground.Clocks.Now }), stop.Token);
                await Task.WhenAll(texts.Select(posting.Post));
                await Office.Database.Do(tx => tx.Execute(Text.Accepted, new { ids = texts.Select(t => t.Id).ToArray(), now = Ground.Clocks.Now }), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The benchmark is over.
        }
    }
}

/// <summary>graphile-worker: the job is added in the transaction, a trigger notifies, and its task does the same POST.</summary>
internal sealed class Graphile(Office office, Child worker) : IContender
{
    public Office Office => office;

    public static async Task<IContender> Open(Ground ground, Receipts gateway, string name, int concurrency, bool batched = false)
    {
        var database = $"{name}_graphile_{concurrency}{(batched ? "_batched" : "")}";
        var office = await Office.Open(ground, database, gateway.Url);
        var home = Environment.GetEnvironmentVariable("DUTYWATCH_HOME") ?? ".";
        var worker = await Child.Start(
            "node",
            [Path.Combine(home, "tests", "DutyWatch.Bench", "rivals", "graphile-worker", "worker.mjs")],
            ("DATABASE", Uri(office.ConnectionString)),
            ("GATEWAY", $"{gateway.Url}/2010-04-01/Accounts/AC1/Messages.json"),
            ("CONCURRENCY", concurrency.ToString(CultureInfo.InvariantCulture)),
            ("BATCHED", batched ? "yes" : ""));
        return new Graphile(office, worker);
    }

    public Task Raise(Lane lane, int count) => office.Raise(lane, count, async (tx, ids) =>
    {
        await tx.Execute(Text.AddJobs, new { ids = ids.ToArray() });
        return null;
    });

    public async ValueTask DisposeAsync()
    {
        await worker.DisposeAsync();
        await office.DisposeAsync();
    }

    // The way node-postgres wants it, whether the server listens on a socket or a port.
    private static string Uri(string connectionString)
    {
        var c = new NpgsqlConnectionStringBuilder(connectionString);
        var host = System.Uri.EscapeDataString(c.Host!);
        return string.Create(CultureInfo.InvariantCulture, $"postgres://{c.Username}:{System.Uri.EscapeDataString(c.Password!)}@/{c.Database}?host={host}&port={c.Port}");
    }
}

/// <summary>A text as the rivals find it.</summary>
internal sealed record Text(Guid Id, string Address, string Body)
{
    public const string OfAlerts = """
        select d.id, d.address, m.body
        from delivery d
        join message m on m.id = d.message_id
        where m.alert_id = any(@ids)
        """;

    public const string AddJobs = """
        select graphile_worker.add_job('send', json_build_object('id', d.id, 'to', d.address, 'body', m.body))
        from delivery d
        join message m on m.id = d.message_id
        where m.alert_id = any(@ids)
        """;

    public const string Claim = """
        update delivery d
        set state = 'sending', rank = 5, lease_owner = 1, lease_until = @now, claimed_at = @now, attempt = attempt + 1
        from message m
        where d.state = 'pending'
          and m.id = d.message_id
        returning d.id, d.address, m.body
        """;

    public const string Accepted = """
        update delivery
        set state = 'accepted', rank = 10, accepted_at = @now, lease_owner = null, lease_until = null
        where id = any(@ids)
        """;
}

/// <summary>The POST of the rivals that live in this process: the same form over kept connections.</summary>
internal sealed class Posting(string gateway) : IDisposable
{
    private readonly HttpClient http = new() { DefaultRequestHeaders = { { "Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("AC1:token"))}" } } };
    private readonly Uri messages = new($"{gateway}/2010-04-01/Accounts/AC1/Messages.json");

    public async Task Post(Text text)
    {
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("To", text.Address),
            KeyValuePair.Create("From", "+8610000000000"),
            KeyValuePair.Create("Body", text.Body),
            KeyValuePair.Create("StatusCallback", $"http://localhost/gateways/twilio/status?mid={text.Id}"),
            KeyValuePair.Create("ValidityPeriod", "3600"),
        ]);
        using var answer = await http.PostAsync(messages, form);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();
}
