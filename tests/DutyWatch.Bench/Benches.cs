using System.Globalization;

namespace DutyWatch.Bench;

/// <summary>Every benchmark by its name; `ops/bench` without names runs them all in this order.</summary>
internal static class Benches
{
    private static readonly Dictionary<string, Func<Ground, Task<IReadOnlyList<Figure>>>> All = new(StringComparer.Ordinal)
    {
        ["cold"] = Cold.ColdBench.Run,
        ["filing"] = Filing.FilingBench.Run,
        ["check"] = Filing.CheckBench.Run,
        ["due"] = Store.DueBench.Run,
        ["check-ins"] = Store.CheckInBench.Run,
        ["alerting"] = Sending.AlertingBench.Run,
        ["sending"] = Sending.SendingBench.Run,
        ["broadcast"] = Hub.BroadcastBench.Run,
        ["reconnect"] = Hub.ReconnectBench.Run,
        ["snapshot"] = Store.SnapshotBench.Run,
        ["search"] = Store.SearchBench.Run,
        ["restore"] = RestoreBench.Run,
    };

    public static async Task<int> Run(string[] names)
    {
        var unknown = names.Except(All.Keys).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"no such benchmark: {string.Join(' ', unknown)}; there are: {string.Join(' ', All.Keys)}");
            return 2;
        }
        await using var ground = await Ground.Open();
        var missed = 0;
        foreach (var (name, run) in All.Where(b => names.Length == 0 || names.Contains(b.Key)))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"== {name}"));
            IReadOnlyList<Figure> figures;
            try
            {
                figures = await run(ground);
            }
            catch (Exception e) when (names.Length != 1)
            {
                // The others are worth their time all the same; the run has failed.
                Console.WriteLine($"FAILED   {name}: {e}");
                missed++;
                continue;
            }
            foreach (var figure in figures)
            {
                Console.WriteLine(figure);
            }
            if (!Quick.Is)
            {
                await PerformancePage.Write(name, figures);
            }
            missed += figures.Count(f => !f.IsReached);
        }
        Console.WriteLine(missed == 0 ? "every figure was reached" : $"{missed} figures were not reached");
        return missed == 0 ? 0 : 1;
    }
}
