using DutyWatch.Alerts.Sending;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.PhoneBox;

/// <summary>
/// A gateway of our own with phones as objects: the default while nothing else is set up, and the tests' ears. It answers like
/// a real one, and what it reports later goes through the same code as a real gateway's callbacks.
/// </summary>
internal sealed class PhoneBoxChannel(Database database, Clocks clocks) : IChannel
{
    // A slow phone without a stated delay is slower than the timetable's patience.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(60);

    public GatewayProfile Profile { get; } = new(GatewayOptions.PhoneBox) { Query = true };

    public static string GatewayId(Guid deliveryId) => $"PB{deliveryId:N}";

    public Task<SendOutcome> Send(DeliveryToSend delivery, CancellationToken ct) => database.Do(async tx =>
    {
        var phone = await PhoneBoxPhone.Touch(tx, delivery.Address);
        if (phone.Mode == "reject")
        {
            return new SendOutcome.RefusedForGood("phone-rejects");
        }
        await Keep(tx, delivery, phone);
        return (SendOutcome)new SendOutcome.Accepted(GatewayId(delivery.Id));
    }, ct);

    public Task<IReadOnlyList<string>> Find(DeliveryToSend delivery, CancellationToken ct) => database.Do<IReadOnlyList<string>>(
        async tx => await tx.One<bool>(Sql.Has, new { delivery_id = delivery.Id }) ? [GatewayId(delivery.Id)] : [], ct);

    private async Task Keep(DutyTransaction tx, DeliveryToSend delivery, PhoneBoxPhone phone)
    {
        var now = clocks.Now;
        var heard = phone.Mode == "normal";
        var delay = phone.Mode == "slow" && phone.DelayMs == 0 ? Slow : TimeSpan.FromMilliseconds(phone.DelayMs);
        var id = await tx.One<long>(Sql.Keep, new
        {
            number = delivery.Address, body = delivery.Body, delivery_id = delivery.Id, held = !heard,
            report = phone.Mode switch { "off" => null, "undelivered" => "undelivered", _ => "delivered" },
            report_at = phone.Mode == "off" ? (DateTimeOffset?)null : clocks.MachineNow + delay, now,
        });
        if (heard)
        {
            await PhoneBoxEvents.SayText(tx, now, phone, new Contracts.PhoneText(id, "in", delivery.Body, now));
        }
    }

    public static class Sql
    {
        public const string Has = """
            select exists (
                select 1
                from phone_box_text
                where delivery_id = @delivery_id
            )
            """;

        public const string Keep = """
            insert into phone_box_text (number, direction, body, delivery_id, held, report, report_at, at)
            values (@number, 'in', @body, @delivery_id, @held, @report, @report_at, @now)
            returning id
            """;
    }
}
