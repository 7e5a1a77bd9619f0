-- Why: the prefecture owes a notice to the counties that another county's incident may reach (Emergency Response Law, articles 62 and 64).

alter table incident_act
    drop constraint incident_act_is_known,
    add constraint incident_act_is_known check (act in ('reopened', 'transferred', 'returned', 'merged', 'rejected', 'demanded', 'noticed')),
    add constraint notice_says_to_whom check (act <> 'noticed' or to_unit is not null);

alter table obligation
    drop constraint obligation_kind_is_known,
    add constraint obligation_kind_is_known check (kind in
        ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'check-in', 'supplement', 'demand-phone', 'demand-written', 'verify', 'neighbour-notice')),
    add column met_notice uuid references incident_act,
    drop constraint settled_obligation_says_when,
    add constraint settled_obligation_says_when check (
        (state in ('met', 'met-late')) = (met_at is not null and num_nonnulls(met_by, met_upward, met_check_in, met_lead, met_notice) = 1 and late_by_seconds is not null));
comment on column obligation.met_notice is 'The last of the notices that met it, of one to neighbours.';
create index obligation_by_met_notice on obligation (met_notice) where met_notice is not null;

alter table deadline_rule
    drop constraint deadline_is_for_a_known_kind,
    add constraint deadline_is_for_a_known_kind check (obligation_kind in
        ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'supplement', 'demand-phone', 'demand-written', 'verify', 'neighbour-notice'));

-- Which counties an obligation names, and why. It hangs on the obligation, and so goes with it when incidents are merged.
create table neighbour_notice (
    obligation_id uuid not null references obligation,
    county text not null references unit,
    because text not null constraint county_is_concerned_for_a_known_reason check (because in ('near', 'ticked', 'level')),
    notice_id uuid references incident_act,
    constraint county_is_named_once primary key (obligation_id, county)
);
comment on column neighbour_notice.notice_id is 'The act that told it; null while it was not told.';
create index neighbour_notice_by_county on neighbour_notice (county);
create index neighbour_notice_by_notice on neighbour_notice (notice_id) where notice_id is not null;
