using DutyWatch.Alerts.Sending;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Faults;
using DutyWatch.Simulation.Ground;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace DutyWatch.Simulation;

/// <summary>
/// One seed: a database, two nodes on it, a false clock, and everybody outside. Only one thing ever runs at a time, and who is next is
/// thrown by the seed's dice, so that the same seed is the same world.
/// </summary>
internal sealed class World
{
    public static readonly DateTimeOffset Begins = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly AsyncLocal<World?> Current = new();
    private static readonly string[] Sweeps = ["escalations", "deliveries", "unanswered-alerts"];
    private const int MostRounds = 60;

    private readonly Dice ids;
    private readonly Dice turns;
    private readonly string connectionString;
    private readonly NpgsqlDataSource source;
    private int lives;

    static World()
    {
        Ids.Plant(at => Current.Value is { } world ? world.ids.Id(at) : Guid.CreateVersion7(at));
        Fault.Plant(name => Current.Value?.Faults.Pass(name));
    }

    private World(ulong seed, int days, Plant plant, string connectionString)
    {
        var dice = new Dice(seed);
        (ids, turns) = (dice.Own(), dice.Own());
        (Seed, Days, Plant) = (seed, days, plant);
        this.connectionString = connectionString;
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "outside" }.ConnectionString);
        Rows = new Outside(source);
        Gateways = [new Gateway(this, "a", dice.Own()), new Gateway(this, "b", dice.Own())];
        Faults = new Faults(this, dice.Own());
        People = new People(this, dice.Own());
        Counties = new Counties(this, dice.Own());
        Invariants = new Invariants(this);
    }

    public ulong Seed { get; }

    public int Days { get; }

    public Plant Plant { get; }

    public FakeTimeProvider Clock { get; } = new(Begins);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public DateTimeOffset Ends => Begins.AddDays(Days);

    public Agenda Agenda { get; } = new();

    public Trace Trace { get; } = new();

    public Ledger Ledger { get; } = new();

    public Faults Faults { get; }

    public IReadOnlyList<Gateway> Gateways { get; }

    public People People { get; }

    public Counties Counties { get; }

    public Invariants Invariants { get; }

    /// <summary>For the invariants and the plants.</summary>
    public Outside Rows { get; }

    public Node?[] Nodes { get; } = [null, null];

    /// <summary>The node whose code runs now: faults strike it.</summary>
    public Node? Active { get; private set; }

    public int Instants { get; private set; }

    public string Summary => $"{Counties.Incidents} incidents, {Ledger.Reports.Count} reports, {Ledger.Takes.Count} texts taken, {Ledger.Answered.Count} answers, {Faults.Crashes} crashes, {Faults.Others} other faults, {Instants} instants";

    public static async Task<World> Run(SimCluster cluster, ulong seed, int days, Plant plant, bool stopAtFirst = false)
    {
        var world = new World(seed, days, plant, await cluster.NewDatabase());
        Current.Value = world;
        try
        {
            await world.Live(stopAtFirst);
        }
        finally
        {
            Current.Value = null;
            foreach (var node in world.Nodes.OfType<Node>())
            {
                await node.End();
            }
            await world.Rows.DisposeAsync();
            await world.source.DisposeAsync();
            await cluster.Drop(world.connectionString);
        }
        return world;
    }

    public void Say(string line) => Trace.Say(Now, line);

    public void HeardError(string what) => Invariants.HearError(what);

    /// <summary>Nodes that run, in an order thrown anew each time.</summary>
    public IReadOnlyList<Node> Running()
    {
        var running = Nodes.OfType<Node>().ToList();
        return running.Count == 2 && turns.In(1, 2) ? [running[1], running[0]] : running;
    }

    public async Task StartNode(int place)
    {
        if (Nodes[place] is not null)
        {
            return;
        }
        Nodes[place] = new Node(this, "AB"[place].ToString(), ++lives, connectionString);
        Say($"node {Nodes[place]!.Name} starts");
        await Plant.OnStart(this);
        await LookAnyway();
    }

    /// <summary>Does something on a node. What a fault does to it is not the caller's: false, and he may try again.</summary>
    public async Task<bool> On(Node node, Func<Task> act)
    {
        var before = Active;
        Active = node;
        try
        {
            await act();
            return !node.IsDead;
        }
        catch (Exception e) when (node.IsDead || DutyWatch.Simulation.Faults.Explains(e))
        {
            Say($"node {node.Name}: {(node.IsDead ? "died" : e.GetType().Name)} in the middle");
            return false;
        }
        finally
        {
            Active = before;
            Bury(node);
        }
    }

    public async Task<NpgsqlConnection> OpenOutside() => await source.OpenConnectionAsync();

    /// <summary>Every sweep of every node looks once, as it does each second.</summary>
    public async Task LookAnyway()
    {
        await Plant.BeforeSettle(this);
        foreach (var node in Running())
        {
            await On(node, () => node.Get<Sender>().Pump(CancellationToken.None));
            foreach (var sweep in Sweeps.Where(s => Plant.MayLook(this, s)))
            {
                await LookWith(node, sweep);
            }
        }
    }

    private void Bury(Node node)
    {
        var place = Array.IndexOf(Nodes, node);
        if (node.IsDead && place >= 0)
        {
            Nodes[place] = null;
            node.Hand.Drop();
        }
    }

    private async Task Live(bool stopAtFirst)
    {
        if (Plant.Sql is { } sql)
        {
            await Rows.Do(tx => tx.Execute(sql));
        }
        await SetClock(Begins);
        await StartNode(0);
        await StartNode(1);
        Faults.Write();
        Counties.Write();
        var due = await Due.Load(this);
        while (Earliest(Agenda.Next, due.Next) is { } next && next <= Ends.AddHours(30))
        {
            await SetClock(next > Now ? next : Now);
            Instants++;
            while (Agenda.Take(Now) is { } act)
            {
                await act();
            }
            due = await Settle();
            await Invariants.During(due);
            if (stopAtFirst && Plant.Breaks.Any(Invariants.IsBroken))
            {
                return;
            }
        }
        await Invariants.AtTheEnd();
    }

    private DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b)
    {
        if (Plant.Tick is { } tick && b is { } due)
        {
            var ticks = ((due - Begins).Ticks + tick.Ticks - 1) / tick.Ticks;
            b = Begins + TimeSpan.FromTicks(ticks * tick.Ticks);
        }
        return a is null ? b : b is null || a < b ? a : b;
    }

    private async Task SetClock(DateTimeOffset to)
    {
        Clock.SetUtcNow(to);
        await Rows.Do(tx => tx.Execute("update sim.clock set at = @to", new { to }));
    }

    // Does what is due until nothing is; a node that cannot is passed over, and asked again a second later.
    private async Task<Due> Settle()
    {
        await Plant.BeforeSettle(this);
        for (var round = 0; round < MostRounds; round++)
        {
            await DoWaiting();
            var due = await Due.Load(this);
            due = Plant.MayLook(this, "deliveries") ? due : due with { Deliveries = false };
            var running = Running();
            if (!due.Any || running.Count == 0 || OffTick())
            {
                return due;
            }
            if (round >= 6 && running.All(n => n.IsClockWrong))
            {
                Agenda.At(Now.AddSeconds(1), () => Task.CompletedTask);
                return due;
            }
            await DoDue(due, running[0]);
        }
        Invariants.Break(Inv.Time, "the sweeps never come to rest");
        return await Due.Load(this);
    }

    private bool OffTick() => Plant.Tick is { } tick && (Now - Begins).Ticks % tick.Ticks != 0;

    private async Task DoWaiting()
    {
        foreach (var node in Running())
        {
            while (node.Hand.Waiting > 0 && await On(node, node.Hand.DoNext))
            {
            }
        }
    }

    private async Task DoDue(Due due, Node node)
    {
        if (due.Sender)
        {
            await On(node, () => node.Get<Sender>().Pump(CancellationToken.None));
        }
        foreach (var sweep in due.Sweeps.Where(s => Plant.MayLook(this, s)))
        {
            await LookWith(node, sweep);
        }
    }

    private Task<bool> LookWith(Node node, string sweep)
    {
        if (node.IsDead)
        {
            return Task.FromResult(false);
        }
        return On(node, () => Plant.Ahead == TimeSpan.Zero ? node.Look(sweep) : node.Sweep(sweep).RunOnce(Now + Plant.Ahead, CancellationToken.None));
    }
}
