using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Units;

/// <summary>`GET /units/contacts`: when each unit that the caller reaches was last heard of within a day: a report or a check-in of it, or an answer of one of its people.</summary>
internal static class ListContacts
{
    // A room that nobody heard of for a day is not "last heard of yesterday": it is not heard of.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    internal sealed class Handler(Database database, Clocks clocks) : IQuery<ContactList>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<ContactList>> Handle(IQueryCollection query, Call call)
        {
            var since = clocks.Now - Remembered;
            return await database.Read(async tx =>
            {
                var cursor = await EventLog.Now(tx);
                return new ContactList(await tx.List<UnitContact>(Sql.Contacts, new { caller_unit = call.Caller.UnitCode, since }), cursor.ToString());
            }, call.Ct);
        }
    }

    public static class Sql
    {
        public const string Contacts = """
            select u.unit_code, greatest(r.last_at, c.last_at, m.last_at) as last_at
            from unit_ancestor u
            cross join lateral (
                select max(r.received_at) as last_at
                from report r
                where r.unit_code = u.unit_code
                  and r.received_at >= @since
            ) r
            cross join lateral (
                select max(c.received_at) as last_at
                from check_in c
                where c.unit_code = u.unit_code
                  and c.received_at >= @since
            ) c
            left join (
                select p.unit_code, max(m.answered_at) as last_at
                from person p
                join message m on m.person_id = p.id
                where m.queued_at >= @since
                group by p.unit_code
            ) m on m.unit_code = u.unit_code
            where u.ancestor_code = @caller_unit
              and coalesce(r.last_at, c.last_at, m.last_at) is not null
            order by u.unit_code
            """;
    }
}
