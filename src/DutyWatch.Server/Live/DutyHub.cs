using System.Collections.Concurrent;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Faults;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.SignalR;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Live;

/// <summary>The hub door. Each feature adds its method in a partial of its own; all end in the same handlers as HTTP.</summary>
internal sealed partial class DutyHub(Followers followers, HubRates rates) : Hub
{
    /// <summary>Starts the caller's stream of events after his cursor, or from now.</summary>
    public Task<RawJson> Follow(RawJson request) => Through<FollowRequest, FollowReply>(request, Action.EventRead, async (follow, call) =>
    {
        EventCursor? after = null;
        if (follow.After is { } text)
        {
            if (!EventCursor.TryParse(text, out var cursor))
            {
                return Refusals.BodyMalformed.At("after");
            }
            after = cursor;
        }
        var place = await followers.Start(Context, call.Caller.UnitCode, after);
        return new FollowReply(place.From.ToString(), place.UpTo.ToString());
    });

    public override Task OnConnectedAsync()
    {
        if (Caller.From(Context.User!) is null)
        {
            Context.Abort();
        }
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        followers.Stop(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    // A wrong argument is answered with a refusal and the connection lives.
    private async Task<RawJson> Through<TRequest, TReply>(RawJson request, Action action, Func<TRequest, Call, Task<Answer<TReply>>> handle)
    {
        var caller = Caller.From(Context.User!)!;
        if (!rates.Allow(caller.Actor))
        {
            return Refuse(Refusals.RateExceeded);
        }
        if (!caller.May(action))
        {
            return Refuse(Refusals.Forbidden);
        }
        Fault.Point("hub.received");
        var read = Wire.Read<TRequest>(request.Utf8.Span);
        if (read.Refusal is { } unreadable)
        {
            return Refuse(unreadable);
        }
        // A cut line does not stop what arrived: the report is kept, and its filer hears so when it asks again.
        var answer = await handle(read.Reply, new Call(caller, "hub", null, null, CancellationToken.None));
        Fault.Point("hub.answering");
        return answer.Refusal is { } refusal ? Refuse(refusal) : RawJson.Of(answer.Reply);
    }

    private RawJson Refuse(Refusal refusal) => Doors.Counted(refusal, RawJson.Of(new { refusal = Doors.Body(refusal, Context.ConnectionId) }));
}

/// <summary>The followers of this node, by connection.</summary>
internal sealed partial class Followers(EventRelay relay, Database database, DutyConnections connections, ILogger<Followers> logger)
{
    private readonly ConcurrentDictionary<string, Follower> byConnection = new();

    public async Task<RelayPlace> Start(HubCallerContext context, string unitCode, EventCursor? after)
    {
        Stop(context.ConnectionId);
        var follower = new Follower(unitCode, (message, ct) => connections.Find(context.ConnectionId)?.WriteAsync(message, ct) ?? ValueTask.CompletedTask);
        byConnection[context.ConnectionId] = follower;
        var place = await relay.Add(follower, after, context.ConnectionAborted);
        _ = Run(follower, context, place);
        return place;
    }

    public void Stop(string connectionId)
    {
        if (byConnection.TryRemove(connectionId, out var follower))
        {
            relay.Remove(follower);
            follower.Stop();
        }
    }

    private async Task Run(Follower follower, HubCallerContext context, RelayPlace place)
    {
        try
        {
            await follower.Run(database, place, context.ConnectionAborted);
        }
        catch (OperationCanceledException)
        {
            // The console went away or follows anew.
        }
        catch (Exception e)
        {
            // The console must not wait in silence for a stream that died: it reconnects and resumes from its cursor.
            Log.StreamFailed(logger, e);
            context.Abort();
        }
        finally
        {
            relay.Remove(follower);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1302, LogLevel.Warning, "A console's stream of events failed and was closed")]
        public static partial void StreamFailed(ILogger logger, Exception exception);
    }
}
