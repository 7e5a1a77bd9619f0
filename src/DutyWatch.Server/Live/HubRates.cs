using System.Threading.RateLimiting;

namespace DutyWatch.Server.Live;

/// <summary>How fast one account or key may call, over either door. A county that files what happened never comes near it.</summary>
internal sealed class HubRates(RateOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(actor => RateLimitPartition.GetTokenBucketLimiter(actor, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.Burst,
        TokensPerPeriod = options.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    }));

    public bool Allow(string actor)
    {
        using var lease = limiter.AttemptAcquire(actor);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}

/// <param name="PerSecond">Calls a second for one caller, in the long run.</param>
/// <param name="Burst">Calls at once, after a quiet time.</param>
internal sealed record RateOptions(int PerSecond = 100, int Burst = 500);
