namespace DutyWatch.Alerts.Sending;

/// <summary>One way to one person: a number by a gateway.</summary>
internal sealed record PlanSlot(string Channel, string Address, Medium Medium = Medium.Text);

/// <summary>Where a message goes next.</summary>
/// <param name="RoundsDone">0 while this round has a way left; else how often everything has been tried.</param>
internal sealed record NextWay(PlanSlot Slot, int RoundsDone)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Growing, so that a dead phone does not keep a gateway busy all night.</summary>
    public TimeSpan Pause(TimeSpan first) =>
        RoundsDone == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(first.Ticks << Math.Min(RoundsDone - 1, 16), LongestPause.Ticks));
}

/// <summary>
/// Everything that can be tried for one person, in order: number by number, each by every gateway that carries there, texts before
/// calls. What was tried is counted by way and not by place, so that a gateway that comes or goes in between upsets nothing.
/// </summary>
internal sealed record Plan(IReadOnlyList<PlanSlot> Slots)
{
    /// <param name="order">The gateways in the order in which they are to be tried.</param>
    public static Plan For(IEnumerable<string> phones, IReadOnlyList<GatewayProfile> order, MessageNeeds needs)
    {
        var numbers = phones.ToList();
        List<PlanSlot> slots = [.. numbers.SelectMany(number => Ways(number, order, needs))];
        // A number that nothing carries to is tried all the same: the gateway's refusal is on record then, and silence is not.
        return new Plan(slots.Count > 0 ? slots : [.. numbers.SelectMany(number => order.Select(gateway => new PlanSlot(gateway.Name, number, gateway.Medium)))]);
    }

    public PlanSlot First(Predicate<PlanSlot> avoid) => Slots.FirstOrDefault(slot => !avoid(slot)) ?? Slots[0];

    /// <param name="uses">How often each way was tried so far.</param>
    /// <param name="after">The way that failed or was silent.</param>
    /// <param name="otherChannel">The gateway took it and nothing arrived: another number or a call is more likely to help than another gateway.</param>
    /// <param name="avoid">Ways that are better left for last.</param>
    public NextWay Next(IReadOnlyDictionary<PlanSlot, int> uses, PlanSlot after, bool otherChannel, Predicate<PlanSlot> avoid)
    {
        var round = Slots.Max(slot => uses.GetValueOrDefault(slot));
        var left = Slots.Where(slot => uses.GetValueOrDefault(slot) < round).ToList();
        if (left.Count == 0)
        {
            return new NextWay(First(avoid), round);
        }
        var from = Slots.TakeWhile(slot => slot != after).Count();
        var best = left
            .OrderBy(slot => avoid(slot))
            .ThenBy(slot => otherChannel && slot.Address == after.Address && slot.Medium == after.Medium)
            .ThenBy(slot => Slots.TakeWhile(s => s != slot).Count() < from)
            .First();
        return new NextWay(best, 0);
    }

    /// <summary>The call to somebody who has the text and says nothing; null when there is no way to call, or he was called in this round.</summary>
    public PlanSlot? Call(IReadOnlyDictionary<PlanSlot, int> uses, string number, Predicate<PlanSlot> avoid)
    {
        var round = Slots.Max(slot => uses.GetValueOrDefault(slot));
        return Slots
            .Where(slot => slot.Medium == Medium.Voice && uses.GetValueOrDefault(slot) < round)
            .OrderBy(slot => slot.Address != number)
            .ThenBy(slot => avoid(slot))
            .FirstOrDefault();
    }

    private static IEnumerable<PlanSlot> Ways(string number, IReadOnlyList<GatewayProfile> order, MessageNeeds needs) => order
        .Where(gateway => gateway.CarriesTo(number) && (gateway.Medium == Medium.Text || needs.MayCall))
        .OrderBy(gateway => gateway.Medium)
        .ThenBy(gateway => needs.Answer && !gateway.HearsFrom(number))
        .Select(gateway => new PlanSlot(gateway.Name, number, gateway.Medium));
}

/// <summary>What a message asks of its ways.</summary>
/// <param name="Answer">It asks for an answer: gateways that hear one come first.</param>
/// <param name="MayCall">It is worth ringing for: pages and the ladder.</param>
internal sealed record MessageNeeds(bool Answer, bool MayCall)
{
    public static MessageNeeds Of(string lane, string? code) => new(code is not null, code is not null && lane is "page" or "ladder");
}
