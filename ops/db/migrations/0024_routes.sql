-- Why: a page that lies on a phone and is not answered is rung, after a while that the site sets; and what a gateway's contract allows one number a day is counted by number.

alter table timetable_rule
    add column call_seconds int constraint timetable_calls_after_a_while check (call_seconds > 0);

-- For Budgets.Sql.Spent.
create index delivery_by_address on delivery (address, queued_at);
