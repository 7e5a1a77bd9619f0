using System.Collections.Concurrent;
using DutyWatch.Core.Time;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Sending;

/// <summary>How a gateway stands, by what it answered to this process.</summary>
/// <param name="OutUntil">Machine time; null: it is used as usual.</param>
internal sealed record GatewayState(string Name, int FailuresInARow, DateTimeOffset? OutUntil, DateTimeOffset? LastOkAt);

/// <summary>
/// Knows each gateway by its own results. One that failed three times in a row is left for last for a minute; then the next text
/// tries it, and a single failure leaves it out again. It is never given up: with nothing better it is tried all the same.
/// </summary>
internal sealed partial class GatewayHealth(Clocks clocks, ILogger<GatewayHealth> logger)
{
    public const int FailuresAllowed = 3;
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    // An answer that takes longer than the timetable's patience is as bad as none.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, GatewayState> states = new(StringComparer.Ordinal);

    public GatewayState Of(string channel) => states.GetValueOrDefault(channel) ?? new GatewayState(channel, 0, null, null);

    public bool IsOut(string channel) => Of(channel).OutUntil is { } until && until > clocks.MachineNow;

    public void Heard(string channel, SendOutcome outcome, TimeSpan took)
    {
        var now = clocks.MachineNow;
        var failed = took > Slow || IsGatewaysFault(outcome);
        var after = states.AddOrUpdate(channel, _ => Next(new GatewayState(channel, 0, null, null), failed, now), (_, before) => Next(before, failed, now));
        if (failed && after.FailuresInARow == FailuresAllowed)
        {
            Log.LeftOut(logger, channel, after.FailuresInARow);
        }
    }

    private static GatewayState Next(GatewayState before, bool failed, DateTimeOffset now) => failed
        ? before with { FailuresInARow = before.FailuresInARow + 1, OutUntil = before.FailuresInARow + 1 >= FailuresAllowed ? now + Rest : before.OutUntil }
        : before with { FailuresInARow = 0, OutUntil = null, LastOkAt = now };

    // A number that does not exist is the roster's fault: the gateway works.
    private static bool IsGatewaysFault(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Unknown or SendOutcome.TryAgain => true,
        SendOutcome.RefusedForGood refused => refused.Reason == "unreachable" || refused.Reason.StartsWith("account", StringComparison.Ordinal),
        _ => false,
    };

    private static partial class Log
    {
        [LoggerMessage(2013, LogLevel.Warning, "Gateway {Channel} failed {Failures} times in a row and is left for last for a minute")]
        public static partial void LeftOut(ILogger logger, string channel, int failures);
    }
}
