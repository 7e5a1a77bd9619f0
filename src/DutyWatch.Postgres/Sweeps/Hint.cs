using System.Threading.Channels;

namespace DutyWatch.Postgres.Sweeps;

/// <summary>A hint that there may be something to do. Hints may be lost or doubled: whoever waits looks at least once a second anyway.</summary>
public sealed class Hint
{
    // One hint is as good as many.
    private readonly Channel<bool> given = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Give() => given.Writer.TryWrite(true);

    /// <summary>True when a hint came, false when <paramref name="atMost"/> of machine time passed first.</summary>
    public async Task<bool> Wait(TimeSpan atMost, TimeProvider machineTime, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(atMost, machineTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await given.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
