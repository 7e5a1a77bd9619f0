using DutyWatch.Postgres;

namespace DutyWatch.Alerts.PhoneBox;

/// <summary>A phone under its row lock, its version raised: its events have an order.</summary>
internal sealed record PhoneBoxPhone(string Number, string Mode, int DelayMs, long Version)
{
    public static Task<PhoneBoxPhone> Touch(DutyTransaction tx, string number) => tx.One<PhoneBoxPhone>(Sql.Touch, new { number });

    public static Task<PhoneBoxPhone> Behave(DutyTransaction tx, string number, string mode, int delayMs) =>
        tx.One<PhoneBoxPhone>(Sql.Behave, new { number, mode, delay_ms = delayMs });

    public static class Sql
    {
        public const string Touch = """
            insert into phone_box_phone as p (number, version)
            values (@number, 1)
            on conflict (number) do update
            set version = p.version + 1
            returning number, mode, delay_ms, version
            """;

        public const string Behave = """
            insert into phone_box_phone as p (number, mode, delay_ms, version)
            values (@number, @mode, @delay_ms, 1)
            on conflict (number) do update
            set mode = excluded.mode,
                delay_ms = excluded.delay_ms,
                version = p.version + 1
            returning number, mode, delay_ms, version
            """;
    }
}
