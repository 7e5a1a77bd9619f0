using Npgsql;

namespace DutyWatch.Simulation;

/// <summary>What goes wrong: processes die at a point of the code, commits are kept and not answered, clocks are set, gateways fall silent, both nodes are away for hours.</summary>
internal sealed class Faults(World world, Dice dice)
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> windows = [];
    private (Node Node, int After)? crash;
    private int? lostAnswer;

    public int Crashes { get; private set; }

    public int Others { get; private set; }

    /// <summary>Whether something that was due then may have been done only at that later instant: late by a second, or ten seconds after a fault ended.</summary>
    public bool Forgives(DateTimeOffset due, DateTimeOffset done) =>
        done - due <= TimeSpan.FromSeconds(1)
        || windows.Exists(w => due <= w.To.AddSeconds(1) && done >= w.From && done <= w.To.AddSeconds(10));

    /// <summary>Whether a fault is at work or has ended only just now.</summary>
    public bool AtWork(DateTimeOffset at) => windows.Exists(w => at >= w.From && at <= w.To.AddSeconds(10));

    public static bool Explains(Exception e) => e is LostAnswer or SimulatedCrash;

    /// <summary>Throws the faults of the whole time at once, so that what happens between them does not move them.</summary>
    public void Write()
    {
        for (var at = World.Begins.AddHours(2); at < world.Ends.AddDays(-1); at += dice.Minutes(60, 900))
        {
            Plan(at);
        }
    }

    /// <summary>A named place of the product was passed.</summary>
    public void Pass(string name)
    {
        if (world.Active is not { } node)
        {
            return;
        }
        if (node.IsDead)
        {
            throw new SimulatedCrash();
        }
        DieIfArmed(node, name);
        LoseIfArmed(node, name);
    }

    private void DieIfArmed(Node node, string name)
    {
        var only = world.Plant.Conditions.DiesAt;
        if (crash is not { } c || c.Node != node || (only.Count > 0 && !only.Contains(name)))
        {
            return;
        }
        crash = c.After > 0 ? (node, c.After - 1) : null;
        if (c.After == 0)
        {
            Kill(node, name, dice.Seconds(5, 900));
            throw new SimulatedCrash();
        }
    }

    private void LoseIfArmed(Node node, string name)
    {
        if (name != "database.committed" || lostAnswer is not { } left)
        {
            return;
        }
        lostAnswer = left > 0 ? left - 1 : null;
        if (left == 0)
        {
            Window(world.Now, world.Now.AddSeconds(60));
            world.Say($"node {node.Name}: the answer to a commit is lost");
            throw new LostAnswer();
        }
    }

    private void Plan(DateTimeOffset at)
    {
        switch (world.Plant.Conditions.PowerCuts && dice.In(1, 2) ? 100 : dice.Between(1, 100))
        {
            case <= 45:
                var (place, after) = (dice.Between(0, 1), world.Plant.Conditions.DiesAt.Count == 0 ? dice.Between(0, 25) : dice.Between(0, 1));
                world.Agenda.At(at, () => Arm(place, after));
                break;
            case <= 60:
                var passes = dice.Between(0, 12);
                world.Agenda.At(at, () => Do(() => lostAnswer = passes));
                break;
            case <= 72:
                var (gateway, down) = (dice.Between(0, 2), dice.Minutes(1, 90));
                world.Agenda.At(at, () => Do(() => Silence(gateway, down)));
                break;
            case <= 82:
                var (which, by, until) = (dice.Between(0, 1), dice.Seconds(3, 900) * (dice.In(1, 2) ? 1 : -1), dice.Minutes(3, 60));
                world.Agenda.At(at, () => SetClock(which, by, until));
                break;
            case <= 90:
                var held = dice.Minutes(1, 20);
                world.Agenda.At(at, () => HoldBack(held));
                break;
            default:
                var hours = dice.Minutes(2, 300);
                world.Agenda.At(at, () => BothDown(hours));
                break;
        }
    }

    private Task Do(Action fault)
    {
        Others++;
        fault();
        return Task.CompletedTask;
    }

    private Task Arm(int place, int after)
    {
        if (world.Nodes[place] is { } node)
        {
            crash = (node, after);
        }
        return Task.CompletedTask;
    }

    private void Silence(int gateway, TimeSpan time)
    {
        world.Say($"gateway {gateway} is down for {time}");
        foreach (var g in world.Gateways.Where((_, i) => gateway == 2 || gateway == i))
        {
            g.DownUntil = world.Now + time;
        }
    }

    private async Task SetClock(int which, TimeSpan by, TimeSpan time)
    {
        if (world.Nodes[which] is not { } node)
        {
            return;
        }
        Others++;
        // The guard looks once a second: a clock that was set within this second is found in the next.
        Window(world.Now, world.Now + time + TimeSpan.FromSeconds(2));
        world.Say($"node {node.Name}: its clock is set by {by}");
        node.Time.Offset = by;
        world.Agenda.At(world.Now + time, () =>
        {
            node.Time.Offset = TimeSpan.Zero;
            return Task.CompletedTask;
        });
        world.Agenda.At(world.Now + time + TimeSpan.FromSeconds(2), world.LookAnyway);
        await Task.CompletedTask;
    }

    private async Task HoldBack(TimeSpan time)
    {
        Others++;
        var connection = await world.OpenOutside();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("select pg_current_xact_id()", connection, transaction);
        await command.ExecuteNonQueryAsync();
        world.Say($"a slow transaction begins and holds the feed back for {time}");
        world.Agenda.At(world.Now + time, async () =>
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        });
    }

    private async Task BothDown(TimeSpan time)
    {
        Others++;
        Window(world.Now, world.Now + time);
        world.Say($"both nodes are down for {time}");
        foreach (var node in world.Running())
        {
            await world.On(node, () =>
            {
                Kill(node, "power", time);
                return Task.CompletedTask;
            });
        }
        world.Agenda.At(world.Now + time, () => world.StartNode(0));
        world.Agenda.At(world.Now + time, () => world.StartNode(1));
    }

    // The kernel closes a dead process's connections at once: its transaction is rolled back and its lock is free.
    private void Kill(Node node, string where, TimeSpan away)
    {
        Crashes++;
        node.Die();
        using var connection = world.OpenOutside().GetAwaiter().GetResult();
        using var kill = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = @name and datname = current_database()", connection);
        kill.Parameters.AddWithValue("name", node.Program);
        while ((long)kill.ExecuteScalar()! > 0)
        {
        }
        Window(world.Now, world.Running().Count > 1 ? world.Now.AddSeconds(1) : world.Now + away);
        world.Say($"node {node.Name} is killed at {where}, for {away}");
        var place = Array.IndexOf(world.Nodes, node);
        world.Agenda.At(world.Now.AddSeconds(1), world.LookAnyway);
        world.Agenda.At(world.Now + away, () => world.StartNode(place));
    }

    private void Window(DateTimeOffset from, DateTimeOffset to) => windows.Add((from, to));
}

internal sealed class SimulatedCrash : Exception;

/// <summary>The commit was made and the connection broke before its answer came.</summary>
internal sealed class LostAnswer : NpgsqlException;
