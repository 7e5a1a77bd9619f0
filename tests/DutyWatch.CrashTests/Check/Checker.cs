using DutyWatch.CrashTests.Ground;
using DutyWatch.CrashTests.Outside;

namespace DutyWatch.CrashTests.Check;

/// <summary>Lays the ledger of those outside beside the database, when everything is at rest.</summary>
internal sealed class Checker(Store store, Ledger ledger)
{
    private readonly List<string> wrong = [];

    /// <param name="strikes">How many strikes fell since the database was made: each may repeat a text once.</param>
    /// <param name="begin">Where the console's stream began.</param>
    public async Task<Verdict> Check(int strikes, string begin)
    {
        wrong.Clear();
        wrong.AddRange(ledger.Strange);
        var lost = await Lost();
        var unsent = await Unsent();
        var (repeated, unmarked) = await Repeats(strikes);
        await Events(begin);
        return new Verdict(new Counts(ledger.Attempted, ledger.Acknowledged, lost, unsent, repeated, unmarked), [.. wrong]);
    }

    private async Task<int> Lost()
    {
        var reports = (await store.List<StoredReport>(Sql.Reports)).ToLookup(r => r.Id);
        var lost = Count("lost", ledger.Reports.Acknowledged.Where(id => !IsKept([.. reports[id]], id)).Select(id => $"report {id}"));
        Count("unexpected", reports.Where(r => !ledger.Reports.Contains(r.Key)).Select(r => $"report {r.Key}"));
        lost += await Missing("lead", Sql.Leads, ledger.RecordedLeads.Values.Select(l => l.LeadId));
        lost += await Missing("acknowledgement of alert", Sql.AnsweredAlerts, ledger.Acknowledgements.Acknowledged);
        lost += await Missing("receipt", Sql.Receipts, ledger.Receipts.Acknowledged);
        lost += await Missing("answer", Sql.Answers, ledger.Answers.Acknowledged);
        return lost;
    }

    private bool IsKept(IReadOnlyList<StoredReport> rows, Guid id) =>
        rows.Count == 1 && ledger.Replies.TryGetValue(id, out var reply) && rows[0].IncidentId == reply.IncidentId && rows[0].Number == reply.IncidentNumber;

    private async Task<int> Missing<T>(string what, string sql, IEnumerable<T> acknowledged)
    {
        var kept = (await store.List<T>(sql)).ToHashSet();
        return Count("lost", acknowledged.Where(id => !kept.Contains(id)).Select(id => $"{what} {id}"));
    }

    private async Task<int> Unsent()
    {
        var taken = ledger.Texts.Select(t => t.Delivery).ToHashSet();
        var deliveries = await store.List<Sent>(Sql.Deliveries);
        var reached = deliveries.Where(d => taken.Contains(d.Id)).Select(d => d.MessageId).ToHashSet();
        var unsent = Count("unsent", deliveries.Where(d => d.SaidToBeTaken && !taken.Contains(d.Id)).Select(d => $"delivery {d.Id} is said to be {d.State} and no gateway had it"));
        unsent += Count("unsent", (await store.List<Guid>(Sql.MessagesThatMatter)).Where(id => !reached.Contains(id)).Select(id => $"message {id} was never taken by the gateway"));
        unsent += Count("unsent", (await store.List<Guid>(Sql.IncidentsWithoutPage, new { incidents = FiledFirst() })).Select(id => $"incident {id} was filed and its page was not raised exactly once"));
        unsent += Count("unsent", (await store.List<Guid>(Sql.StepsWithoutAlert)).Select(id => $"a step of obligation {id} did not raise exactly one alert"));
        unsent += Count("unsent", (await store.List<Guid>(Sql.LateWithoutStep, new { now = Site.Now, leads = ledger.RecordedLeads.Values.Select(l => l.LeadId).ToArray() })).Select(id => $"obligation {id} was overdue and nobody was told"));
        unsent += Count("unsent", (await store.List<Guid>(Sql.NotRelayed, new { now = Site.Now })).Select(id => $"nobody answered alert {id} and the next person was not told"));
        return unsent;
    }

    private Guid[] FiledFirst() => [.. ledger.Replies.Values.Where(r => r.Opened.Count > 0 && r.Settled.Count == 0).Select(r => r.IncidentId).Distinct()];

