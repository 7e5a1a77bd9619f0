namespace DutyWatch.Postgres.Events;

/// <summary>A fact to be committed. <paramref name="Units"/> are those it concerns; everybody above them may see it too.</summary>
/// <param name="Data">The view of the subject as the API shows it.</param>
public sealed record NewEvent(DateTimeOffset OccurredAt, string Kind, string Subject, long SubjectVersion, string UnitCode, IReadOnlyList<string> Units, string Data);

public sealed record EventRow(long Epoch, ulong Xid, long Id, DateTimeOffset OccurredAt, string Kind, string Subject, long SubjectVersion, string UnitCode, string[] Audience, string Data)
{
    public EventCursor Cursor => new(Epoch, Xid, Id);
}

/// <summary>Append only, read in the order (epoch, xid, id) below the oldest running transaction: nobody is skipped and nobody waits.</summary>
public static class EventLog
{
    /// <summary>Goes out with the transaction's next question, at the latest before it commits.</summary>
    public static Task Append(DutyTransaction tx, IReadOnlyCollection<NewEvent> events)
    {
        if (events.Count == 0)
        {
            return Task.CompletedTask;
        }
        tx.Send(Sql.Append, new
        {
            occurred_at = events.Select(e => e.OccurredAt.ToUniversalTime()).ToArray(),
            kind = events.Select(e => e.Kind).ToArray(),
            subject = events.Select(e => e.Subject).ToArray(),
            version = events.Select(e => e.SubjectVersion).ToArray(),
            unit_code = events.Select(e => e.UnitCode).ToArray(),
            units = events.Select(e => string.Join(',', e.Units)).ToArray(),
            data = events.Select(e => new Json(e.Data)).ToArray(),
        });
        return Task.CompletedTask;
    }

    public static Task Append(DutyTransaction tx, NewEvent one) => Append(tx, [one]);

    /// <summary>Where the feed stands now, taken before other rows of the same snapshot are read.</summary>
    public static async Task<EventCursor> Now(DutyTransaction tx)
    {
        var row = await tx.One<HeadRow>(Sql.Head);
        return new EventCursor(row.Epoch, row.Xid, long.MaxValue);
    }

    /// <summary>At most <paramref name="take"/> events after the cursor that may already be shown, in order.</summary>
    /// <param name="audience">A unit's code to filter by; null for everything.</param>
    public static Task<List<EventRow>> After(DutyTransaction tx, EventCursor after, int take, string? audience) => AskAfter(tx, after, take, audience).List();

    public static Asked<EventRow> AskAfter(DutyTransaction tx, EventCursor after, int take, string? audience) =>
        tx.Ask<EventRow>(Sql.After, new { epoch = after.Epoch, xid = after.Xid.ToString(System.Globalization.CultureInfo.InvariantCulture), id = after.Id, take, audience });

    /// <summary>Everything ever said about some subjects, for a timeline.</summary>
    public static Task<List<EventRow>> About(DutyTransaction tx, string[] subjects, string audience) =>
        tx.List<EventRow>(Sql.About, new { subjects, audience });

    /// <summary>Whether rows exist that must not be shown yet, because an older transaction still runs.</summary>
    public static Asked<bool> AskHeldBack(DutyTransaction tx) => tx.Ask<bool>(Sql.IsHeldBack);

    private sealed record HeadRow(long Epoch, ulong Xid);

    public static class Sql
    {
        // Who may see it is looked up once for each set of units, not for each event; a set that nobody sees breaks the constraint.
        public const string Append = """
            with seen as (
                select u.units, array_agg(distinct a.ancestor_code) as audience
                from (select distinct g.units from unnest(@units) as g(units)) as u
                cross join lateral unnest(string_to_array(u.units, ',')) as c(code)
                join unit_ancestor a on a.unit_code = c.code
                group by u.units
            )
            insert into event (epoch, occurred_at, kind, subject, subject_version, unit_code, audience, data)
            select (select epoch from feed_epoch), e.occurred_at, e.kind, e.subject, e.version, e.unit_code, s.audience, e.data
            from unnest(@occurred_at, @kind, @subject, @version, @unit_code, @units, @data)
                with ordinality as e(occurred_at, kind, subject, version, unit_code, units, data, place)
            left join seen s on s.units = e.units
            order by e.place
            """;

        public const string Head = """
            select f.epoch, (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text::xid8 as xid
            from feed_epoch f
            """;

        public const string After = """
            select e.epoch, e.xid, e.id, e.occurred_at, e.kind, e.subject, e.subject_version, e.unit_code, e.audience, e.data
            from event e
            cross join feed_epoch f
            where (e.epoch, e.xid, e.id) > (@epoch, @xid::xid8, @id)
              and (e.epoch < f.epoch or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
              and (@audience is null or @audience = any(e.audience))
            order by e.epoch, e.xid, e.id
            limit @take
            """;

        public const string About = """
            select e.epoch, e.xid, e.id, e.occurred_at, e.kind, e.subject, e.subject_version, e.unit_code, e.audience, e.data
            from event e
            where e.subject = any(@subjects)
              and @audience = any(e.audience)
            order by e.occurred_at, e.epoch, e.xid, e.id
            """;

        public const string IsHeldBack = """
            select exists (
                select 1
                from event e
                join feed_epoch f on f.epoch = e.epoch
                where e.xid >= pg_snapshot_xmin(pg_current_snapshot())
            )
            """;
    }
}
