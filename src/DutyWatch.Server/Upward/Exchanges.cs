using DutyWatch.Client;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Upward;

/// <summary>The queue of reports for the province's DutyWatch. A row is the promise; it is kept through any number of deaths of either side.</summary>
internal static class Exchanges
{
    // One try may take less: a row whose process died comes back.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static void Queue(DutyTransaction tx, Guid id, Guid incident, DateTimeOffset now) => tx.Send(Sql.Queue, new { id, incident, now, alarm = now + Patience });

    /// <summary>Takes the next report for one try. An incident's reports go in their order: the later one needs to know what the first became there.</summary>
    public static Task<Claimed?> Claim(DutyTransaction tx, DateTimeOffset now) => tx.First<Claimed>(Sql.Claim, new { now, lease = now + Lease });

    /// <summary>Null when somebody else has recorded an answer meanwhile.</summary>
    public static Task<long?> Answered(DutyTransaction tx, FilingAnswer answer, DateTimeOffset now) => tx.First<long?>(Sql.Answered, new
    {
        id = answer.ReportId,
        now,
        state = answer.Reply is null ? "refused" : "sent",
        incident = answer.Reply?.IncidentId,
        number = answer.Reply?.IncidentNumber,
        received = answer.Reply?.ReceivedAt.ToUniversalTime(),
        findings = Wire.Json(answer.Reply?.Findings),
        refusal = Wire.Json(answer.Refusal),
    });

    /// <summary>Doubles from five seconds to a minute.</summary>
    public static Task PutOff(DutyTransaction tx, Guid id, int attempts, DateTimeOffset now)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 5 * Math.Pow(2, Math.Min(attempts - 1, 10))));
        return tx.Execute(Sql.PutOff, new { id, next = now + pause });
    }

    /// <summary>Those that have waited too long, each once.</summary>
    public static Task<List<Delayed>> TakeDelayed(DutyTransaction tx, DateTimeOffset now) => tx.List<Delayed>(Sql.Delayed, new { now });

    internal sealed record Claimed(Guid UpwardId, Guid IncidentId, int Attempts, string Content, Guid? TheirIncident);

    internal sealed record Delayed(Guid UpwardId, Guid IncidentId, long Version);

    public static class Sql
    {
        public const string Queue = """
            insert into upward_exchange (upward_id, incident_id, state, queued_at, next_at, alarm_at, version)
            values (@id, @incident, 'waiting', @now, @now, @alarm, 1)
            """;

        private const string First = """
            not exists (
                select 1
                from upward_exchange b
                where b.incident_id = x.incident_id
                  and b.state = 'waiting'
                  and (b.queued_at, b.upward_id) < (x.queued_at, x.upward_id)
            )
            """;

        public const string Claim = """
            with taken as (
                select x.upward_id
                from upward_exchange x
                where x.next_at <= @now
                  and 
            """ + First + """

                order by x.next_at, x.upward_id
                limit 1
                for update skip locked
            )
            update upward_exchange e
            set next_at = @lease,
                attempts = e.attempts + 1
            from taken t, upward_report u
            where e.upward_id = t.upward_id
              and u.id = e.upward_id
            returning e.upward_id, e.incident_id, e.attempts, u.content,
                      (select s.their_incident
                       from upward_exchange s
                       where s.state = 'sent'
                         and s.incident_id in (select i.id from incident i where e.incident_id in (i.id, i.merged_into))
                       order by s.incident_id <> e.incident_id, s.queued_at
                       limit 1) as their_incident
            """;

        public const string Answered = """
            update upward_exchange
            set state = @state,
                next_at = null,
                alarm_at = null,
                answered_at = @now,
                their_incident = @incident,
                their_number = @number,
                received_at = @received,
                findings = @findings,
                refusal = @refusal,
                version = version + 1
            where upward_id = @id
              and state = 'waiting'
            returning version
            """;

        public const string PutOff = "update upward_exchange set next_at = @next where upward_id = @id and state = 'waiting'";

        public const string Delayed = """
            update upward_exchange
            set alarm_at = null,
                version = version + 1
            where alarm_at <= @now
            returning upward_id, incident_id, version
            """;

        public const string NextTry = """
            select min(x.next_at)
            from upward_exchange x
            where x.next_at is not null
              and 
            """ + First;

        public const string NextAlarm = "select min(alarm_at) from upward_exchange where alarm_at is not null";
    }
}