    private async Task<(int Repeated, int Unmarked)> Repeats(int strikes)
    {
        var deliveries = (await store.List<Sent>(Sql.Deliveries)).ToDictionary(d => d.Id);
        var texts = ledger.Texts.GroupBy(t => t.Delivery).ToList();
        Count("a text left whose row is not there:", texts.Where(t => !deliveries.ContainsKey(t.Key)).Select(t => $"{t.Key}"));
        Count("repeated too often:", texts.Where(t => t.Count() > 1 + strikes).Select(t => $"{t.Key}, {t.Count()} times"));
        var repeated = texts.Where(t => t.Count() > 1).ToList();
        var unmarked = Count("unmarked", repeated.Where(t => deliveries.TryGetValue(t.Key, out var d) && !d.PossiblyRepeated).Select(t => $"delivery {t.Key} was taken {t.Count()} times"));
        return (repeated.Sum(t => t.Count() - 1), unmarked);
    }

    // The console heard everything since it began to follow, once each and in the feed's order.
    private async Task Events(string begin)
    {
        var (told, heard) = (await Feed.After(store, begin), ledger.Heard.ToList());
        var since = Site.Time.GetTimestamp();
        // The last receipt may be committed while the table is read: then the console heard what the first look did not see.
        while (!heard.SequenceEqual(told) && Site.Time.GetElapsedTime(since) < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Site.Time);
            (told, heard) = (await Feed.After(store, begin), ledger.Heard.ToList());
        }
        if (!heard.SequenceEqual(told))
        {
            var at = heard.Zip(told).TakeWhile(pair => pair.First == pair.Second).Count();
            wrong.Add($"the console heard {heard.Count} events of {told.Count}; they part at place {at}: heard {heard.ElementAtOrDefault(at)}, told {told.ElementAtOrDefault(at)}");
        }
    }

    private int Count(string what, IEnumerable<string> found)
    {
        var all = found.ToList();
        wrong.AddRange(all.Select(one => $"{what} {one}"));
        return all.Count;
    }

    private sealed record StoredReport(Guid Id, Guid IncidentId, string Number);

    private sealed record Sent(Guid Id, Guid MessageId, string State, bool SaidToBeTaken, bool PossiblyRepeated);

    private static class Sql
    {
        public const string Reports = "select r.id, r.incident_id, i.number from report r join incident i on i.id = r.incident_id";

        public const string Leads = "select id from lead";

        public const string AnsweredAlerts = "select id from alert where answered_at is not null";

        public const string Receipts = "select duplicate_key from gateway_receipt";

        // Taken, understood and, when it answers an alert, kept with the message it answers.
        public const string Answers = """
            select t.gateway_id
            from inbound_text t
            left join message m on m.id = t.message_id
            where t.outcome <> 'taken'
              and (t.outcome <> 'answered' or m.state = 'answered')
            """;

        public const string Deliveries = "select id, message_id, state, state in ('accepted', 'sent', 'delivered') as said_to_be_taken, possibly_repeated from delivery";

        // What was answered or closed before it could leave needed no text any more.
        public const string MessagesThatMatter = """
            select m.id
            from message m
            join alert a on a.id = m.alert_id
            where m.state in ('open', 'not-reached')
              and a.state <> 'closed'
            """;

        public const string IncidentsWithoutPage = """
            select i.id
            from unnest(@incidents) as i(id)
            where 1 <> (select count(*) from alert a where a.incident_id = i.id and a.kind = 'incident.new' and a.origin is null)
            """;

        public const string StepsWithoutAlert = """
            select s.obligation_id
            from obligation_step s
            where 1 <> (select count(*) from alert a where a.obligation_id = s.obligation_id and a.step_position = s.position and a.origin is null)
            """;

        // Known more than half an hour before it was recorded: overdue from its first moment, and its county waits until the room hears of that.
        // A row that threw is pushed ahead by a minute and reported: that is not silence.
        public const string LateWithoutStep = """
            select o.id
            from lead l
            join obligation o on o.incident_id = l.incident_id
            where l.id = any(@leads)
              and o.kind = 'phone'
              and not exists (select 1 from obligation_step s where s.obligation_id = o.id)
              and (o.next_at is null or o.next_at <= @now)
            """;

        public const string NotRelayed = """
            select a.id
            from alert a
            where a.kind = 'incident.new'
              and a.state = 'open'
              and a.origin is null
              and a.answer_by < @now
              and (a.next_at is null or a.next_at <= @now or a.next_at >= a.not_after)
              and not exists (select 1 from alert n where n.origin = a.id)
            """;
    }
}
