using DutyWatch.Contracts;

namespace DutyWatch.Replay;

/// <summary>The drill's time as the player needs it.</summary>
internal interface IDutyTime
{
    /// <summary>Returns when duty time stands at the instant, or is past it, and all that was due by then is done.</summary>
    Task Reach(DateTimeOffset at, CancellationToken ct);
}

/// <summary>A drill world's own time: it runs at its speed up to the instant and waits there for us.</summary>
internal sealed class HeldTime(Room room, bool skipIdle, TimeProvider machine) : IDutyTime
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ServerAway = TimeSpan.FromSeconds(1);

    public async Task Reach(DateTimeOffset at, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var reply = await room.Send<HoldDrillReply>(HttpMethod.Put, "/api/v1/drill", new HoldDrillRequest { HoldAt = at, SkipIdle = skipIdle }, ct);
                if (reply.Arrived)
                {
                    return;
                }
                var left = skipIdle ? TimeSpan.Zero : (at - reply.DutyTime) / reply.Speed;
                await Task.Delay(left < Shortest ? Shortest : left > Longest ? Longest : left, machine, ct);
            }
            catch (HttpRequestException)
            {
                // Not there yet, or starting anew: its time stands meanwhile.
                await Task.Delay(ServerAway, machine, ct);
            }
        }
    }
}
