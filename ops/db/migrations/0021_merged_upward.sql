-- Why: two incidents that were both passed upward keep the numbers their reports had when they are told as one.

alter table upward_report
    add column merged_from uuid references incident;
comment on column upward_report.merged_from is 'The incident on which it was passed upward, when that was merged into this one since.';
create index upward_report_by_merged_from on upward_report (merged_from) where merged_from is not null;
drop index upward_report_is_numbered_once;
create unique index upward_report_is_numbered_once on upward_report (incident_id, no, merged_from) nulls not distinct where no is not null;

create or replace function refuse_change_but_merging() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
        and to_jsonb(new) - 'incident_id' - 'merged_from' = to_jsonb(old) - 'incident_id' - 'merged_from'
        and exists (select 1 from incident i where i.id = old.incident_id and i.merged_into = new.incident_id) then
        return new;
    end if;
    raise exception 'a row of % is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
