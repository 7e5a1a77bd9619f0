-- Why: what the prefecture passes upward in writing is a report of its own, and may go to the province's DutyWatch by itself or as a file.

-- A composed report holds its words and its number (1 is the first report, then the follow-ups); what was only said or written elsewhere has neither.
alter table upward_report
    add column no int,
    add column content jsonb,
    add column findings jsonb,
    add constraint composed_report_is_written_and_numbered check (num_nonnulls(no, content, findings) in (0, 3) and (no is null or stage = 'written'));
create unique index upward_report_is_numbered_once on upward_report (incident_id, no) where no is not null;

-- The way of a composed report to the province's DutyWatch: this row is the queue.
create table upward_exchange (
    upward_id uuid primary key references upward_report,
    incident_id uuid not null references incident,
    state text not null constraint exchange_state_is_known check (state in ('waiting', 'sent', 'refused')),
    queued_at timestamptz not null,
    next_at timestamptz,
    alarm_at timestamptz,
    attempts int not null default 0,
    answered_at timestamptz,
    their_incident uuid,
    their_number text,
    received_at timestamptz,
    findings jsonb,
    refusal jsonb,
    version bigint not null,
    constraint waiting_exchange_has_a_next_try check ((state = 'waiting') = (next_at is not null)),
    constraint answered_exchange_says_when check ((state = 'waiting') = (answered_at is null)),
    constraint sent_exchange_says_where check ((state = 'sent') = (num_nonnulls(their_incident, their_number, received_at) = 3)),
    constraint refused_exchange_says_why check ((state = 'refused') = (refusal is not null))
);
-- ExchangeSweep: what is to be tried next, and what has waited too long.
create index upward_exchange_next on upward_exchange (next_at) where next_at is not null;
create index upward_exchange_alarm on upward_exchange (alarm_at) where alarm_at is not null;
create index upward_exchange_by_incident on upward_exchange (incident_id, queued_at);

-- A report may come in as a file that another DutyWatch wrote.
alter table report
    drop constraint report_door_is_known,
    add constraint report_door_is_known check (door in ('hub', 'http', 'sms', 'exchange'));

-- Whom a report upward is addressed to.
alter table site
    add column upward_addressee text;
