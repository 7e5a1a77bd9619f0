using System.Globalization;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>Books kept outside of the nodes against the rows: reports, steps, texts and what a desk was told.</summary>
internal sealed class Verdict
{
    private readonly List<Step> steps;
    private readonly List<Text> texts;

    private Verdict(List<Step> steps, List<Text> texts)
    {
        this.steps = steps;
        this.texts = texts;
    }

    public TimeSpan WorstStep => Lateness(steps.Select(s => s.LateMs), 1);

    /// <summary>Texts that say of themselves that they may have gone twice.</summary>
    public int Marked => texts.Count(t => t.Marked);

    public TimeSpan WorstText => Lateness(texts.Select(t => t.LateMs).OfType<double>(), 1);

    /// <summary>Judges once everything that is due has been done.</summary>
    public static async Task<Verdict> Of(Prefecture prefecture, BusyHour hour)
    {
        await prefecture.Until(Sql.AtRest, new { now = Prefecture.Now });
        var steps = await prefecture.Rows<Step>(Sql.Steps);
        Assert.Empty(await prefecture.Rows<Guid>(Sql.StepsLost, new { until = Prefecture.Now.AddSeconds(-2) }));
        Assert.Empty(await prefecture.Rows<Guid>(Sql.StepsToldOtherThanOnce));
        Assert.Equal(hour.Acknowledged.Order(), (await prefecture.Rows<Guid>("select id from report")).Order());
        var texts = (await prefecture.Rows<Row>(Sql.Texts)).Select(row => row.With(prefecture.Carrier.Ledger)).ToList();
        Assert.Empty(texts.Where(t => t is { IsOwed: true, Times: 0 }).Select(t => $"{t.Id} was never sent"));
        Assert.Empty(texts.Where(t => t.Times > 1 && !t.Marked).Select(t => $"{t.Id} was sent {t.Times} times and does not say so"));
        Assert.Empty(prefecture.Carrier.Ledger.Select(t => t.DeliveryId).Except(texts.Select(t => t.Id)));
        Assert.Equal([1L], await prefecture.Rows<long>("select epoch from feed_epoch"));
        return new Verdict(steps, texts);
    }

    /// <summary>Every event once and in order, however often the desk moved.</summary>
    public static async Task HasSeenAll(Prefecture prefecture, MovingDesk desk)
    {
        var all = await AllEvents(prefecture);
        var last = all[^1].Cursor;
        await desk.Hears(e => e.Cursor == last);
        Assert.Equal(all.Select(e => e.Cursor), desk.Seen.Select(e => e.Cursor));
    }

    public string Figures(string what) => string.Create(CultureInfo.InvariantCulture, $"""
        {what}: {steps.Count} steps, late at most {WorstStep.TotalMilliseconds:0} ms, p99 {Lateness(steps.Select(s => s.LateMs), 0.99).TotalMilliseconds:0} ms, p50 {Lateness(steps.Select(s => s.LateMs), 0.5).TotalMilliseconds:0} ms;
        {texts.Count} texts, at the gateway late at most {WorstText.TotalMilliseconds:0} ms, p99 {Lateness(texts.Select(t => t.LateMs).OfType<double>(), 0.99).TotalMilliseconds:0} ms, p50 {Lateness(texts.Select(t => t.LateMs).OfType<double>(), 0.5).TotalMilliseconds:0} ms;
        sent twice {texts.Count(t => t.Times > 1)}, marked possibly repeated {Marked}
        """);

    private static TimeSpan Lateness(IEnumerable<double> all, double part)
    {
        var sorted = all.Order().ToList();
        return sorted.Count == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * part) - 1)]);
    }

    private static async Task<List<DutyEvent>> AllEvents(Prefecture prefecture)
    {
        using var caller = prefecture.Caller(Prefecture.Code);
        var all = new List<DutyEvent>();
        for (var after = "0.0.0"; ;)
        {
            var json = await caller.GetStringAsync(new Uri($"{prefecture.InService(0)!.Address}/api/v1/events?after={after}&take=200"));
            var page = JsonSerializer.Deserialize<EventBatch>(json, Wire.Options)!;
            all.AddRange(page.Events);
            if (page.Events.Count < 200)
            {
                return all;
            }
            after = page.Cursor;
        }
    }

    private sealed record Step(Guid ObligationId, int Position, double LateMs);

    private sealed record Row(Guid Id, int Position, string State, bool Marked, DateTimeOffset OwedAt)
    {
        public Text With(IReadOnlyList<Carried> ledger)
        {
            var sent = ledger.Where(t => t.DeliveryId == Id).ToList();
            // A later position has its own reasons to wait, and what failed was dropped because it no longer mattered.
            return new Text(Id, Position == 0 && State != "failed", Marked, sent.Count, Position > 0 || sent.Count == 0 ? null : (sent[0].At - OwedAt).TotalMilliseconds);
        }
    }

    private sealed record Text(Guid Id, bool IsOwed, bool Marked, int Times, double? LateMs);

    private static class Sql
    {
        public const string AtRest = """
            select not exists (select 1 from obligation where next_at <= @now)
               and not exists (select 1 from delivery where state in ('pending', 'sending', 'unknown') and next_attempt_at <= @now)
            """;

        // What was due before the lead was recorded is owed from then.
        public const string Steps = """
            select s.obligation_id, s.position, extract(epoch from s.fired_at - greatest(s.due_at, o.opened_at))::float8 * 1000 as late_ms
            from obligation_step s
            join obligation o on o.id = s.obligation_id
            """;

        public const string StepsLost = """
            select o.id
            from obligation o
            join ladder_step l on l.ladder_id = o.ladder_id
            cross join lateral (select o.due_at + make_interval(secs => case l.offset_seconds when 0 then 1 else l.offset_seconds end) as at) due
            where due.at > o.opened_at
              and due.at <= @until
              and (o.met_at is null or o.met_at > due.at + interval '2 seconds')
              and not exists (select 1 from obligation_step s where s.obligation_id = o.id and (s.position = l.position or l.position = any(s.covers)))
            """;

        public const string StepsToldOtherThanOnce = """
            select s.obligation_id
            from obligation_step s
            left join alert a on a.obligation_id = s.obligation_id and a.step_position = s.position and a.origin is null
            group by s.obligation_id, s.position
            having count(a.id) <> 1
            """;

        public const string Texts = """
            select d.id, d.position, d.state, d.possibly_repeated as marked, greatest(coalesce(s.due_at, d.queued_at), coalesce(o.opened_at, d.queued_at)) as owed_at
            from delivery d
            join message m on m.id = d.message_id
            join alert a on a.id = m.alert_id
            left join obligation_step s on s.obligation_id = a.obligation_id and s.position = a.step_position
            left join obligation o on o.id = s.obligation_id
            """;
    }
}
