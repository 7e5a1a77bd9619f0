using DutyWatch.Alerts.Receipts;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;

namespace DutyWatch.Alerts.PhoneBox;

/// <summary>Says what became of the phone box's texts when their delay is over. The rows keep what is due, so a restart loses no report.</summary>
internal sealed class PhoneBoxReports(Database database, Clocks clocks, TakeReceipt receipts) : ISweep
{
    private const int Batch = 100;

    public string Name => "phone-box";

    public bool OnMachineTime => true;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        var counts = SweepCounts.None;
        while (true)
        {
            var batch = await database.Do(tx => Step(tx, now), ct);
            counts += new SweepCounts(batch);
            if (batch < Batch)
            {
                return counts;
            }
        }
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Do(tx => tx.One<DateTimeOffset?>(Sql.Next), ct);

    private async Task<int> Step(DutyTransaction tx, DateTimeOffset machineNow)
    {
        var due = await tx.List<DueRow>(Sql.Due, new { machine_now = machineNow, take = Batch });
        var now = clocks.Now;
        foreach (var text in due)
        {
            await Hear(tx, now, text);
            var word = text.Report;
            await receipts.Handle(tx, now, new GatewayReport(
                GatewayOptions.PhoneBox, text.DeliveryId, PhoneBoxChannel.GatewayId(text.DeliveryId), word,
                word == "delivered" ? "delivered" : "failed", word == "delivered" ? null : word, $"{text.DeliveryId:N}/{word}", word));
        }
        return due.Count;
    }

    // A text that reaches its phone late takes a new place: the newest is the last that was heard.
    private static async Task Hear(DutyTransaction tx, DateTimeOffset now, DueRow text)
    {
        if (!text.Held || text.Report != "delivered")
        {
            return;
        }
        var phone = await PhoneBoxPhone.Touch(tx, text.Number);
        var heard = await tx.One<long>(Sql.Hear, new { id = text.Id, now });
        await PhoneBoxEvents.SayText(tx, now, phone, new Contracts.PhoneText(heard, "in", text.Body, now));
    }

    private sealed record DueRow(long Id, string Number, string Body, Guid DeliveryId, bool Held, string Report);

    public static class Sql
    {
        public const string Due = """
            with due as (
                select id
                from phone_box_text
                where report_at <= @machine_now
                order by report_at
                limit @take
                for update skip locked
            )
            update phone_box_text t
            set report_at = null
            from due d
            where t.id = d.id
            returning t.id, t.number, t.body, t.delivery_id, t.held, t.report
            """;

        public const string Hear = """
            update phone_box_text
            set id = default,
                held = false,
                at = @now
            where id = @id
            returning id
            """;

        public const string Next = """
            select min(report_at)
            from phone_box_text
            where report_at is not null
            """;
    }
}
