-- Why: a drill world keeps its own duty time, so that a restart goes on where it stood; and a database that holds this row is never opened as a duty one.

create table drill (
    only_row boolean primary key default true constraint there_is_one_drill check (only_row),
    start_at timestamptz not null,
    -- How far duty time had come when it was last written; only ever raised.
    stood_at timestamptz not null,
    -- Duty time does not run past this instant: a player has something to do then.
    hold_at timestamptz,
    skip_idle boolean not null default false,
    constraint drill_does_not_stand_before_its_start check (stood_at >= start_at)
);
