-- Why: when the internet is cut a county still has text messages: a report by text is filed as any other, and one that cannot be filed is never dropped.

-- A text names its unit by four digits that everybody may know; the landline is where the room calls back, whatever number a text came from.
alter table unit
    add column sms_code text constraint unit_sms_code_is_four_digits check (sms_code ~ '^[0-9]{4}$'),
    add column landline text,
    -- Deferred, because one pack may exchange two codes.
    add constraint unit_sms_code_is_its_own unique (sms_code) deferrable initially deferred;

-- How people call a kind, and what lies beyond the border.
alter table kind add column words text[] not null default '{}';
alter table site add column outside_counties text[] not null default '{}';

alter table report
    drop constraint report_door_is_known,
    add constraint report_door_is_known check (door in ('hub', 'http', 'sms'));

-- Made at the first issue of a card. It keeps a list of cards from saying what is on them; who has the whole database has the key too.
create table card_key (
    only_row boolean primary key default true constraint there_is_one_card_key check (only_row),
    key bytea not null,
    made_at timestamptz not null
);

-- The passwords that a unit's duty room has on paper: one use each.
create table card (
    id uuid primary key,
    unit_code text not null references unit,
    issued_at timestamptz not null,
    wrong_tries int not null default 0,
    blocked_at timestamptz,
    replaced_at timestamptz
);
create unique index card_in_force_is_one_a_unit on card (unit_code) where replaced_at is null;
create index card_by_unit on card (unit_code, issued_at desc);

create table card_password (
    card_id uuid not null references card,
    position int not null,
    mac bytea not null,
    used_at timestamptz,
    used_by uuid references inbound_text,
    constraint password_has_its_place primary key (card_id, position),
    constraint used_password_says_by_which_text check ((used_at is null) = (used_by is null))
);
create index card_password_by_text on card_password (used_by) where used_by is not null;

-- The receipt of a report that came by text: several texts may tell what one report tells.
create table text_report (
    inbound_id uuid primary key references inbound_text,
    unit_code text not null references unit,
    incident_id uuid not null references incident,
    report_id uuid not null references report,
    received_at timestamptz not null
);
create index text_report_by_unit on text_report (unit_code, received_at desc);
create index text_report_by_incident on text_report (incident_id);
create index text_report_by_report on text_report (report_id);

-- What a text left for an officer to do: one that could not be filed, or a call back to its unit.
create table loose_end (
    id uuid primary key,
    kind text not null constraint loose_end_kind_is_known check (kind in ('unfiled', 'call-back')),
    state text not null constraint loose_end_state_is_known check (state in ('open', 'handled')),
    inbound_id uuid not null references inbound_text,
    unit_code text references unit,
    incident_id uuid references incident,
    phone text not null,
    words text not null,
    reason text not null,
    marks text[] not null,
    opened_at timestamptz not null,
    handled_at timestamptz,
    handled_by text,
    confirmed_by text,
    note text,
    version bigint not null,
    constraint call_back_is_about_an_incident check (kind <> 'call-back' or (incident_id is not null and unit_code is not null)),
    constraint handled_loose_end_says_by_whom check ((state = 'handled') = (handled_at is not null and handled_by is not null)),
    constraint call_back_says_who_confirmed check (kind <> 'call-back' or state = 'open' or confirmed_by is not null)
);
comment on column loose_end.unit_code is 'The unit that the text names, or whose phone it came from; null when neither is known.';
comment on column loose_end.marks is 'What whoever calls back must ask about: a time that was taken for yesterday''s, a number that was not understood.';
create index loose_end_by_text on loose_end (inbound_id);
create index loose_end_by_unit on loose_end (unit_code) where unit_code is not null;
create index loose_end_by_incident on loose_end (incident_id) where incident_id is not null;
create index loose_end_by_phone on loose_end (phone, opened_at desc);
-- The desk: what is open, newest first.
create index loose_end_open on loose_end (opened_at desc, id desc) where state = 'open';
create index loose_end_by_opening on loose_end (opened_at desc, id desc);
