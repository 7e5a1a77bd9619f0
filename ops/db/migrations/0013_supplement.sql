-- Why: a first report that its signer filed with gaps owes them: 先报后补, due half an hour after receipt (domain 3.3).

alter table obligation
    drop constraint obligation_kind_is_known,
    add constraint obligation_kind_is_known check (kind in ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'check-in', 'supplement'));

alter table deadline_rule
    drop constraint deadline_is_for_a_known_kind,
    add constraint deadline_is_for_a_known_kind check (obligation_kind in ('phone', 'first', 'update', 'final', 'upward-phone', 'upward-written', 'supplement'));
