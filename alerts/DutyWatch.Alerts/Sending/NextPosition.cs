using DutyWatch.Alerts.Views;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Alerts.Sending;

/// <summary>
/// Takes a message one way further, at once: the next gateway, number or call while this round has one, and when everything
/// failed says so and begins another round after a pause. Somebody may be waiting for this page.
/// </summary>
internal sealed class NextPosition(Clocks clocks, Routes routes, AlertOptions options, WakeUps wakeUps)
{
    /// <param name="message">Locked by the caller.</param>
    /// <param name="position">The attempt that failed or was silent for too long.</param>
    /// <param name="taken">Its gateway had taken it.</param>
    public async Task Handle(DutyTransaction tx, DateTimeOffset now, LockedMessage message, int position, bool taken)
    {
        if (!message.Wants(now))
        {
            return;
        }
        var tried = await routes.Tried(tx, message.Id);
        var spent = await routes.Spent(tx, now, tried.Phones);
        var next = routes.PlanFor(tried.Phones, message.Needs).Next(tried.Uses, tried.ByPosition[position], taken, slot => routes.IsLast(slot, spent));
        var inThisRound = position == tried.Last && next.RoundsDone == 0;
        if (!inThisRound && tried.Living > 0)
        {
            return;
        }
        if (next.RoundsDone > 0)
        {
            await SayNotReached(tx, now, message);
            if (message.AlertId is null)
            {
                return;
            }
        }
        await Insert(tx, now, message, new Attempt(next.Slot, tried.Last + 1, next.Pause(TimeSpan.FromSeconds(options.RoundPauseSeconds))));
    }

    /// <summary>The phone has the text and nobody says anything: its person is rung, beside whatever else goes on.</summary>
    public async Task Call(DutyTransaction tx, DateTimeOffset now, LockedMessage message, int position)
    {
        if (!message.Wants(now) || message.Answered)
        {
            return;
        }
        var tried = await routes.Tried(tx, message.Id);
        var spent = await routes.Spent(tx, now, tried.Phones);
        if (routes.PlanFor(tried.Phones, message.Needs).Call(tried.Uses, tried.ByPosition[position].Address, slot => routes.IsLast(slot, spent)) is { } call)
        {
            await Insert(tx, now, message, new Attempt(call, tried.Last + 1, TimeSpan.Zero));
        }
    }

    private async Task Insert(DutyTransaction tx, DateTimeOffset now, LockedMessage message, Attempt attempt)
    {
        var at = clocks.MachineNow + attempt.Pause;
        var rule = (await Timetable.Load(tx)).For(message.Lane, message.Urgent);
        await tx.Execute(Sql.Insert, new
        {
            id = Ids.New(now), message_id = message.Id, lane = message.Lane, channel = attempt.Slot.Channel, address = attempt.Slot.Address,
            position = attempt.Position, next_attempt_at = at, look_at = at + rule.Accepted, now,
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

    private sealed record Attempt(PlanSlot Slot, int Position, TimeSpan Pause);

    public static class Sql
    {
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
