namespace DutyWatch.Bench.Hub;

/// <summary>Many consoles at one hub: they connect a few hundred at a time, and say that they live.</summary>
internal sealed class Storm : IDisposable
{
    private const int AtOnce = 200;
    private static readonly TimeSpan AliveEvery = TimeSpan.FromSeconds(10);

    private readonly List<SocketConsole> consoles;
    private readonly int port;
    private readonly string path;
    private readonly IReadOnlyList<string> keys;
    private readonly CancellationTokenSource stop = new();

    public Storm(int count, int port, string path, IReadOnlyList<string> keys, Action<SocketConsole, ReadOnlyMemory<byte>> heard)
    {
        (this.port, this.path, this.keys) = (port, path, keys);
        consoles = [.. Enumerable.Range(0, count).Select(_ => new SocketConsole(heard))];
    }

    public int Count => consoles.Count;

    /// <param name="follows">False at a hub that tells everybody.</param>
    /// <param name="after">Each console's cursor; null: from now.</param>
    public async Task Connect(bool follows, string? after)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, ct) =>
        {
            await consoles[i].Connect(port, path, keys[i % keys.Count], i);
            _ = consoles[i].Read();
            if (follows)
            {
                await consoles[i].Follow(after);
            }
        });
        _ = Task.Run(StayAlive);
    }

    public void Dispose()
    {
        stop.Cancel();
        consoles.ForEach(console => console.Dispose());
        stop.Dispose();
    }

    private async Task StayAlive()
    {
        try
        {
            using var timer = new PeriodicTimer(AliveEvery, Ground.Clocks.Machine);
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await Task.WhenAll(consoles.Select(console => console.SayAlive()));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The storm is over.
        }
    }
}
