-- Why: what an authority orders (units, people, rosters, deadlines, ladders, kinds, texts) comes from the site pack and is judged by its version in force.

create table site (
    only_row boolean primary key default true constraint there_is_one_site check (only_row),
    name text not null,
    name_en text not null,
    prefecture_code text not null,
    number_prefix text not null,
    time_zone text not null,
    language text not null,
    demo boolean not null,
    signature text not null,
    policy text not null,
    pack_hash text not null,
    applied_at timestamptz not null
);

create table unit (
    code text primary key,
    name text not null,
    name_en text not null,
    short text not null,
    level text not null constraint unit_level_is_known check (level in ('prefecture', 'county', 'township', 'department', 'special-zone')),
    parent text references unit,
    number_code text not null,
    latitude numeric,
    longitude numeric,
    neighbours text[] not null default '{}'
);
create index unit_by_parent on unit (parent);

-- A unit and everything above it, itself included: "what may this caller see" is one join, never a prefix of a code.
create table unit_ancestor (
    unit_code text not null references unit,
    ancestor_code text not null references unit,
    constraint unit_has_an_ancestor_once primary key (unit_code, ancestor_code)
);
create index unit_by_ancestor on unit_ancestor (ancestor_code);

create table kind (
    slug text primary key,
    zh text not null,
    en text not null,
    standard_code text,
    lead_department text,
    position int not null
);

create table person (
    id uuid primary key,
    unit_code text not null references unit,
    name text not null,
    title text not null,
    phones text[] not null constraint person_can_be_dialled check (cardinality(phones) > 0)
);
create index person_by_unit on person (unit_code);
create index person_by_phone on person using gin (phones);

-- One rotation (or standing list) of one post of one unit. People follow each other by shift, counted from the anchor day.
create table roster (
    id uuid primary key,
    unit_code text not null references unit,
    post text not null constraint roster_post_is_known check (post in
        ('duty-officer', 'deputy-officer', 'duty-leader', 'editor', 'office-head', 'leader-in-charge', 'deputy-secretary-general')),
    pattern text not null constraint roster_pattern_is_known check (pattern in ('standing', 'A24', 'B12', 'C8')),
    anchor_day date not null,
    members uuid[] not null constraint roster_has_members check (cardinality(members) > 0),
    constraint roster_is_one_a_post unique (unit_code, post)
);

-- Rules of the authority. Each version is a row of its own and is never changed: a report is judged by what was in force when its clock started.
create table deadline_rule (
    policy text not null,
    obligation_kind text not null constraint deadline_is_for_a_known_kind check (obligation_kind in ('phone', 'first', 'update', 'final')),
    level text not null constraint deadline_is_for_a_known_level check (level in ('I', 'II', 'III', 'IV', 'below', 'unknown')),
    after_seconds int not null constraint deadline_lies_after_its_start check (after_seconds > 0),
    judged_by text not null default 'receipt' constraint deadline_is_judged_by_a_known_clock check (judged_by in ('receipt', 'filer')),
    ladder text not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    constraint deadline_rule_is_one_at_a_time primary key (policy, obligation_kind, level, valid_from)
);

create table follow_up_rule (
    policy text not null,
    level text not null constraint follow_up_is_for_a_known_level check (level in ('I', 'II', 'III', 'IV', 'below', 'unknown')),
    until_hours int,
    every_minutes int,
    at_times time[] not null default '{}',
    open_fire boolean not null default false,
    position int not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    constraint follow_up_says_how_often check ((every_minutes is null) <> (cardinality(at_times) = 0)),
    constraint follow_up_rule_is_one_at_a_time primary key (policy, level, open_fire, position, valid_from)
);

create table ladder (
    id uuid primary key,
    name text not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    constraint ladder_is_one_at_a_time unique (name, valid_from)
);

-- `tells` are posts of the owing unit or of the prefecture, as "owing.duty-officer" or "prefecture.duty-leader".
create table ladder_step (
    ladder_id uuid not null references ladder,
    position int not null,
    offset_seconds int not null,
    action text not null constraint ladder_step_does_something_known check (action in ('remind', 'due', 'overdue', 'missing', 'call')),
    tells text[] not null constraint ladder_step_tells_somebody check (cardinality(tells) > 0),
    constraint ladder_step_has_one_place primary key (ladder_id, position)
);

-- `kind` of an alert, its language and its words with {placeholders}.
create table message_template (
    kind text not null,
    language text not null constraint template_language_is_known check (language in ('zh', 'en')),
    body text not null,
    constraint template_is_one_a_kind primary key (kind, language)
);

-- How long a delivery may stay unaccepted or undelivered, and a message unanswered, before the next channel or person is tried.
create table timetable_rule (
    lane text not null constraint timetable_is_for_a_known_lane check (lane in ('page', 'ladder', 'broadcast', 'status')),
    urgent boolean not null,
    accepted_seconds int not null constraint timetable_accepts_after_a_while check (accepted_seconds > 0),
    delivered_seconds int not null constraint timetable_delivers_after_a_while check (delivered_seconds > 0),
    answer_seconds int constraint timetable_answers_after_a_while check (answer_seconds > 0),
    constraint timetable_rule_is_one_a_lane primary key (lane, urgent)
);
