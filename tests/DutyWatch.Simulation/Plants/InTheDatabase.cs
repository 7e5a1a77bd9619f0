namespace DutyWatch.Simulation;

internal sealed class An_obligation_loses_its_next_instant_when_it_is_reminded : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Time];

    public override string Sql => Trigger("before update", "obligation", """
        if new.state = 'reminded' and old.state = 'open' then
            new.next_at := null;
        end if;
        return new;
        """);
}

internal sealed class An_answer_is_undone_by_a_late_failed_receipt : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Answers];

    public override string Sql => Trigger("after insert", "gateway_receipt", """
        if new.status = 'failed' then
            update message set state = 'open', answered_at = null
            where state = 'answered' and id = (select message_id from delivery where id = new.delivery_id);
        end if;
        return new;
        """);
}

internal sealed class A_receipt_turns_delivered_into_failed : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Repeats];

    public override string Sql => Trigger("after insert", "gateway_receipt", """
        if new.status = 'failed' then
            update delivery set state = 'failed', rank = 50, failed_at = new.received_at where id = new.delivery_id and state = 'delivered';
        end if;
        return new;
        """);
}

internal sealed class The_mark_of_a_possible_repeat_is_not_written : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Repeats];

    public override Conditions Conditions => Conditions.DeathAfterSending;

    public override string Sql => Trigger("before update", "delivery", """
        new.possibly_repeated := false;
        return new;
        """);
}

internal sealed class A_report_is_acknowledged_though_it_is_rolled_back : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Lost];

    public override string Sql => "alter table obligation drop constraint obligation_met_by_fkey;" + Trigger("before insert", "report", """
        if get_byte(new.content_hash, 0) % 8 = 0 then
            return null;
        end if;
        return new;
        """);
}

internal sealed class Events_of_one_transaction_in_fifty_vanish : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Feed];

    public override string Sql => Trigger("before insert", "event", """
        if new.xid::text::bigint % 50 = 0 then
            return null;
        end if;
        return new;
        """);
}

internal sealed class A_step_is_doubled : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Repeats];

    public override string Sql => Trigger("after insert", "alert", """
        if new.obligation_id is not null and new.origin is null and pg_trigger_depth() = 1 then
            new.id := md5(new.id::text)::uuid;
            insert into alert select new.*;
        end if;
        return new;
        """);
}

internal sealed class The_next_person_is_not_tried_after_silence : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Unsent];

    public override string Sql => Trigger("before insert or update", "alert", """
        if new.kind like 'incident.%' and new.relay <> '{}' then
            new.next_at := new.not_after;
        end if;
        return new;
        """);
}

internal sealed class Closed_alerts_keep_paging : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Answers];

    // The row is left open behind the event that says otherwise, and its people are paged again.
    public override string Sql => Trigger("before update", "alert", """
        if new.state = 'closed' and old.state <> 'closed' then
            new.state := old.state;
            insert into delivery (id, message_id, lane, channel, address, position, attempt, state, rank, next_attempt_at, look_at, queued_at)
            select md5(d.id::text)::uuid, d.message_id, d.lane, d.channel, d.address, 1000, 0, 'pending', 0,
                   (select at from sim.clock) + interval '1 minute', null, d.queued_at
            from delivery d
            join message m on m.id = d.message_id
            where m.alert_id = new.id and m.state in ('open', 'not-reached') and d.position = 0;
        end if;
        return new;
        """) + Trigger("before update", "delivery", """
        if new.reason = 'stale' and new.position = 1000 then
            return old;
        end if;
        return new;
        """);
}

internal sealed class Lateness_is_judged_by_the_filers_time : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Judged];

    public override string Sql => Trigger("before update", "obligation", """
        if new.met_by is not null then
            new.late_by_seconds := greatest(0, (select extract(epoch from r.filed_at - new.due_at)::int from report r where r.id = new.met_by));
            new.state := case when new.late_by_seconds = 0 then 'met' else 'met-late' end;
        end if;
        return new;
        """);
}

internal sealed class The_table_of_receipts_forgets : Plant
{
    public override IReadOnlyList<string> Breaks => [Inv.Lost];

    public override string Sql => """
        create function forget() returns trigger language plpgsql as $$
        begin
            delete from command_receipt where actor = new.actor and command_id = new.command_id;
            return new;
        end $$;
        create constraint trigger forget after insert on command_receipt deferrable initially deferred for each row execute function forget();
        """;
}
