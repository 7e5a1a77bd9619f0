using System.Globalization;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Live;

/// <summary>`GET /events?after=&amp;take=`: what the hub would have said after a cursor, in the same order.</summary>
internal static class ListEvents
{
    private const int MaxTake = 200;

    internal sealed class Handler(Database database) : IQuery<EventBatch>
    {
        public static Action Action => Action.EventRead;

        public async Task<Answer<EventBatch>> Handle(IQueryCollection query, Call call)
        {
            var after = EventCursor.Start;
            var take = 50;
            if ((query.TryGetValue("after", out var text) && !EventCursor.TryParse(text.ToString(), out after))
                || (query.TryGetValue("take", out var wanted) && (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out take) || take is < 1 or > MaxTake)))
            {
                return Refusals.BodyMalformed;
            }
            return await database.Read(async tx =>
            {
                var head = await EventLog.Now(tx);
                var rows = await EventLog.After(tx, after, take, call.Caller.UnitCode);
                var upTo = rows.Count == take ? rows[^1].Cursor : head > after ? head : after;
                return new EventBatch(rows.ConvertAll(EventViews.View), upTo.ToString());
            }, call.Ct);
        }
    }
}
