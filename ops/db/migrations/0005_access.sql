-- Why: who may come in, by password or by key, and for which unit.

create table account (
    id uuid primary key,
    user_name text not null constraint account_name_is_unique unique,
    password_hash text not null,
    role text not null constraint account_role_is_known check (role in
        ('county-filer', 'county-leader', 'prefecture-officer', 'duty-leader', 'leader', 'supervisor', 'system-admin', 'security-admin', 'auditor')),
    unit_code text not null references unit,
    person_id uuid references person,
    person_name text not null,
    disabled_at timestamptz,
    failed_tries int not null default 0,
    locked_until timestamptz,
    security_stamp text not null,
    created_at timestamptz not null
);
create index account_by_unit on account (unit_code);
create index account_by_person on account (person_id) where person_id is not null;

create table api_key (
    id uuid primary key,
    key_hash bytea not null constraint api_key_is_unique unique,
    name text not null,
    role text not null constraint api_key_role_is_known check (role in
        ('api-filer', 'api-reader', 'county-filer', 'county-leader', 'prefecture-officer', 'duty-leader', 'leader', 'supervisor', 'system-admin', 'security-admin', 'auditor')),
    unit_code text not null references unit,
    account_id uuid references account,
    expires_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null
);
create index api_key_by_unit on api_key (unit_code);
create index api_key_by_account on api_key (account_id) where account_id is not null;

-- Keys that protect cookies, shared by all nodes: a console must not be signed out by a rolling restart.
create table data_protection_key (
    name text primary key,
    xml text not null
);
