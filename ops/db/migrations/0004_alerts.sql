-- Why: who must know what and by when (alert), the words for each person (message), each attempt on a channel (delivery), and what came back.

create table alert (
    id uuid primary key,
    kind text not null,
    lane text not null constraint alert_lane_is_known check (lane in ('page', 'ladder', 'broadcast', 'status')),
    state text not null constraint alert_state_is_known check (state in ('open', 'answered', 'closed')),
    unit_code text not null references unit,
    incident_id uuid references incident,
    obligation_id uuid references obligation,
    step_position int,
    level text not null,
    urgent boolean not null,
    reason_zh text not null,
    reason_en text not null,
    words jsonb not null,
    relay text[] not null default '{}',
    origin uuid references alert,
    raised_at timestamptz not null,
    answer_by timestamptz,
    answered_at timestamptz,
    answered_by text,
    answered_via text,
    note text,
    next_at timestamptz,
    not_after timestamptz not null,
    version bigint not null,
    constraint answered_alert_says_by_whom check ((answered_at is null) = (answered_by is null and answered_via is null))
);
-- One relay: an answer to any of its alerts stops it.
create index alert_by_origin on alert (origin) where origin is not null;
-- UnansweredSweep: pages that nobody answered go on to the next post of `relay`. Duty time.
create index alert_next on alert (next_at) where next_at is not null;
create index alert_by_incident on alert (incident_id, raised_at) where incident_id is not null;
create index alert_by_obligation on alert (obligation_id) where obligation_id is not null;
create index alert_by_raising on alert (raised_at desc, id desc);
create index alert_by_unit on alert (unit_code, raised_at desc);

-- A message without an alert is the answer to a text that somebody sent us.
create table message (
    id uuid primary key,
    alert_id uuid references alert constraint only_an_answer_has_no_alert check (alert_id is not null or lane = 'status'),
    person_id uuid not null references person,
    unit_code text not null references unit,
    post text not null,
    lane text not null constraint message_lane_is_known check (lane in ('page', 'ladder', 'broadcast', 'status')),
    body text not null,
    code text,
    state text not null constraint message_state_is_known check (state in ('open', 'answered', 'not-reached', 'stale')),
    queued_at timestamptz not null,
    answer_by timestamptz,
    not_after timestamptz not null,
    answered_at timestamptz,
    answered_via text,
    note text,
    version bigint not null,
    constraint person_is_told_once_an_alert unique (alert_id, person_id),
    constraint answered_message_says_when check ((state = 'answered') = (answered_at is not null))
);
create index message_by_person on message (person_id, queued_at desc);
create index message_by_unit on message (unit_code);

-- A code belongs to one phone until it is free again (7 days after its message closed).
create table reply_code (
    phone text not null,
    code text not null,
    -- Taken before its message is written, because the text holds the code.
    message_id uuid not null references message deferrable initially deferred,
    taken_at timestamptz not null,
    free_at timestamptz not null default 'infinity',
    constraint code_is_one_a_phone primary key (phone, code)
);
create index reply_code_by_message on reply_code (message_id);

-- Instants that people see are duty time; lease_until, next_attempt_at and look_at are machine time (never scaled in a drill).
create table delivery (
    id uuid primary key,
    message_id uuid not null references message,
    lane text not null,
    channel text not null,
    address text not null,
    position int not null,
    attempt int not null,
    state text not null constraint delivery_state_is_known check (state in ('pending', 'sending', 'accepted', 'sent', 'delivered', 'failed', 'unknown')),
    rank int not null,
    lease_owner bigint,
    lease_until timestamptz,
    next_attempt_at timestamptz,
    look_at timestamptz,
    gateway_id text,
    reason text,
    possibly_repeated boolean not null default false,
    queued_at timestamptz not null,
    claimed_at timestamptz,
    accepted_at timestamptz,
    sent_at timestamptz,
    delivered_at timestamptz,
    failed_at timestamptz,
    constraint delivery_has_one_place unique (message_id, position),
    constraint sending_delivery_is_leased check (state <> 'sending' or (lease_owner is not null and lease_until is not null and claimed_at is not null)),
    constraint accepted_delivery_says_when check (state <> 'accepted' or accepted_at is not null),
    constraint sent_delivery_says_when check (state <> 'sent' or sent_at is not null),
    constraint delivered_delivery_says_when check (state <> 'delivered' or delivered_at is not null),
    constraint failed_delivery_says_when check (state <> 'failed' or failed_at is not null)
);
-- The sender: what waits, higher lanes first.
create index delivery_waiting on delivery (channel, lane, next_attempt_at) where state = 'pending';
-- Take-over of leases whose process died.
create index delivery_leased on delivery (lease_owner, lease_until) where state = 'sending';
-- DeliverySweep: not accepted or not delivered in time, so the next channel goes.
create index delivery_look on delivery (look_at) where look_at is not null;
create index delivery_by_gateway_id on delivery (channel, gateway_id) where gateway_id is not null;

-- What gateways said, as it came: never changed, the state of a delivery only rises by rank.
create table gateway_receipt (
    id bigint generated always as identity primary key,
    channel text not null,
    delivery_id uuid,
    gateway_id text,
    status text not null,
    error_code text,
    duplicate_key text not null,
    received_at timestamptz not null,
    raw text not null,
    constraint receipt_is_taken_once unique (channel, duplicate_key)
);
create index gateway_receipt_by_delivery on gateway_receipt (delivery_id) where delivery_id is not null;

-- Texts from people. `outcome` says what became of each; none is ever dropped.
create table inbound_text (
    id uuid primary key,
    channel text not null,
    gateway_id text not null,
    phone text not null,
    body text not null,
    received_at timestamptz not null,
    outcome text not null,
    message_id uuid references message,
    constraint inbound_text_is_taken_once unique (channel, gateway_id)
);
create index inbound_text_by_phone on inbound_text (phone, received_at desc);
create index inbound_text_by_message on inbound_text (message_id) where message_id is not null;

create table phone_box_phone (
    number text primary key,
    mode text not null default 'normal' constraint phone_mode_is_known check (mode in ('normal', 'off', 'undelivered', 'slow', 'reject')),
    delay_ms int not null default 0 constraint phone_delay_is_not_negative check (delay_ms >= 0),
    version bigint not null default 0
);

-- A held text has not been heard: the phone is off, slow, or never gets it.
create table phone_box_text (
    id bigint generated always as identity primary key,
    number text not null,
    direction text not null constraint text_direction_is_known check (direction in ('in', 'out')),
    body text not null,
    delivery_id uuid,
    held boolean not null default false,
    report text constraint text_report_is_known check (report in ('delivered', 'undelivered')),
    report_at timestamptz,
    at timestamptz not null
);
-- PhoneBoxReports: what the phone box has yet to say of a text. Machine time.
create index phone_box_text_report on phone_box_text (report_at) where report_at is not null;
create index phone_box_text_by_number on phone_box_text (number, id desc);
create index phone_box_text_by_delivery on phone_box_text (delivery_id) where delivery_id is not null;
