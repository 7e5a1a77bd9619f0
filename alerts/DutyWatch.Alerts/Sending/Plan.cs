namespace DutyWatch.Alerts.Sending;

/// <summary>Where one attempt goes.</summary>
internal sealed record PlanSlot(string Channel, string Address);

/// <summary>
/// Everything that can be tried for one person: each number by each gateway, number by number. Positions count on through
/// further rounds over the same slots, so a position alone says where an attempt goes.
/// </summary>
internal sealed record Plan(IReadOnlyList<PlanSlot> Slots)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public static Plan For(IEnumerable<string> phones, IReadOnlyList<string> gateways) =>
        new([.. phones.SelectMany(phone => gateways.Select(gateway => new PlanSlot(gateway, phone)))]);

    public PlanSlot At(int position) => Slots[position % Slots.Count];

    /// <summary>Whether this position begins another round: everything has been tried once.</summary>
    public bool BeginsRound(int position) => position > 0 && position % Slots.Count == 0;

    /// <summary>Growing, so that a dead phone does not keep a gateway busy all night.</summary>
    public TimeSpan PauseBefore(int position, TimeSpan first)
    {
        if (!BeginsRound(position))
        {
            return TimeSpan.Zero;
        }
        var doublings = Math.Min((position / Slots.Count) - 1, 16);
        return TimeSpan.FromTicks(Math.Min(first.Ticks << doublings, LongestPause.Ticks));
    }
}
