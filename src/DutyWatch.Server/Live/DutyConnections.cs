using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace DutyWatch.Server.Live;

/// <summary>
/// The hub's connections of this node, by id. SignalR writes a message anew for each single client; a follower writes to its
/// connection itself, so that a thousand consoles of one unit share the bytes of one message.
/// </summary>
internal sealed class DutyConnections(ILogger<DefaultHubLifetimeManager<DutyHub>> logger) : DefaultHubLifetimeManager<DutyHub>(logger)
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> byId = new(StringComparer.Ordinal);

    /// <summary>Null when the client went away meanwhile.</summary>
    public HubConnectionContext? Find(string connectionId) => byId.GetValueOrDefault(connectionId);

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        byId[connection.ConnectionId] = connection;
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        byId.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }
}
