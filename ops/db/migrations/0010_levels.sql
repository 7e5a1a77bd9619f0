-- Why: figures say how serious an incident is; from which figure on is ordered by authorities, and changes. And who is cut off rings the prefecture.

alter table site
    add column level_profiles text[] not null default '{}',
    add column duty_phone text;

-- A line of a grading table. A version is never changed: it is closed and a new one opened, as with the other rules.
create table level_criterion (
    grading text not null,
    line text not null,
    profile text,
    kinds text[] not null,
    measures text[] not null constraint level_criterion_measures_something check (cardinality(measures) > 0),
    bounds jsonb not null constraint level_criterion_has_bounds check (jsonb_typeof(bounds) = 'array' and bounds <> '[]'),
    only_may boolean not null,
    with_measure text,
    within text[] not null,
    outside text[] not null,
    for_hours int constraint level_criterion_counts_for_a_while check (for_hours > 0),
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    constraint level_criterion_versions_follow check (valid_from < valid_to),
    primary key (grading, line, valid_from)
);
create unique index level_criterion_in_force on level_criterion (grading, line) where valid_to = 'infinity';

-- What makes an incident sensitive, whatever its level, and what beyond the figures makes it one level more serious.
create table incident_trigger (
    id text primary key,
    effect text not null constraint trigger_has_a_known_effect check (effect in ('sensitive', 'raises')),
    zh text not null,
    en text not null,
    position int not null
);
