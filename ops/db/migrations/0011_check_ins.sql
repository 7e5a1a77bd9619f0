-- Why: on the days on which nothing happens a county says so ("all quiet"), at hours that are ordered; silence must be noticed as a missing report is.

-- How often one says so, by how the day is kept (domain 4.5).
create table check_in_rule (
    unit_level text not null,
    posture text not null constraint check_in_posture_is_known check (posture in ('ordinary', 'rest', 'sensitive', 'response')),
    times time[] not null constraint check_in_has_its_hours check (cardinality(times) > 0),
    window_minutes int not null constraint check_in_window_is_open_for_a_while check (window_minutes > 0),
    ladder text not null,
    constraint check_in_is_ordered_once_a_posture primary key (unit_level, posture)
);

-- Days that the authority declared sensitive; for no unit named: for all.
create table sensitive_period (
    name text not null,
    from_day date not null,
    to_day date not null constraint sensitive_period_ends_after_it_began check (to_day >= from_day),
    units text[] not null,
    constraint sensitive_period_begins_once primary key (name, from_day)
);

-- When somebody must look whether a unit comes to owe a check-in: a night of downtime is caught up from here.
create table check_in_schedule (
    unit_code text primary key references unit,
    handled_until timestamptz not null,
    response text constraint schedule_response_is_a_posture check (response in ('sensitive', 'response')),
    next_at timestamptz not null
);
-- CheckInSweep: who is due to be looked at.
create index check_in_schedule_next on check_in_schedule (next_at);

-- What a unit said. Like a report it is never changed.
create table check_in (
    id uuid primary key,
    unit_code text not null references unit,
    content jsonb not null,
    received_at timestamptz not null,
    filed_by text not null,
    door text not null constraint check_in_door_is_known check (door in ('http', 'sms'))
);
create index check_in_by_unit on check_in (unit_code, received_at desc);
create index check_in_by_receipt on check_in (received_at desc, id desc);
create trigger check_in_is_never_changed before update or delete on check_in for each row execute function refuse_change();

alter table obligation
    alter column incident_id drop not null,
    drop constraint obligation_kind_is_known,
    add constraint obligation_kind_is_known check (kind in ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'check-in')),
    add constraint only_a_check_in_is_about_no_incident check ((kind = 'check-in') = (incident_id is null)),
    add column met_check_in uuid references check_in,
    drop constraint settled_obligation_says_when,
    add constraint settled_obligation_says_when check ((state in ('met', 'met-late')) = (met_at is not null and num_nonnulls(met_by, met_upward, met_check_in) = 1 and late_by_seconds is not null));
create unique index check_in_is_owed_once on obligation (unit_code, clock_start_at) where kind = 'check-in';
create index obligation_by_check_in on obligation (met_check_in) where met_check_in is not null;

-- The response that the last report on it named; null when there is none, or it ended.
alter table incident add column response_level text constraint incident_response_level_is_known check (response_level in ('I', 'II', 'III', 'IV'));
create index incident_in_response on incident (id) where response_level is not null and closed_at is null;
