using System.Collections.Concurrent;
using DutyWatch.Postgres.Private;

namespace DutyWatch.CrashTests.Host;

/// <summary>Waits at the points of this process for the one it was armed for. What it says goes to standard output, behind a mark.</summary>
/// <param name="cluster">The folder whose PostgreSQL is to be killed.</param>
internal sealed class Fuse(string cluster)
{
    public const string Mark = "§ ";

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, bool> passed = new(StringComparer.Ordinal);
    private Strike? armed;

    public static void Say(string what) => Console.WriteLine(Mark + what);

    public void Arm(Strike? strike)
    {
        lock (gate)
        {
            armed = strike;
        }
    }

    public void Pass(string point)
    {
        passed.TryAdd(point, true);
        if (Burns(point) is { } strike)
        {
            Say($"struck {strike.Point}");
            Hit(strike);
        }
    }

    /// <summary>Obeys the harness until it goes away; a server without a harness must not live on.</summary>
    public void Listen(TextReader orders)
    {
        while (orders.ReadLine() is { } order)
        {
            if (order == "passed")
            {
                Say($"passed {string.Join(' ', passed.Keys.Order(StringComparer.Ordinal))}");
                continue;
            }
            Arm(order.Length == 0 ? null : Strike.Parse(order));
            Say("armed");
        }
        Environment.Exit(0);
    }

    private Strike? Burns(string point)
    {
        lock (gate)
        {
            if (armed is not { } strike || strike.Point != point)
            {
                return null;
            }
            armed = strike.Pass > 1 ? strike with { Pass = strike.Pass - 1 } : null;
            return armed is null ? strike : null;
        }
    }

    private void Hit(Strike strike)
    {
        switch (strike.How)
        {
            case How.Kill:
                ProcessTable.Send(Environment.ProcessId, Signal.Kill);
                // The signal is on its way: nothing after this line may happen.
                Thread.CurrentThread.Join();
                break;
            case How.Postgres:
                foreach (var process in ProcessTable.LivingIn(cluster))
                {
                    ProcessTable.Send(process, Signal.Kill);
                }
                break;
            default:
                throw new PlantedFault(strike.Point);
        }
    }
}
