using System.Globalization;

namespace DutyWatch.Bench;

/// <summary>Every benchmark by its name; `ops/bench` without names runs them all in this order.</summary>
internal static class Benches
{
    private static readonly Dictionary<string, Func<Ground, Task<IReadOnlyList<Figure>>>> All = new(StringComparer.Ordinal)
    {
        ["restore"] = RestoreBench.Run,
        ["alerting"] = Sending.AlertingBench.Run,
        ["sending"] = Sending.SendingBench.Run,
        ["broadcast"] = Hub.BroadcastBench.Run,
        ["reconnect"] = Hub.ReconnectBench.Run,
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
            var figures = await run(ground);
            foreach (var figure in figures)
            {
                Console.WriteLine(figure);
            }
            await PerformancePage.Write(name, figures);
            missed += figures.Count(f => !f.IsReached);
        }
        Console.WriteLine(missed == 0 ? "every figure was reached" : $"{missed} figures were not reached");
        return missed == 0 ? 0 : 1;
    }
}
