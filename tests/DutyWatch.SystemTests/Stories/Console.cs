using System.Text.Json;
using System.Threading.Channels;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.SignalR.Client;

namespace DutyWatch.SystemTests.Stories;

/// <summary>A console on the hub: keeps every event it was told and the cursor it would resume from.</summary>
internal sealed class Console
{
    private readonly HubConnection connection;
    private readonly World world;
    private readonly Lock gate = new();
    private readonly List<DutyEvent> seen = [];
    private readonly Channel<bool> told = Channel.CreateUnbounded<bool>();

    public Console(HubConnection connection, World world)
    {
        this.connection = connection;
        this.world = world;
        connection.On<JsonElement>("Events", Take);
    }

    public string? Cursor { get; private set; }

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

    public async Task Follow(string? after)
    {
        var reply = await connection.InvokeAsync<JsonElement>("Follow", after is null ? new { } : (object)new { after });
        Cursor = after ?? reply.Deserialize<FollowReply>(Wire.Options)!.Cursor;
    }

    /// <summary>The link is cut: what happens now is not heard.</summary>
    public Task Cut() => connection.StopAsync();

    /// <summary>Waits until an event of this kind was told, and fails if it never is.</summary>
    public async Task<DutyEvent> Hears(string kind)
    {
        await world.Settle();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (Seen.LastOrDefault(e => e.Kind == kind) is { } found)
            {
                return found;
            }
            await told.Reader.ReadAsync(limit.Token);
        }
    }

    /// <summary>Waits until it has been told as much as the feed holds for its scope.</summary>
    public async Task HearsAll(int count)
    {
        await world.Settle();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Seen.Count < count)
        {
            await told.Reader.ReadAsync(limit.Token);
        }
    }

    private void Take(JsonElement message)
    {
        var batch = message.Deserialize<EventBatch>(Wire.Options)!;
        lock (gate)
        {
            seen.AddRange(batch.Events);
            Cursor = batch.Cursor;
        }
        told.Writer.TryWrite(true);
    }
}
