-- Why: a site may choose another of its policies; what began under the one before goes on by it (domain 1.6).

create table policy_choice (
    policy text not null,
    valid_from timestamptz not null constraint one_policy_is_chosen_at_a_time primary key
);
insert into policy_choice (policy, valid_from) select policy, '-infinity' from site;
