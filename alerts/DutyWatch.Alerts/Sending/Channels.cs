namespace DutyWatch.Alerts.Sending;

/// <summary>The gateways of this process, in the order in which they are tried.</summary>
internal sealed class Channels(IEnumerable<IChannel> all, IReadOnlyList<string> order)
{
    private readonly Dictionary<string, IChannel> byName = all.ToDictionary(c => c.Profile.Name, StringComparer.Ordinal);

    public IReadOnlyList<string> Order { get; } = order;

    public IReadOnlyList<GatewayProfile> Profiles => [.. Order.Select(name => byName[name].Profile)];

    public IChannel this[string name] => byName[name];

    public bool Has(string name) => byName.ContainsKey(name);
}
