using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Sending;

/// <summary>What was tried for one message so far.</summary>
/// <param name="Last">The newest attempt's position.</param>
/// <param name="Living">Attempts that have not failed; an unknown outcome lives until the gateway was asked.</param>
internal sealed record Tried(IReadOnlyList<string> Phones, int Last, int Living, IReadOnlyDictionary<PlanSlot, int> Uses, IReadOnlyDictionary<int, PlanSlot> ByPosition);

/// <summary>Which ways a message has now: the plan by what gateways can do, what was tried of it, and what is better left for last.</summary>
internal sealed class Routes(Channels channels, GatewayHealth health, Budgets budgets)
{
    public bool CanCall { get; } = channels.Profiles.Any(p => p.Medium == Medium.Voice);

    public Plan PlanFor(IEnumerable<string> phones, MessageNeeds needs) => Plan.For(phones, channels.Profiles, needs);

    /// <summary>Better left for last: its gateway fails, or this number had enough by it today.</summary>
    public bool IsLast(PlanSlot slot, IReadOnlySet<(string, string)> spent) => health.IsOut(slot.Channel) || spent.Contains((slot.Channel, slot.Address));

    public Task<IReadOnlySet<(string Channel, string Address)>> Spent(DutyTransaction tx, DateTimeOffset now, IEnumerable<string> numbers) => budgets.Spent(tx, now, numbers);

    public async Task<Tried> Tried(DutyTransaction tx, Guid messageId)
    {
        var attempts = await tx.List<Attempt>(Sql.Attempts, new { message_id = messageId });
        var slots = attempts.ToDictionary(a => a.Position, a => new PlanSlot(a.Channel, a.Address, MediumOf(a.Channel)));
        return new Tried(
            attempts[0].Phones, attempts[^1].Position, attempts.Count(a => a.State != "failed"), slots.Values.CountBy(slot => slot).ToDictionary(), slots);
    }

    // A gateway that was taken away since had its turn all the same.
    private Medium MediumOf(string channel) => channels.Has(channel) ? channels[channel].Profile.Medium : Medium.Text;

    private sealed record Attempt(int Position, string Channel, string Address, string State, string[] Phones);

    public static class Sql
    {
        public const string Attempts = """
            select d.position, d.channel, d.address, d.state, p.phones
            from message m
            join person p on p.id = m.person_id
            join delivery d on d.message_id = m.id
            where m.id = @message_id
            order by d.position
            """;
    }
}
