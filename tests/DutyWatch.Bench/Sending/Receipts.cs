using System.Globalization;

namespace DutyWatch.Bench.Sending;

/// <summary>The gateway as the benchmark asks it: how many texts it has, and when each came.</summary>
internal sealed class Receipts(Child child) : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly HttpClient http = new() { BaseAddress = new Uri(child.Greeting) };

    public string Url => child.Greeting;

    public static async Task<Receipts> Open() => new(await Child.Self("--gateway"));

    public async Task WaitFor(int count)
    {
        using var limit = new CancellationTokenSource(Patience, Ground.Clocks.Machine);
        while (int.Parse(await http.GetStringAsync(new Uri("/count", UriKind.Relative)), CultureInfo.InvariantCulture) < count)
        {
            await Task.Delay(LookEvery, Ground.Clocks.Machine, limit.Token);
        }
    }

    /// <summary>When each text came, in ticks of the stopwatch; the gateway forgets them.</summary>
    public async Task<Dictionary<Guid, long>> Take()
    {
        using var answer = await http.DeleteAsync(new Uri("/receipts", UriKind.Relative));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(l => l.Split(' ')).ToDictionary(l => Guid.Parse(l[0]), l => long.Parse(l[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await child.DisposeAsync();
    }
}
