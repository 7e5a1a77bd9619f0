-- Why: the prefecture itself owes: what reaches a certain level it reports to its province, by phone and in writing.

-- That an incident was passed on, by whom and to whom. Like a report it is never changed.
create table upward_report (
    id uuid primary key,
    incident_id uuid not null references incident,
    stage text not null constraint upward_stage_is_known check (stage in ('phone', 'written')),
    told_who text,
    text text,
    passed_by text not null,
    passed_at timestamptz not null
);
create index upward_report_by_incident on upward_report (incident_id, passed_at);
create trigger upward_report_is_never_changed before update or delete on upward_report for each row execute function refuse_change();

alter table obligation
    drop constraint obligation_kind_is_known,
    add constraint obligation_kind_is_known check (kind in ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written')),
    add column met_upward uuid references upward_report,
    drop constraint settled_obligation_says_when,
    add constraint settled_obligation_says_when check ((state in ('met', 'met-late')) = (met_at is not null and num_nonnulls(met_by, met_upward) = 1 and late_by_seconds is not null));
create index obligation_by_upward on obligation (met_upward) where met_upward is not null;

alter table deadline_rule
    drop constraint deadline_is_for_a_known_kind,
    add constraint deadline_is_for_a_known_kind check (obligation_kind in ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written'));
