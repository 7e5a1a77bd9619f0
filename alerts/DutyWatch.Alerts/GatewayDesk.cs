using DutyWatch.Alerts.Sending;
using DutyWatch.Contracts;

namespace DutyWatch.Alerts;

/// <summary>What the gateways of this process can do, and how they are.</summary>
public sealed class GatewayDesk
{
    private readonly Channels channels;
    private readonly GatewayHealth health;

    internal GatewayDesk(Channels channels, GatewayHealth health)
    {
        this.channels = channels;
        this.health = health;
    }

    public GatewayList List() => new([.. channels.Profiles.Select(View)]);

    private GatewayView View(GatewayProfile profile)
    {
        var state = health.Of(profile.Name);
        return new GatewayView(
            profile.Name, profile.Medium == Medium.Voice ? "voice" : "text", profile.Prefixes, profile.NoReplies, profile.NoLinks, profile.Validity, profile.Query,
            profile.RatePerSecond, profile.PerNumberPerDay, health.IsOut(profile.Name), state.FailuresInARow, state.LastOkAt, health.IsOut(profile.Name) ? state.OutUntil : null);
    }
}
