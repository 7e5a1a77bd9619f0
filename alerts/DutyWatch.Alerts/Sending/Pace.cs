namespace DutyWatch.Alerts.Sending;

/// <summary>
/// How many texts a second each gateway's contract allows. Pages and the ladder are never held back by it: they are counted, and
/// what waits below them pays. Not thread-safe: <see cref="Slots"/> asks under its own lock.
/// </summary>
internal sealed class Pace(IEnumerable<GatewayProfile> profiles, TimeProvider machine)
{
    private readonly Dictionary<string, Bucket> buckets = profiles
        .Where(p => p.RatePerSecond is not null)
        .ToDictionary(p => p.Name, p => new Bucket(p.RatePerSecond!.Value, machine.GetTimestamp()), StringComparer.Ordinal);

    public int Allows(string channel, string lane)
    {
        if (lane is "page" or "ladder" || !buckets.TryGetValue(channel, out var bucket))
        {
            return int.MaxValue;
        }
        bucket.Fill(machine);
        return (int)Math.Max(0, bucket.Left);
    }

    public void Took(string channel, int count)
    {
        if (buckets.TryGetValue(channel, out var bucket))
        {
            bucket.Fill(machine);
            bucket.Left -= count;
        }
    }

    private sealed class Bucket(int perSecond, long since)
    {
        private long filledAt = since;

        public double Left { get; set; } = perSecond;

        // One second's worth at most: a quiet hour earns no burst.
        public void Fill(TimeProvider machine)
        {
            var now = machine.GetTimestamp();
            Left = Math.Min(perSecond, Left + (machine.GetElapsedTime(filledAt, now).TotalSeconds * perSecond));
            filledAt = now;
        }
    }
}
