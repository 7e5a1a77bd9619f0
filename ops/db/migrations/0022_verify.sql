-- Why: the room that writes a lead down verifies it within half an hour (Emergency Response Law, art. 60). Nobody owed that until now.

alter table obligation
    drop constraint obligation_kind_is_known,
    add constraint obligation_kind_is_known check (kind in
        ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'check-in', 'supplement', 'demand-phone', 'demand-written', 'verify')),
    add column met_lead uuid references lead,
    add constraint only_a_verification_is_met_by_a_lead check (met_lead is null or kind = 'verify'),
    drop constraint settled_obligation_says_when,
    add constraint settled_obligation_says_when check
        ((state in ('met', 'met-late')) = (met_at is not null and num_nonnulls(met_by, met_upward, met_check_in, met_lead) = 1 and late_by_seconds is not null));
create index obligation_by_lead on obligation (met_lead) where met_lead is not null;
comment on column obligation.met_lead is 'The lead that was judged; a verification that a report met names that report.';

alter table deadline_rule
    drop constraint deadline_is_for_a_known_kind,
    add constraint deadline_is_for_a_known_kind check (obligation_kind in
        ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'supplement', 'demand-phone', 'demand-written', 'verify'));
