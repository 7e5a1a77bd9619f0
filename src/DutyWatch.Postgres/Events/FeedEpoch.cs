namespace DutyWatch.Postgres.Events;

/// <summary>
/// Raises the epoch when this database is not the one that wrote the last events: another system id or timeline, or transaction
/// ids that started anew. Without it a restored database would deliver nothing (its ids lie below every reader's cursor).
/// </summary>
public static class FeedEpoch
{
    public static Task<long> Establish(Database database, CancellationToken ct) =>
        database.Do(tx => tx.One<long>(Sql.Establish), ct);

    public static class Sql
    {
        public const string Establish = """
            insert into feed_epoch as f (epoch, system_identifier, timeline)
            select 1, s.system_identifier::text, c.timeline_id
            from pg_control_system() s, pg_control_checkpoint() c
            on conflict (only_row) do update
            set epoch = f.epoch + case
                    when f.system_identifier <> excluded.system_identifier
                      or f.timeline <> excluded.timeline
                      or exists (select 1 from event e where e.epoch = f.epoch and e.xid > pg_current_xact_id())
                    then 1 else 0 end,
                system_identifier = excluded.system_identifier,
                timeline = excluded.timeline
            returning epoch
            """;
    }
}
