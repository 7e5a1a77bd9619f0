using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.SignalR.Client;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>A desk on the hub of whichever node is in service: when that one goes it moves to another and follows from its cursor.</summary>
internal sealed class MovingDesk : IAsyncDisposable
{
    private static readonly TimeSpan SilenceAllowed = TimeSpan.FromSeconds(5);

    private readonly Prefecture prefecture;
    private readonly Func<int, Node?> choose;
    private readonly CancellationTokenSource leaving = new();
    private readonly Lock gate = new();
    private readonly List<DutyEvent> seen = [];
    private readonly HashSet<string> nodes = [];
    private readonly Task sitting;
    private string cursor = "0.0.0";

    private MovingDesk(Prefecture prefecture, Func<int, Node?> choose)
    {
        this.prefecture = prefecture;
        this.choose = choose;
        sitting = Sit();
    }

    /// <summary>How often it began to follow.</summary>
    public int Moves { get; private set; }

    /// <summary>The nodes it was at.</summary>
    public IReadOnlyCollection<string> Nodes => nodes;

    public IReadOnlyList<DutyEvent> Seen
    {
        get
        {
            lock (gate)
            {
                return [.. seen];
            }
        }
    }

    public static MovingDesk At(Prefecture prefecture) => new(prefecture, prefecture.InService);

    public static MovingDesk At(Prefecture prefecture, Node one) => new(prefecture, _ => one);

    /// <summary>Waits until it was told something, and fails if it never is.</summary>
    public async Task<DutyEvent> Hears(Func<DutyEvent, bool> what)
    {
        var began = Prefecture.Time.GetTimestamp();
        while (true)
        {
            if (Seen.FirstOrDefault(what) is { } found)
            {
                return found;
            }
            Assert.True(Prefecture.Time.GetElapsedTime(began) < TimeSpan.FromSeconds(30), "The desk was never told");
            await Task.Delay(TimeSpan.FromMilliseconds(2), Prefecture.Time);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await sitting;
        leaving.Dispose();
    }

    private async Task Sit()
    {
        for (var turn = 0; !leaving.IsCancellationRequested; turn++)
        {
            try
            {
                if (choose(turn) is { } node)
                {
                    await Follow(node);
                }
                await Task.Delay(TimeSpan.FromMilliseconds(50), Prefecture.Time, leaving.Token);
            }
            catch (Exception)
            {
                // That node is gone, or we leave: the loop knows which.
            }
        }
    }

    private async Task Follow(Node node)
    {
        var ended = new TaskCompletionSource();
        await using var connection = new HubConnectionBuilder()
            .WithUrl($"{node.Address}/hubs/duty", o => o.AccessTokenProvider = () => Task.FromResult<string?>(prefecture.KeyOf(Prefecture.Code)))
            .Build();
        connection.ServerTimeout = SilenceAllowed;
        connection.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        connection.On<JsonElement>("Events", Take);
        connection.On("Resume", () => ended.TrySetResult());
        await connection.StartAsync(leaving.Token);
        await connection.InvokeAsync<JsonElement>("Follow", new { after = cursor }, leaving.Token);
        Moves++;
        nodes.Add(node.Name);
        await ended.Task.WaitAsync(leaving.Token);
    }

    private void Take(JsonElement message)
    {
        var batch = message.Deserialize<EventBatch>(Wire.Options)!;
        lock (gate)
        {
            seen.AddRange(batch.Events);
            cursor = batch.Cursor;
        }
    }
}
