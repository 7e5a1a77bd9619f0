namespace DutyWatch.Bench;

/// <summary>How figures are taken: interleaved A B A B, median of the rounds, so that a slow minute of the machine hits both.</summary>
internal static class Measure
{
    public const int Rounds = 5;

    /// <summary>Runs every contender once a round, in turn, and returns each one's median (the unit is the contender's own).</summary>
    public static async Task<Dictionary<string, double>> Interleaved(IReadOnlyDictionary<string, Func<Task<double>>> contenders, int rounds = Rounds)
    {
        var taken = contenders.Keys.ToDictionary(name => name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, run) in contenders)
            {
                taken[name].Add(await run());
            }
        }
        return taken.ToDictionary(t => t.Key, t => Median(t.Value));
    }

    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <param name="share">0.5 for the median, 0.99 for p99.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
