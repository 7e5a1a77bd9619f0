-- Why: the event log, the receipts of commands, and the heartbeats of sweeps stand under everything else.

create table feed_epoch (
    only_row boolean primary key default true constraint there_is_one_feed check (only_row),
    epoch bigint not null,
    system_identifier text not null,
    timeline bigint not null
);

-- Identity values are handed out before commit, so they are no cursor; (epoch, xid, id) below the oldest
-- running transaction is (docs/adr/0003-event-cursor.md).
create table event (
    id bigint generated always as identity,
    epoch bigint not null,
    xid xid8 not null default pg_current_xact_id(),
    occurred_at timestamptz not null,
    kind text not null,
    subject text not null,
    subject_version bigint not null,
    unit_code text not null,
    audience text[] not null,
    data jsonb not null,
    constraint event_has_one_place primary key (epoch, xid, id)
);
-- The timeline of one incident, obligation, alert.
create index event_by_subject on event (subject, subject_version);

create table command_receipt (
    actor text not null,
    command_id uuid not null,
    request_hash bytea not null,
    reply jsonb,
    taken_at timestamptz not null,
    constraint command_is_taken_once primary key (actor, command_id)
);
-- RetentionSweep drops receipts after 400 days.
create index command_receipt_by_age on command_receipt (taken_at);

create table sweep_heartbeat (
    name text not null,
    node text not null,
    last_ok_at timestamptz not null,
    counts jsonb not null,
    constraint sweep_has_one_heartbeat_a_node primary key (name, node)
);
