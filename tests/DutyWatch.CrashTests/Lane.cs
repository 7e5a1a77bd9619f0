using DutyWatch.CrashTests.Cases;
using DutyWatch.CrashTests.Check;
using DutyWatch.CrashTests.Ground;
using DutyWatch.CrashTests.Host;
using DutyWatch.CrashTests.Outside;

namespace DutyWatch.CrashTests;

/// <summary>A site with its servers and its world outside, in which one case after the other is lived through; what each leaves stays for the next.</summary>
internal sealed class Lane : IAsyncDisposable
{
    private const int Rounds = 3;

    private readonly Ledger ledger = new();
    private readonly List<Node> nodes = [];
    private readonly Gateway gateway;
    private readonly Store store;
    private readonly Office office;
    private readonly Watcher watcher;
    private readonly Checker checker;
    private volatile TaskCompletionSource struck = new();
    private int strikes;
    private Counts before = Counts.None;

    private Lane(Gateway gateway, Uri server, Store store, Ledger ledger)
    {
        this.gateway = gateway;
        this.store = store;
        this.ledger = ledger;
        watcher = new Watcher(server, ledger);
        office = new Office(new Door(server, ledger), watcher, ledger);
        checker = new Checker(store, ledger);
    }

    public IReadOnlyCollection<string> Lines => [.. ledger.Lines, .. nodes.Select(n => n.Said)];

    /// <param name="two">Web and worker are two processes.</param>
    /// <param name="mistake">What is wrong in this lane on purpose.</param>
    public static async Task<Lane> Open(Ground.Ground ground, bool two, Mistake? mistake = null)
    {
        var ledger = new Ledger();
        var (gateway, connection, port) = (await Gateway.Open(ledger), await ground.NewSite(), Site.FreePort());
        var server = new Uri($"http://127.0.0.1:{port}");
        gateway.CallBack(server);
        var lane = new Lane(gateway, server, new Store(connection), ledger);
        if (mistake?.Sql is { } sql)
        {
            await lane.store.Execute(sql);
        }
        foreach (var (role, own) in two ? [("web", port), ("worker", Site.FreePort())] : new[] { ("all", port) })
        {
            lane.nodes.Add(lane.Start(ground, connection, new Role(role, own, server, mistake)));
        }
        await Task.WhenAll(lane.nodes.Select(n => n.WhenOpen()));
        await lane.watcher.Start();
        return lane;
    }

    /// <summary>Strikes, lets the world go on until all is at rest, and compares.</summary>
    public async Task<Verdict> Live(CrashCase one)
    {
        ledger.Write($"--- {one}");
        struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        gateway.Set(one.Point.Weather);
        gateway.Deaf = one.Deaf;
        await Arm(one);
        for (var round = 0; round < Rounds && !struck.Task.IsCompleted; round++)
        {
            await office.Work();
            await Task.WhenAny(struck.Task, Task.WhenAll(Rest.Reach(store, ledger), Task.Delay(TimeSpan.FromSeconds(one.Point.Every), Site.Time)));
        }
        var wasStruck = struck.Task.IsCompleted;
        await Disarm();
        // Life goes on: what is filed now goes the whole way.
        gateway.Set(Weather.Fair);
        await office.GoOn();
        var restless = await Rest.Reach(store, ledger);
        gateway.Deaf = false;
        var verdict = await checker.Check(strikes, watcher.Begin!);
        var counts = verdict.Counts - before;
        before = verdict.Counts;
        return new Verdict(counts, [.. wasStruck ? Array.Empty<string>() : ["the strike never fell: a dead point"], .. restless, .. verdict.Wrong]);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(nodes.Select(n => n.DisposeAsync().AsTask()));
        await watcher.DisposeAsync();
        await gateway.DisposeAsync();
        office.Dispose();
        await store.DisposeAsync();
    }

    private Node Start(Ground.Ground ground, string connection, Role role)
    {
        Dictionary<string, string> environment = new()
        {
            [StruckServer.ClusterVariable] = ground.Cluster,
            ["ConnectionStrings__DutyWatch"] = connection,
            ["DutyWatch__Roles"] = role.Name,
            ["DutyWatch__PublicUrl"] = role.Public.ToString(),
            ["Gateways__Twilio__AccountSid"] = Gateway.AccountSid,
            ["Gateways__Twilio__AuthToken"] = Gateway.AuthToken,
            ["Gateways__Twilio__NoReplies"] = "",
            ["Gateways__Twilio__From"] = Gateway.Number,
            ["Gateways__Twilio__BaseUrl"] = gateway.Address.ToString(),
            ["Alerts__LeaseSeconds"] = "5",
            ["Alerts__RoundPauseSeconds"] = "2",
        };
        foreach (var (name, value) in role.Mistake?.Environment ?? [])
        {
            environment[name] = value;
        }
        var node = new Node(["serve", "--port", $"{role.Port}"], environment) { OnStruck = Note };
        if (role.Mistake?.AtDeath is { } sql)
        {
            node.OnDeath = () => store.Execute(sql);
        }
        return node;
    }

    private void Note(string point)
    {
        Interlocked.Increment(ref strikes);
        ledger.Write($"struck at {point}");
        if (point == Awaited)
        {
            gateway.Set(Weather.Fair);
            struck.TrySetResult();
        }
    }

    private string Awaited { get; set; } = "";

    private async Task Arm(CrashCase one)
    {
        Awaited = one.Point.Name;
        var target = nodes.Count == 1 ? nodes[0] : one.Point.Part == Part.Worker ? nodes[1] : nodes[0];
        switch (one.Point.After)
        {
            case null:
                await target.Arm(one.Strike);
                break;
            case "":
                target.ArmNextLife(one.Strike);
                strikes++;
                target.Kill();
                await target.WhenOpen();
                break;
            case var before:
                target.ArmNextLife(one.Strike);
                await target.Arm(new Strike(before, How.Kill, 1));
                break;
        }
    }

    private async Task Disarm()
    {
        foreach (var node in nodes)
        {
            node.ArmNextLife(null);
            await node.WhenOpen();
            await node.Arm(null);
        }
    }

    private sealed record Role(string Name, int Port, Uri Public, Mistake? Mistake);
}
