-- Why: an incident that is over may begin again (re-ignition, a late victim), is laid by in the end, a lead that is not one's own goes to whose it is,
-- and a report that will not do goes back to be mended.

alter table incident
    drop constraint incident_state_is_known,
    add constraint incident_state_is_known check (state in
        ('lead', 'phone', 'written', 'following', 'response-ended', 'final', 'rejected', 'reopened', 'archived')),
    add column reopened_at timestamptz;
-- ArchiveSweep: what is over and waits to be laid by.
create index incident_to_archive on incident (closed_at) where state = 'final';

-- What people did with an incident beside reporting on it, and why. Never changed.
create table incident_act (
    id uuid primary key,
    incident_id uuid not null references incident,
    act text not null constraint incident_act_is_known check (act in ('reopened', 'transferred', 'returned')),
    from_unit text references unit,
    to_unit text references unit,
    report_id uuid references report,
    marks jsonb not null,
    reason text not null,
    acted_by text not null,
    acted_at timestamptz not null,
    constraint return_says_which_report check ((act = 'returned') = (report_id is not null)),
    constraint transfer_says_from_whom_to_whom check ((act = 'transferred') = (from_unit is not null and to_unit is not null))
);
create index incident_act_by_incident on incident_act (incident_id, acted_at);
create index incident_act_by_report on incident_act (report_id) where report_id is not null;
create index incident_act_by_giver on incident_act (from_unit) where from_unit is not null;
create index incident_act_by_taker on incident_act (to_unit) where to_unit is not null;
create trigger incident_act_is_never_changed before update or delete on incident_act for each row execute function refuse_change();
