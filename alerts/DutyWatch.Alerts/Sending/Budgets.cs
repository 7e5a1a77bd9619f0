using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Sending;

/// <summary>Finds the numbers that had as many texts by a gateway today as its contract allows: that way comes last from then on, and is never shut.</summary>
internal sealed class Budgets(Channels channels)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly HashSet<(string, string)> None = [];

    private readonly List<GatewayProfile> limited = [.. channels.Profiles.Where(p => p.PerNumberPerDay is not null)];

    /// <summary>Pairs of gateway and number.</summary>
    public async Task<IReadOnlySet<(string Channel, string Address)>> Spent(DutyTransaction tx, DateTimeOffset now, IEnumerable<string> numbers)
    {
        if (limited.Count == 0)
        {
            return None;
        }
        var spent = await tx.List<Pair>(Sql.Spent, new
        {
            addresses = numbers.Distinct().ToArray(), since = now - Day,
            channel = limited.Select(p => p.Name).ToArray(), most = limited.Select(p => p.PerNumberPerDay!.Value).ToArray(),
        });
        return spent.Select(p => (p.Channel, p.Address)).ToHashSet();
    }

    private sealed record Pair(string Channel, string Address);

    public static class Sql
    {
        public const string Spent = """
            select d.channel, d.address
            from delivery d
            join unnest(@channel, @most) as l(channel, most) on l.channel = d.channel
            where d.address = any(@addresses)
              and d.queued_at > @since
              and d.attempt > 0
            group by d.channel, d.address, l.most
            having count(*) >= l.most
            """;
    }
}
