-- Why: on holidays a post is kept otherwise than on workdays, and make-up workdays are workdays; which day is which is ordered year by year.

create table calendar_day (
    day date not null,
    type text not null constraint calendar_day_is_of_a_known_type check (type in ('statutory', 'bridge', 'makeup', 'local')),
    name text not null,
    constraint calendar_day_is_named_once_a_type primary key (day, type)
);

-- Null: as on a workday.
alter table roster
    add column eve_pattern text constraint roster_eve_pattern_is_known check (eve_pattern in ('A24', 'B12', 'C8', 'D16', 'E16', 'off')),
    add column weekend_pattern text constraint roster_weekend_pattern_is_known check (weekend_pattern in ('A24', 'B12', 'C8', 'D16', 'E16', 'off')),
    add column holiday_pattern text constraint roster_holiday_pattern_is_known check (holiday_pattern in ('A24', 'B12', 'C8', 'D16', 'E16', 'off')),
    add constraint roster_that_stands_always_stands_on_every_day
        check (pattern <> 'standing' or (eve_pattern is null and weekend_pattern is null and holiday_pattern is null)),
    drop constraint roster_pattern_is_known,
    drop constraint roster_post_is_known;

alter table roster
    add constraint roster_pattern_is_known check (pattern in ('standing', 'A24', 'B12', 'C8', 'D16', 'E16', 'off')),
    add constraint roster_post_is_known check (post in
        ('duty-officer', 'deputy-officer', 'duty-leader', 'second-leader', 'editor', 'office-head', 'leader-in-charge', 'deputy-secretary-general'));
