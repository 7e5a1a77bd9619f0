using DutyWatch.Alerts.Inbound;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.PhoneBox;

/// <summary>The front door of the phone box: look at phones, answer as their owner, make them behave badly.</summary>
public sealed class PhoneBoxDesk
{
    private static readonly Refusal ModeUnknown = new("property.unknown", 400, "没有这种手机状态。", "A phone has no such mode.", "mode");

    private readonly TakeInbound inbound;
    private readonly Clocks clocks;

    internal PhoneBoxDesk(TakeInbound inbound, Clocks clocks)
    {
        this.inbound = inbound;
        this.clocks = clocks;
    }

    /// <summary>Every phone of the rosters with its last few texts.</summary>
    public static Task<IReadOnlyList<PhoneView>> ListPhones(DutyTransaction tx) => PhoneBoxViews.All(tx);

    /// <summary>One phone with its texts; null when nobody has that number.</summary>
    public static Task<PhoneView?> Phone(DutyTransaction tx, string number) => PhoneBoxViews.One(tx, number);

    /// <summary>The owner writes back: the very way of a real gateway's callback.</summary>
    public async Task<Answer<PhoneText>> Reply(DutyTransaction tx, DateTimeOffset now, string number, string text)
    {
        if (await PhoneBoxViews.One(tx, number) is null)
        {
            return Refusals.NotFound;
        }
        var phone = await PhoneBoxPhone.Touch(tx, number);
        var id = await tx.One<long>(Sql.Keep, new { number, body = text, now });
        var written = new PhoneText(id, "out", text, now);
        await PhoneBoxEvents.SayText(tx, now, phone, written);
        await inbound.Handle(tx, now, new InboundText(GatewayOptions.PhoneBox, $"PB{id}", number, text));
        return written;
    }

    /// <summary>From now on the phone behaves like this. One that is on again hears what the network kept for it.</summary>
    public async Task<Answer<PhoneView>> Behave(DutyTransaction tx, DateTimeOffset now, string number, PhoneBehaviourRequest behaviour)
    {
        if (behaviour.Mode is not ("normal" or "off" or "undelivered" or "slow" or "reject") || behaviour.DelayMs < 0)
        {
            return ModeUnknown;
        }
        if (await PhoneBoxViews.One(tx, number) is null)
        {
            return Refusals.NotFound;
        }
        var phone = await PhoneBoxPhone.Behave(tx, number, behaviour.Mode, behaviour.DelayMs);
        if (behaviour.Mode is "normal" or "slow")
        {
            await tx.Execute(Sql.ReleaseKept, new { number, report_at = clocks.MachineNow.AddMilliseconds(behaviour.DelayMs) });
        }
        await PhoneBoxEvents.SayBehaviour(tx, now, phone);
        return (await PhoneBoxViews.One(tx, number))!;
    }

    public static class Sql
    {
        public const string Keep = """
            insert into phone_box_text (number, direction, body, at)
            values (@number, 'out', @body, @now)
            returning id
            """;

        public const string ReleaseKept = """
            update phone_box_text
            set report = 'delivered',
                report_at = @report_at
            where number = @number
              and held
              and report is null
            """;
    }
}
