-- Why: whoever looks for the same thing again keeps its words and filters under a name, on whatever machine he sits down next.

create table saved_view (
    owner text not null,
    id uuid not null,
    name text not null constraint saved_view_has_a_short_name check (name <> '' and length(name) <= 60),
    filters jsonb not null,
    saved_at timestamptz not null,
    constraint saved_view_is_its_owners primary key (owner, id),
    constraint saved_view_names_differ unique (owner, name)
);
comment on column saved_view.owner is 'As in command_receipt: `account:ID` or `key:ID`.';
comment on column saved_view.saved_at is 'When it was first saved: their order, which a new name does not change.';
