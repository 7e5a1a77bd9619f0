using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Alerts.Sending;

/// <summary>
/// Takes a message one position further, at once: the next gateway or number while this round has one, and when everything
/// failed says so and begins another round after a pause. Somebody may be waiting for this page.
/// </summary>
internal sealed class NextPosition(Clocks clocks, Channels channels, AlertOptions options, WakeUps wakeUps)
{
    /// <param name="message">Locked by the caller.</param>
    /// <param name="position">The position that failed or was silent for too long.</param>
    public async Task Handle(DutyTransaction tx, DateTimeOffset now, LockedMessage message, int position)
    {
        if (!message.Wants(now))
        {
            return;
        }
        var facts = await tx.One<Facts>(Sql.Facts, new { message_id = message.Id });
        var plan = Plan.For(facts.Phones, channels.Order);
        var next = facts.Last + 1;
        var inThisRound = position == facts.Last && !plan.BeginsRound(next);
        if (!inThisRound && facts.Living > 0)
        {
            return;
        }
        if (plan.BeginsRound(next))
        {
            await SayNotReached(tx, now, message);
            if (message.AlertId is null)
            {
                return;
            }
        }
        await Insert(tx, now, message, plan, next);
    }

    private async Task Insert(DutyTransaction tx, DateTimeOffset now, LockedMessage message, Plan plan, int position)
    {
        var at = clocks.MachineNow + plan.PauseBefore(position, TimeSpan.FromSeconds(options.RoundPauseSeconds));
        var rule = (await Timetable.Load(tx)).For(message.Lane, message.Urgent);
        var slot = plan.At(position);
        await tx.Execute(Sql.Insert, new
        {
            id = Ids.New(now), message_id = message.Id, lane = message.Lane, channel = slot.Channel, address = slot.Address, position,
            next_attempt_at = at, look_at = at + rule.Accepted, now,
        });
        Fault.Point("position.queued");
        tx.AfterCommit(wakeUps.TextWaits);
    }

    private static async Task SayNotReached(DutyTransaction tx, DateTimeOffset now, LockedMessage message)
    {
        if (await tx.Execute(Sql.NotReached, new { id = message.Id }) == 1)
        {
            await AlertEvents.SayMessages(tx, now, "message.not-reached", [message.Id]);
        }
    }

    private sealed record Facts(int Last, int Living, string[] Phones);

    public static class Sql
    {
        // An unknown outcome lives until the gateway was asked.
        public const string Facts = """
            select max(d.position) as last,
                   count(*) filter (where d.state <> 'failed')::int as living,
                   (select p.phones from person p join message m on m.person_id = p.id where m.id = @message_id) as phones
            from delivery d
            where d.message_id = @message_id
            """;

        public const string NotReached = """
            update message
            set state = 'not-reached',
                version = version + 1
            where id = @id
              and state = 'open'
            """;

        public const string Insert = """
            insert into delivery (id, message_id, lane, channel, address, position, attempt, state, rank, next_attempt_at, look_at, queued_at)
            values (@id, @message_id, @lane, @channel, @address, @position, 0, 'pending', 0, @next_attempt_at, @look_at, @now)
            """;
    }
}
