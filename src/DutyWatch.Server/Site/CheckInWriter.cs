using DutyWatch.Postgres;

namespace DutyWatch.Server.Site;

/// <summary>
/// Writes who says when that all is quiet. These rules have one version: a check-in takes its hour and its ladder with it when it opens, and one that
/// has not opened is owed under the new order.
/// </summary>
internal static class CheckInWriter
{
    public static async Task Write(DutyTransaction tx, SiteChanges changes, DateTimeOffset now)
    {
        await tx.Execute(Sql.DropRules, new { rows = PackJson.Rows(changes.CheckIns.ToClose) });
        await tx.Execute(Sql.PutRules, new { rows = PackJson.Rows(changes.CheckIns.ToPut) });
        await tx.Execute(Sql.DropPeriods, new { rows = PackJson.Rows(changes.Periods.ToClose) });
        await tx.Execute(Sql.PutPeriods, new { rows = PackJson.Rows(changes.Periods.ToPut) });
        await tx.Execute(Sql.DropSchedule);
        await tx.Execute(Sql.PutSchedule, new { now });
    }

    public static class Sql
    {
        public const string DropRules = """
            delete from check_in_rule c
            using jsonb_to_recordset(@rows) as r (unit_level text, posture text)
            where c.unit_level = r.unit_level
              and c.posture = r.posture
            """;

        public const string PutRules = """
            insert into check_in_rule (unit_level, posture, times, window_minutes, ladder)
            select r.unit_level, r.posture, r.times, r.window_minutes, r.ladder
            from jsonb_to_recordset(@rows) as r (unit_level text, posture text, times time[], window_minutes int, ladder text)
            """;

        public const string DropPeriods = """
            delete from sensitive_period p
            using jsonb_to_recordset(@rows) as r (name text, from_day date)
            where p.name = r.name
              and p.from_day = r.from_day
            """;

        public const string PutPeriods = """
            insert into sensitive_period (name, from_day, to_day, units)
            select r.name, r.from_day, r.to_day, r.units
            from jsonb_to_recordset(@rows) as r (name text, from_day date, to_day date, units text[])
            """;

        public const string DropSchedule = """
            delete from check_in_schedule s
            where not exists (select 1 from unit u join check_in_rule r on r.unit_level = u.level where u.code = s.unit_code)
            """;

        /// <summary>Whoever is new owes from now on; everybody is looked at again, since hours may have changed.</summary>
        public const string PutSchedule = """
            insert into check_in_schedule (unit_code, handled_until, next_at)
            select distinct u.code, @now::timestamptz, @now::timestamptz
            from unit u
            join check_in_rule r on r.unit_level = u.level
            on conflict (unit_code) do update
            set next_at = excluded.next_at
            """;
    }
}
