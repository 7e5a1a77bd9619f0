-- Why: two incidents turn out to be one (并案), an incident turns out to be another unit's or none, and the prefecture asks for a check of one (核报).

alter table incident
    drop constraint incident_state_is_known,
    add constraint incident_state_is_known check (state in
        ('lead', 'phone', 'written', 'following', 'response-ended', 'final', 'rejected', 'reopened', 'archived', 'merged')),
    add column merged_into uuid references incident,
    add constraint merged_incident_says_into_which check ((state = 'merged') = (merged_into is not null)),
    add constraint incident_is_not_merged_into_itself check (merged_into <> id);
comment on column incident.merged_into is 'The incident that is told as both now; never one that is merged itself.';
create index incident_merged on incident (merged_into) where merged_into is not null;

-- Where a row was told before its incident was merged. A row that was moved twice is here twice.
create table incident_former (
    row_id uuid not null,
    what text not null constraint former_is_of_a_known_table check (what in ('report', 'lead', 'obligation', 'alert', 'incident_act', 'upward_report')),
    incident_id uuid not null references incident,
    no integer,
    moved_at timestamptz not null,
    constraint row_leaves_an_incident_once primary key (row_id, incident_id)
);
comment on column incident_former.no is 'Of an obligation: the number it had there.';
create index incident_former_by_incident on incident_former (incident_id);

-- What is never changed may still be told under another incident: that into which its own was merged. Nothing else of it may differ.
create function refuse_change_but_merging() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
        and to_jsonb(new) - 'incident_id' = to_jsonb(old) - 'incident_id'
        and exists (select 1 from incident i where i.id = old.incident_id and i.merged_into = new.incident_id) then
        return new;
    end if;
    raise exception 'a row of % is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger report_is_never_changed on report;
create trigger report_is_never_changed before update or delete on report for each row execute function refuse_change_but_merging();
drop trigger incident_act_is_never_changed on incident_act;
create trigger incident_act_is_never_changed before update or delete on incident_act for each row execute function refuse_change_but_merging();
drop trigger upward_report_is_never_changed on upward_report;
create trigger upward_report_is_never_changed before update or delete on upward_report for each row execute function refuse_change_but_merging();

alter table incident_act
    drop constraint incident_act_is_known,
    add constraint incident_act_is_known check (act in ('reopened', 'transferred', 'returned', 'merged', 'rejected', 'demanded')),
    drop constraint transfer_says_from_whom_to_whom,
    add constraint transfer_says_from_whom_to_whom check ((act = 'transferred') = (from_unit is not null and to_unit is not null)),
    add constraint demand_says_of_whom check (act <> 'demanded' or to_unit is not null),
    add column seconded_by text,
    add column merged_id uuid references incident,
    add constraint merging_says_which_incident check ((act = 'merged') = (merged_id is not null)),
    add constraint merging_and_rejecting_take_two check ((act in ('merged', 'rejected')) = (seconded_by is not null));
comment on column incident_act.merged_id is 'The incident that was merged into this one.';
create index incident_act_by_merged on incident_act (merged_id) where merged_id is not null;

-- What one person proposed and another has to confirm.
create table incident_proposal (
    id uuid primary key,
    incident_id uuid not null references incident,
    act text not null constraint proposal_is_for_a_known_act check (act in ('merge', 'reject')),
    into_id uuid references incident,
    reason text not null,
    proposed_by text not null,
    proposed_person uuid,
    proposed_name text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    outcome text constraint proposal_outcome_is_known check (outcome in ('confirmed', 'withdrawn', 'overtaken')),
    constraint merging_is_proposed_into_an_incident check ((act = 'merge') = (into_id is not null)),
    constraint decided_proposal_says_how check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
    constraint proposal_takes_two check (outcome is distinct from 'confirmed' or proposed_by <> decided_by)
);
create unique index proposal_is_one_at_a_time on incident_proposal (incident_id) where outcome is null;
create index incident_proposal_by_incident on incident_proposal (incident_id);
comment on column incident_proposal.proposed_person is 'Whose account or key it was: one person with both is one person. Kept when the person is gone.';
create index incident_proposal_by_target on incident_proposal (into_id) where into_id is not null;

-- Who handed an incident on still reads it and owes nothing; who was asked about one reads it.
alter table incident_participant
    drop constraint participant_part_is_known,
    add constraint participant_part_is_known check (part in ('filer', 'place', 'owing', 'ancestor', 'former', 'asked'));

-- 核报: phone and written, with what was asked.
alter table obligation
    drop constraint obligation_kind_is_known,
    add constraint obligation_kind_is_known check (kind in
        ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'check-in', 'supplement', 'demand-phone', 'demand-written')),
    add column demanded_by uuid references incident_act,
    add constraint only_a_demand_was_asked_for check (demanded_by is null or kind in ('demand-phone', 'demand-written'));
create index obligation_by_demand on obligation (demanded_by) where demanded_by is not null;

alter table deadline_rule
    drop constraint deadline_is_for_a_known_kind,
    add constraint deadline_is_for_a_known_kind check (obligation_kind in
        ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'supplement', 'demand-phone', 'demand-written'));
