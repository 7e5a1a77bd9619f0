-- Why: what happened, who takes part, what was told about it, and who owes what by when.

create table incident_number (
    unit_code text not null references unit,
    day date not null,
    last int not null,
    constraint incident_number_is_counted_once primary key (unit_code, day)
);

create table incident (
    id uuid primary key,
    number text not null constraint incident_number_is_unique unique,
    unit_code text not null references unit,
    kind text not null references kind,
    state text not null constraint incident_state_is_known check (state in
        ('lead', 'phone', 'written', 'following', 'response-ended', 'final', 'rejected')),
    level_confirmed text not null constraint incident_confirmed_level_is_known check (level_confirmed in ('I', 'II', 'III', 'IV', 'below', 'unknown')),
    level_prospective text not null constraint incident_prospective_level_is_known check (level_prospective in ('I', 'II', 'III', 'IV', 'below', 'unknown')),
    level text not null constraint incident_level_is_known check (level in ('I', 'II', 'III', 'IV', 'below', 'unknown')),
    sensitive text[] not null default '{}',
    open_fire boolean not null default false,
    title text not null,
    place jsonb not null,
    occurred_at timestamptz,
    occurred_precision text not null,
    known_at timestamptz not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    last_report_no int not null default -1,
    version bigint not null
);
create index incident_by_unit on incident (unit_code);
create index incident_by_kind on incident (kind);
-- The board: open incidents, newest first.
create index incident_open on incident (opened_at desc) where closed_at is null;
create index incident_by_opening on incident (opened_at desc, id desc);

-- Who may see an incident: filer, place, owing units, and everybody above them (part "ancestor").
create table incident_participant (
    incident_id uuid not null references incident,
    unit_code text not null references unit,
    part text not null constraint participant_part_is_known check (part in ('filer', 'place', 'owing', 'ancestor')),
    since timestamptz not null,
    constraint participant_has_a_part_once primary key (incident_id, unit_code, part)
);
create index incident_participant_by_unit on incident_participant (unit_code, incident_id);

create table lead (
    id uuid primary key,
    incident_id uuid not null references incident,
    state text not null constraint lead_state_is_known check (state in ('open', 'verified', 'rejection-proposed', 'rejected')),
    source_kind text not null,
    source_who text,
    text text not null,
    owing_units text[] not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    judged_by text,
    judged_at timestamptz,
    reason text,
    seconded_by text,
    version bigint not null,
    constraint rejection_takes_two check (state <> 'rejected' or (judged_by is not null and seconded_by is not null and judged_by <> seconded_by))
);
create index lead_by_incident on lead (incident_id);

-- Reports are immutable: no update, no delete. A mistake is mended by a correction that points at it.
create table report (
    id uuid primary key,
    incident_id uuid not null references incident,
    unit_code text not null references unit,
    stage text not null constraint report_stage_is_known check (stage in ('phone', 'first', 'update', 'final', 'correction')),
    no int not null,
    content_hash bytea not null,
    content jsonb not null,
    received_at timestamptz not null,
    filed_at timestamptz,
    filed_by text not null,
    door text not null constraint report_door_is_known check (door in ('hub', 'http')),
    corrects uuid references report,
    reply jsonb not null
);
create index report_by_incident on report (incident_id, received_at);
create index report_by_unit on report (unit_code, received_at desc);
create index report_by_corrected on report (corrects) where corrects is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a row of % is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger report_is_never_changed before update or delete on report for each row execute function refuse_change();
create trigger event_is_never_changed before update or delete on event for each row execute function refuse_change();

create table obligation (
    id uuid primary key,
    incident_id uuid not null references incident,
    unit_code text not null references unit,
    kind text not null constraint obligation_kind_is_known check (kind in ('phone', 'first', 'update', 'final')),
    no int not null,
    state text not null constraint obligation_state_is_known check (state in ('open', 'reminded', 'met', 'late', 'met-late', 'missing', 'excused')),
    policy text not null,
    judged_by text not null,
    level text not null,
    ladder_id uuid not null references ladder,
    clock_start_at timestamptz not null,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    next_position int not null,
    next_at timestamptz,
    claimed_at timestamptz,
    fired_at timestamptz,
    met_at timestamptz,
    met_by uuid references report,
    late_by_seconds int,
    excused_by text,
    version bigint not null,
    constraint obligation_is_owed_once unique (incident_id, unit_code, kind, no),
    constraint settled_obligation_says_when check ((state in ('met', 'met-late')) = (met_at is not null and met_by is not null and late_by_seconds is not null)),
    constraint settled_obligation_has_no_next_step check (state not in ('met', 'met-late', 'excused') or next_at is null)
);
-- EscalationSweep: what is due to be stepped.
create index obligation_next on obligation (next_at) where next_at is not null;
create index obligation_by_incident on obligation (incident_id);
-- The rail: everything owed, by time left.
create index obligation_owed on obligation (due_at, id) where state in ('open', 'reminded', 'late', 'missing');
create index obligation_by_unit on obligation (unit_code, due_at);
create index obligation_by_ladder on obligation (ladder_id);
create index obligation_by_met on obligation (met_by) where met_by is not null;

-- A step that fired: the key makes a second firing impossible.
create table obligation_step (
    obligation_id uuid not null references obligation,
    position int not null,
    due_at timestamptz not null,
    fired_at timestamptz not null,
    covers int[] not null default '{}',
    constraint step_fires_once primary key (obligation_id, position)
);
