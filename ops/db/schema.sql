-- Written by SchemaTests from a migrated database: change the migrations.

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception 'a row of % is never changed', tg_table_name using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change_but_merging()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if tg_op = 'UPDATE'
        and to_jsonb(new) - 'incident_id' - 'merged_from' = to_jsonb(old) - 'incident_id' - 'merged_from'
        and exists (select 1 from incident i where i.id = old.incident_id and i.merged_into = new.incident_id) then
        return new;
    end if;
    raise exception 'a row of % is never changed', tg_table_name using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.report_words(content jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select concat_ws(E'\n',
        content->>'title', content->'place'->>'text', content->'place'->>'road', content->>'course', content->>'cause', content->>'measures', content->>'trend', content->>'nextSteps',
        content->>'needs', content->>'lessons', content->>'aftercare', content->>'correctionNote', content->'source'->>'who', content->>'author', content->>'signer')
$function$
;

CREATE OR REPLACE FUNCTION public.search_entry_terms(words text, unit_code text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select search_terms(words) || array_to_tsvector(array['@' || coalesce(unit_code, '')])
$function$
;

CREATE OR REPLACE FUNCTION public.search_query(words text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select string_agg(t.term, ' & ')::tsquery
    from search_runs(words) r(run)
    cross join lateral (
        select left(r.run, 40) || case when length(r.run) > 2 then ':*' else '' end as term
        where r.run < U&'\0f40' collate "C"
        union all
        select case when length(r.run) = 1 then r.run || ':*' else substr(r.run, i, 2) end
        from generate_series(1, greatest(length(r.run) - 1, 1)) i
        where r.run >= U&'\0f40' collate "C"
    ) t
$function$
;

CREATE OR REPLACE FUNCTION public.search_runs(words text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select m[1]
    from regexp_matches(
        lower(normalize(words, nfkc)),
        '[\u0f40-\u0fbc\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\ua000-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]+|[0-9a-z\u00c0-\u024f]+',
        'g') m
$function$
;

CREATE OR REPLACE FUNCTION public.search_terms(words text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
    run text;
    terms text[] := '{}';
begin
    for run in select r from search_runs(words) r loop
        if run < U&'\0f40' collate "C" then
            terms := terms || left(run, 40);
        else
            for i in 1..length(run) loop
                terms := terms || substr(run, i, 2);
            end loop;
        end if;
    end loop;
    return array_to_tsvector(terms);
end
$function$
;

create table account (
    id uuid not null,
    user_name text not null,
    password_hash text not null,
    role text not null,
    unit_code text not null,
    person_id uuid,
    person_name text not null,
    disabled_at timestamp with time zone,
    failed_tries integer default 0 not null,
    locked_until timestamp with time zone,
    security_stamp text not null,
    created_at timestamp with time zone not null
);

alter table account add constraint account_name_is_unique UNIQUE (user_name);

alter table account add constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table account add constraint account_pkey PRIMARY KEY (id);

alter table account add constraint account_role_is_known CHECK ((role = ANY (ARRAY['county-filer'::text, 'county-leader'::text, 'prefecture-officer'::text, 'duty-leader'::text, 'leader'::text, 'supervisor'::text, 'system-admin'::text, 'security-admin'::text, 'auditor'::text])));

alter table account add constraint account_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX account_by_person ON public.account USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX account_by_unit ON public.account USING btree (unit_code);

create table alert (
    id uuid not null,
    kind text not null,
    lane text not null,
    state text not null,
    unit_code text not null,
    incident_id uuid,
    obligation_id uuid,
    step_position integer,
    level text not null,
    urgent boolean not null,
    reason_zh text not null,
    reason_en text not null,
    words jsonb not null,
    relay text[] default '{}'::text[] not null,
    origin uuid,
    raised_at timestamp with time zone not null,
    answer_by timestamp with time zone,
    answered_at timestamp with time zone,
    answered_by text,
    answered_via text,
    note text,
    next_at timestamp with time zone,
    not_after timestamp with time zone not null,
    version bigint not null
);

alter table alert add constraint alert_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table alert add constraint alert_lane_is_known CHECK ((lane = ANY (ARRAY['page'::text, 'ladder'::text, 'broadcast'::text, 'status'::text])));

alter table alert add constraint alert_obligation_id_fkey FOREIGN KEY (obligation_id) REFERENCES obligation(id);

alter table alert add constraint alert_origin_fkey FOREIGN KEY (origin) REFERENCES alert(id);

alter table alert add constraint alert_pkey PRIMARY KEY (id);

alter table alert add constraint alert_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'closed'::text])));

alter table alert add constraint alert_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table alert add constraint answered_alert_says_by_whom CHECK (((answered_at IS NULL) = ((answered_by IS NULL) AND (answered_via IS NULL))));

CREATE INDEX alert_by_incident ON public.alert USING btree (incident_id, raised_at) WHERE (incident_id IS NOT NULL);

CREATE INDEX alert_by_obligation ON public.alert USING btree (obligation_id) WHERE (obligation_id IS NOT NULL);

CREATE INDEX alert_by_origin ON public.alert USING btree (origin) WHERE (origin IS NOT NULL);

CREATE INDEX alert_by_raising ON public.alert USING btree (raised_at DESC, id DESC);

CREATE INDEX alert_by_unit ON public.alert USING btree (unit_code, raised_at DESC);

CREATE INDEX alert_next ON public.alert USING btree (next_at) WHERE (next_at IS NOT NULL);

create table api_key (
    id uuid not null,
    key_hash bytea not null,
    name text not null,
    role text not null,
    unit_code text not null,
    account_id uuid,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    created_at timestamp with time zone not null
);

alter table api_key add constraint api_key_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

alter table api_key add constraint api_key_is_unique UNIQUE (key_hash);

alter table api_key add constraint api_key_pkey PRIMARY KEY (id);

alter table api_key add constraint api_key_role_is_known CHECK ((role = ANY (ARRAY['api-filer'::text, 'api-reader'::text, 'county-filer'::text, 'county-leader'::text, 'prefecture-officer'::text, 'duty-leader'::text, 'leader'::text, 'supervisor'::text, 'system-admin'::text, 'security-admin'::text, 'auditor'::text])));

alter table api_key add constraint api_key_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX api_key_by_account ON public.api_key USING btree (account_id) WHERE (account_id IS NOT NULL);

CREATE INDEX api_key_by_unit ON public.api_key USING btree (unit_code);

create table attachment (
    id uuid not null,
    unit_code text not null,
    uploaded_by text not null,
    name text not null,
    size bigint not null,
    received bigint default 0 not null,
    media_type text,
    sha256 bytea,
    begun_at timestamp with time zone not null,
    completed_at timestamp with time zone,
    unbound_until timestamp with time zone
);

alter table attachment add constraint attachment_has_received_a_part_of_itself CHECK (((received >= 0) AND (received <= size)));

alter table attachment add constraint attachment_is_of_a_size_that_is_taken CHECK (((size >= 1) AND (size <= 52428800)));

alter table attachment add constraint attachment_of_a_report_is_whole CHECK (((completed_at IS NOT NULL) OR (unbound_until IS NOT NULL)));

alter table attachment add constraint attachment_pkey PRIMARY KEY (id);

alter table attachment add constraint attachment_that_is_whole_has_type_and_hash CHECK ((((completed_at IS NOT NULL) AND (received = size) AND (media_type IS NOT NULL) AND (sha256 IS NOT NULL)) OR ((completed_at IS NULL) AND (media_type IS NULL) AND (sha256 IS NULL))));

alter table attachment add constraint attachment_type_is_one_that_is_taken CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/heic'::text, 'video/mp4'::text, 'video/quicktime'::text, 'application/pdf'::text])));

alter table attachment add constraint attachment_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX attachment_by_sha256 ON public.attachment USING btree (sha256);

CREATE INDEX attachment_by_unit ON public.attachment USING btree (unit_code);

CREATE INDEX attachment_unbound ON public.attachment USING btree (unbound_until) WHERE (unbound_until IS NOT NULL);

create table calendar_day (
    day date not null,
    type text not null,
    name text not null
);

alter table calendar_day add constraint calendar_day_is_named_once_a_type PRIMARY KEY (day, type);

alter table calendar_day add constraint calendar_day_is_of_a_known_type CHECK ((type = ANY (ARRAY['statutory'::text, 'bridge'::text, 'makeup'::text, 'local'::text])));

create table card (
    id uuid not null,
    unit_code text not null,
    issued_at timestamp with time zone not null,
    wrong_tries integer default 0 not null,
    blocked_at timestamp with time zone,
    replaced_at timestamp with time zone
);

alter table card add constraint card_pkey PRIMARY KEY (id);

alter table card add constraint card_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX card_by_unit ON public.card USING btree (unit_code, issued_at DESC);

CREATE UNIQUE INDEX card_in_force_is_one_a_unit ON public.card USING btree (unit_code) WHERE (replaced_at IS NULL);

create table card_key (
    only_row boolean default true not null,
    key bytea not null,
    made_at timestamp with time zone not null
);

alter table card_key add constraint card_key_pkey PRIMARY KEY (only_row);

alter table card_key add constraint there_is_one_card_key CHECK (only_row);

create table card_password (
    card_id uuid not null,
    position integer not null,
    mac bytea not null,
    used_at timestamp with time zone,
    used_by uuid
);

alter table card_password add constraint card_password_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id);

alter table card_password add constraint card_password_used_by_fkey FOREIGN KEY (used_by) REFERENCES inbound_text(id);

alter table card_password add constraint password_has_its_place PRIMARY KEY (card_id, "position");

alter table card_password add constraint used_password_says_by_which_text CHECK (((used_at IS NULL) = (used_by IS NULL)));

CREATE INDEX card_password_by_text ON public.card_password USING btree (used_by) WHERE (used_by IS NOT NULL);

create table check_in (
    id uuid not null,
    unit_code text not null,
    content jsonb not null,
    received_at timestamp with time zone not null,
    filed_by text not null,
    door text not null
);

alter table check_in add constraint check_in_door_is_known CHECK ((door = ANY (ARRAY['http'::text, 'sms'::text])));

alter table check_in add constraint check_in_pkey PRIMARY KEY (id);

alter table check_in add constraint check_in_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX check_in_by_receipt ON public.check_in USING btree (received_at DESC, id DESC);

CREATE INDEX check_in_by_unit ON public.check_in USING btree (unit_code, received_at DESC);

CREATE TRIGGER check_in_is_never_changed BEFORE DELETE OR UPDATE ON public.check_in FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table check_in_rule (
    unit_level text not null,
    posture text not null,
    times time without time zone[] not null,
    window_minutes integer not null,
    ladder text not null
);

alter table check_in_rule add constraint check_in_has_its_hours CHECK ((cardinality(times) > 0));

alter table check_in_rule add constraint check_in_is_ordered_once_a_posture PRIMARY KEY (unit_level, posture);

alter table check_in_rule add constraint check_in_posture_is_known CHECK ((posture = ANY (ARRAY['ordinary'::text, 'rest'::text, 'sensitive'::text, 'response'::text])));

alter table check_in_rule add constraint check_in_window_is_open_for_a_while CHECK ((window_minutes > 0));

create table check_in_schedule (
    unit_code text not null,
    handled_until timestamp with time zone not null,
    response text,
    next_at timestamp with time zone not null
);

alter table check_in_schedule add constraint check_in_schedule_pkey PRIMARY KEY (unit_code);

alter table check_in_schedule add constraint check_in_schedule_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table check_in_schedule add constraint schedule_response_is_a_posture CHECK ((response = ANY (ARRAY['sensitive'::text, 'response'::text])));

CREATE INDEX check_in_schedule_next ON public.check_in_schedule USING btree (next_at);

create table command_receipt (
    actor text not null,
    command_id uuid not null,
    request_hash bytea not null,
    reply jsonb,
    taken_at timestamp with time zone not null
);

alter table command_receipt add constraint command_is_taken_once PRIMARY KEY (actor, command_id);

CREATE INDEX command_receipt_by_age ON public.command_receipt USING btree (taken_at);

create table data_protection_key (
    name text not null,
    xml text not null
);

alter table data_protection_key add constraint data_protection_key_pkey PRIMARY KEY (name);

create table deadline_rule (
    policy text not null,
    obligation_kind text not null,
    level text not null,
    after_seconds integer not null,
    judged_by text default 'receipt'::text not null,
    ladder text not null,
    valid_from timestamp with time zone not null,
    valid_to timestamp with time zone default 'infinity'::timestamp with time zone not null
);

alter table deadline_rule add constraint deadline_is_for_a_known_kind CHECK ((obligation_kind = ANY (ARRAY['phone'::text, 'first'::text, 'update'::text, 'final'::text, 'upward-phone'::text, 'upward-written'::text, 'supplement'::text, 'demand-phone'::text, 'demand-written'::text, 'verify'::text, 'neighbour-notice'::text])));

alter table deadline_rule add constraint deadline_is_for_a_known_level CHECK ((level = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'below'::text, 'unknown'::text])));

alter table deadline_rule add constraint deadline_is_judged_by_a_known_clock CHECK ((judged_by = ANY (ARRAY['receipt'::text, 'filer'::text])));

alter table deadline_rule add constraint deadline_lies_after_its_start CHECK ((after_seconds > 0));

alter table deadline_rule add constraint deadline_rule_is_one_at_a_time PRIMARY KEY (policy, obligation_kind, level, valid_from);

create table delivery (
    id uuid not null,
    message_id uuid not null,
    lane text not null,
    channel text not null,
    address text not null,
    position integer not null,
    attempt integer not null,
    state text not null,
    rank integer not null,
    lease_owner bigint,
    lease_until timestamp with time zone,
    next_attempt_at timestamp with time zone,
    look_at timestamp with time zone,
    gateway_id text,
    reason text,
    possibly_repeated boolean default false not null,
    queued_at timestamp with time zone not null,
    claimed_at timestamp with time zone,
    accepted_at timestamp with time zone,
    sent_at timestamp with time zone,
    delivered_at timestamp with time zone,
    failed_at timestamp with time zone
);

alter table delivery add constraint accepted_delivery_says_when CHECK (((state <> 'accepted'::text) OR (accepted_at IS NOT NULL)));

alter table delivery add constraint delivered_delivery_says_when CHECK (((state <> 'delivered'::text) OR (delivered_at IS NOT NULL)));

alter table delivery add constraint delivery_has_one_place UNIQUE (message_id, "position");

alter table delivery add constraint delivery_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id);

alter table delivery add constraint delivery_pkey PRIMARY KEY (id);

alter table delivery add constraint delivery_state_is_known CHECK ((state = ANY (ARRAY['pending'::text, 'sending'::text, 'accepted'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unknown'::text])));

alter table delivery add constraint failed_delivery_says_when CHECK (((state <> 'failed'::text) OR (failed_at IS NOT NULL)));

alter table delivery add constraint sending_delivery_is_leased CHECK (((state <> 'sending'::text) OR ((lease_owner IS NOT NULL) AND (lease_until IS NOT NULL) AND (claimed_at IS NOT NULL))));

alter table delivery add constraint sent_delivery_says_when CHECK (((state <> 'sent'::text) OR (sent_at IS NOT NULL)));

CREATE INDEX delivery_by_address ON public.delivery USING btree (address, queued_at);

CREATE INDEX delivery_by_gateway_id ON public.delivery USING btree (channel, gateway_id) WHERE (gateway_id IS NOT NULL);

CREATE INDEX delivery_leased ON public.delivery USING btree (lease_owner, lease_until) WHERE (state = 'sending'::text);

CREATE INDEX delivery_look ON public.delivery USING btree (look_at) WHERE (look_at IS NOT NULL);

CREATE INDEX delivery_waiting ON public.delivery USING btree (channel, lane, next_attempt_at) WHERE (state = 'pending'::text);

create table drill (
    only_row boolean default true not null,
    start_at timestamp with time zone not null,
    stood_at timestamp with time zone not null,
    hold_at timestamp with time zone,
    skip_idle boolean default false not null
);

alter table drill add constraint drill_does_not_stand_before_its_start CHECK ((stood_at >= start_at));

alter table drill add constraint drill_pkey PRIMARY KEY (only_row);

alter table drill add constraint there_is_one_drill CHECK (only_row);

create table event (
    id bigint generated always as identity not null,
    epoch bigint not null,
    xid xid8 default pg_current_xact_id() not null,
    occurred_at timestamp with time zone not null,
    kind text not null,
    subject text not null,
    subject_version bigint not null,
    unit_code text not null,
    audience text[] not null,
    data jsonb not null
);

alter table event add constraint event_has_one_place PRIMARY KEY (epoch, xid, id);

CREATE INDEX event_by_subject ON public.event USING btree (subject, subject_version);

CREATE TRIGGER event_is_never_changed BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table feed_epoch (
    only_row boolean default true not null,
    epoch bigint not null,
    system_identifier text not null,
    timeline bigint not null
);

alter table feed_epoch add constraint feed_epoch_pkey PRIMARY KEY (only_row);

alter table feed_epoch add constraint there_is_one_feed CHECK (only_row);

create table follow_up_rule (
    policy text not null,
    level text not null,
    until_hours integer,
    every_minutes integer,
    at_times time without time zone[] default '{}'::time without time zone[] not null,
    open_fire boolean default false not null,
    position integer not null,
    valid_from timestamp with time zone not null,
    valid_to timestamp with time zone default 'infinity'::timestamp with time zone not null
);

alter table follow_up_rule add constraint follow_up_is_for_a_known_level CHECK ((level = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'below'::text, 'unknown'::text])));

alter table follow_up_rule add constraint follow_up_rule_is_one_at_a_time PRIMARY KEY (policy, level, open_fire, "position", valid_from);

alter table follow_up_rule add constraint follow_up_says_how_often CHECK (((every_minutes IS NULL) <> (cardinality(at_times) = 0)));

create table gateway_receipt (
    id bigint generated always as identity not null,
    channel text not null,
    delivery_id uuid,
    gateway_id text,
    status text not null,
    error_code text,
    duplicate_key text not null,
    received_at timestamp with time zone not null,
    raw text not null
);

alter table gateway_receipt add constraint gateway_receipt_pkey PRIMARY KEY (id);

alter table gateway_receipt add constraint receipt_is_taken_once UNIQUE (channel, duplicate_key);

CREATE INDEX gateway_receipt_by_delivery ON public.gateway_receipt USING btree (delivery_id) WHERE (delivery_id IS NOT NULL);

create table inbound_text (
    id uuid not null,
    channel text not null,
    gateway_id text not null,
    phone text not null,
    body text not null,
    received_at timestamp with time zone not null,
    outcome text not null,
    message_id uuid
);

alter table inbound_text add constraint inbound_text_is_taken_once UNIQUE (channel, gateway_id);

alter table inbound_text add constraint inbound_text_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id);

alter table inbound_text add constraint inbound_text_pkey PRIMARY KEY (id);

CREATE INDEX inbound_text_by_message ON public.inbound_text USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX inbound_text_by_phone ON public.inbound_text USING btree (phone, received_at DESC);

create table incident (
    id uuid not null,
    number text not null,
    unit_code text not null,
    kind text not null,
    state text not null,
    level_confirmed text not null,
    level_prospective text not null,
    level text not null,
    sensitive text[] default '{}'::text[] not null,
    open_fire boolean default false not null,
    title text not null,
    place jsonb not null,
    occurred_at timestamp with time zone,
    occurred_precision text not null,
    known_at timestamp with time zone not null,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    last_report_no integer default '-1'::integer not null,
    version bigint not null,
    response_level text,
    reopened_at timestamp with time zone,
    merged_into uuid
);

alter table incident add constraint incident_confirmed_level_is_known CHECK ((level_confirmed = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'below'::text, 'unknown'::text])));

alter table incident add constraint incident_is_not_merged_into_itself CHECK ((merged_into <> id));

alter table incident add constraint incident_kind_fkey FOREIGN KEY (kind) REFERENCES kind(slug);

alter table incident add constraint incident_level_is_known CHECK ((level = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'below'::text, 'unknown'::text])));

alter table incident add constraint incident_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES incident(id);

alter table incident add constraint incident_number_is_unique UNIQUE (number);

alter table incident add constraint incident_pkey PRIMARY KEY (id);

alter table incident add constraint incident_prospective_level_is_known CHECK ((level_prospective = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'below'::text, 'unknown'::text])));

alter table incident add constraint incident_response_level_is_known CHECK ((response_level = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text])));

alter table incident add constraint incident_state_is_known CHECK ((state = ANY (ARRAY['lead'::text, 'phone'::text, 'written'::text, 'following'::text, 'response-ended'::text, 'final'::text, 'rejected'::text, 'reopened'::text, 'archived'::text, 'merged'::text])));

alter table incident add constraint incident_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table incident add constraint merged_incident_says_into_which CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL)));

CREATE INDEX incident_by_kind ON public.incident USING btree (kind);

CREATE INDEX incident_by_opening ON public.incident USING btree (opened_at DESC, id DESC);

CREATE INDEX incident_by_unit ON public.incident USING btree (unit_code);

CREATE INDEX incident_in_response ON public.incident USING btree (id) WHERE ((response_level IS NOT NULL) AND (closed_at IS NULL));

CREATE INDEX incident_merged ON public.incident USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX incident_open ON public.incident USING btree (opened_at DESC) WHERE (closed_at IS NULL);

CREATE INDEX incident_to_archive ON public.incident USING btree (closed_at) WHERE (state = 'final'::text);

create table incident_act (
    id uuid not null,
    incident_id uuid not null,
    act text not null,
    from_unit text,
    to_unit text,
    report_id uuid,
    marks jsonb not null,
    reason text not null,
    acted_by text not null,
    acted_at timestamp with time zone not null,
    seconded_by text,
    merged_id uuid
);

alter table incident_act add constraint demand_says_of_whom CHECK (((act <> 'demanded'::text) OR (to_unit IS NOT NULL)));

alter table incident_act add constraint incident_act_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES unit(code);

alter table incident_act add constraint incident_act_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table incident_act add constraint incident_act_is_known CHECK ((act = ANY (ARRAY['reopened'::text, 'transferred'::text, 'returned'::text, 'merged'::text, 'rejected'::text, 'demanded'::text, 'noticed'::text])));

alter table incident_act add constraint incident_act_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES incident(id);

alter table incident_act add constraint incident_act_pkey PRIMARY KEY (id);

alter table incident_act add constraint incident_act_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id);

alter table incident_act add constraint incident_act_to_unit_fkey FOREIGN KEY (to_unit) REFERENCES unit(code);

alter table incident_act add constraint merging_and_rejecting_take_two CHECK (((act = ANY (ARRAY['merged'::text, 'rejected'::text])) = (seconded_by IS NOT NULL)));

alter table incident_act add constraint merging_says_which_incident CHECK (((act = 'merged'::text) = (merged_id IS NOT NULL)));

alter table incident_act add constraint notice_says_to_whom CHECK (((act <> 'noticed'::text) OR (to_unit IS NOT NULL)));

alter table incident_act add constraint return_says_which_report CHECK (((act = 'returned'::text) = (report_id IS NOT NULL)));

alter table incident_act add constraint transfer_says_from_whom_to_whom CHECK (((act = 'transferred'::text) = ((from_unit IS NOT NULL) AND (to_unit IS NOT NULL))));

CREATE INDEX incident_act_by_giver ON public.incident_act USING btree (from_unit) WHERE (from_unit IS NOT NULL);

CREATE INDEX incident_act_by_incident ON public.incident_act USING btree (incident_id, acted_at);

CREATE INDEX incident_act_by_merged ON public.incident_act USING btree (merged_id) WHERE (merged_id IS NOT NULL);

CREATE INDEX incident_act_by_report ON public.incident_act USING btree (report_id) WHERE (report_id IS NOT NULL);

CREATE INDEX incident_act_by_taker ON public.incident_act USING btree (to_unit) WHERE (to_unit IS NOT NULL);

CREATE TRIGGER incident_act_is_never_changed BEFORE DELETE OR UPDATE ON public.incident_act FOR EACH ROW EXECUTE FUNCTION refuse_change_but_merging();

create table incident_former (
    row_id uuid not null,
    what text not null,
    incident_id uuid not null,
    no integer,
    moved_at timestamp with time zone not null
);

alter table incident_former add constraint former_is_of_a_known_table CHECK ((what = ANY (ARRAY['report'::text, 'lead'::text, 'obligation'::text, 'alert'::text, 'incident_act'::text, 'upward_report'::text])));

alter table incident_former add constraint incident_former_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table incident_former add constraint row_leaves_an_incident_once PRIMARY KEY (row_id, incident_id);

CREATE INDEX incident_former_by_incident ON public.incident_former USING btree (incident_id);

create table incident_number (
    unit_code text not null,
    day date not null,
    last integer not null
);

alter table incident_number add constraint incident_number_is_counted_once PRIMARY KEY (unit_code, day);

alter table incident_number add constraint incident_number_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

create table incident_participant (
    incident_id uuid not null,
    unit_code text not null,
    part text not null,
    since timestamp with time zone not null
);

alter table incident_participant add constraint incident_participant_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table incident_participant add constraint incident_participant_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table incident_participant add constraint participant_has_a_part_once PRIMARY KEY (incident_id, unit_code, part);

alter table incident_participant add constraint participant_part_is_known CHECK ((part = ANY (ARRAY['filer'::text, 'place'::text, 'owing'::text, 'ancestor'::text, 'former'::text, 'asked'::text])));

CREATE INDEX incident_participant_by_unit ON public.incident_participant USING btree (unit_code, incident_id);

create table incident_proposal (
    id uuid not null,
    incident_id uuid not null,
    act text not null,
    into_id uuid,
    reason text not null,
    proposed_by text not null,
    proposed_person uuid,
    proposed_name text not null,
    proposed_at timestamp with time zone not null,
    decided_by text,
    decided_at timestamp with time zone,
    outcome text
);

alter table incident_proposal add constraint decided_proposal_says_how CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND ((outcome IS NULL) = (decided_by IS NULL))));

alter table incident_proposal add constraint incident_proposal_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table incident_proposal add constraint incident_proposal_into_id_fkey FOREIGN KEY (into_id) REFERENCES incident(id);

alter table incident_proposal add constraint incident_proposal_pkey PRIMARY KEY (id);

alter table incident_proposal add constraint merging_is_proposed_into_an_incident CHECK (((act = 'merge'::text) = (into_id IS NOT NULL)));

alter table incident_proposal add constraint proposal_is_for_a_known_act CHECK ((act = ANY (ARRAY['merge'::text, 'reject'::text])));

alter table incident_proposal add constraint proposal_outcome_is_known CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'withdrawn'::text, 'overtaken'::text])));

alter table incident_proposal add constraint proposal_takes_two CHECK (((outcome IS DISTINCT FROM 'confirmed'::text) OR (proposed_by <> decided_by)));

CREATE INDEX incident_proposal_by_incident ON public.incident_proposal USING btree (incident_id);

CREATE INDEX incident_proposal_by_target ON public.incident_proposal USING btree (into_id) WHERE (into_id IS NOT NULL);

CREATE UNIQUE INDEX proposal_is_one_at_a_time ON public.incident_proposal USING btree (incident_id) WHERE (outcome IS NULL);

create table incident_trigger (
    id text not null,
    effect text not null,
    zh text not null,
    en text not null,
    position integer not null
);

alter table incident_trigger add constraint incident_trigger_pkey PRIMARY KEY (id);

alter table incident_trigger add constraint trigger_has_a_known_effect CHECK ((effect = ANY (ARRAY['sensitive'::text, 'raises'::text])));

create table kind (
    slug text not null,
    zh text not null,
    en text not null,
    standard_code text,
    lead_department text,
    position integer not null,
    words text[] default '{}'::text[] not null
);

alter table kind add constraint kind_pkey PRIMARY KEY (slug);

create table ladder (
    id uuid not null,
    name text not null,
    valid_from timestamp with time zone not null,
    valid_to timestamp with time zone default 'infinity'::timestamp with time zone not null
);

alter table ladder add constraint ladder_is_one_at_a_time UNIQUE (name, valid_from);

alter table ladder add constraint ladder_pkey PRIMARY KEY (id);

create table ladder_step (
    ladder_id uuid not null,
    position integer not null,
    offset_seconds integer not null,
    action text not null,
    tells text[] not null
);

alter table ladder_step add constraint ladder_step_does_something_known CHECK ((action = ANY (ARRAY['remind'::text, 'due'::text, 'overdue'::text, 'missing'::text, 'call'::text])));

alter table ladder_step add constraint ladder_step_has_one_place PRIMARY KEY (ladder_id, "position");

alter table ladder_step add constraint ladder_step_ladder_id_fkey FOREIGN KEY (ladder_id) REFERENCES ladder(id);

alter table ladder_step add constraint ladder_step_tells_somebody CHECK ((cardinality(tells) > 0));

create table lead (
    id uuid not null,
    incident_id uuid not null,
    state text not null,
    source_kind text not null,
    source_who text,
    text text not null,
    owing_units text[] not null,
    recorded_by text not null,
    recorded_at timestamp with time zone not null,
    judged_by text,
    judged_at timestamp with time zone,
    reason text,
    seconded_by text,
    version bigint not null
);

alter table lead add constraint lead_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table lead add constraint lead_pkey PRIMARY KEY (id);

alter table lead add constraint lead_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'verified'::text, 'rejection-proposed'::text, 'rejected'::text])));

alter table lead add constraint rejection_takes_two CHECK (((state <> 'rejected'::text) OR ((judged_by IS NOT NULL) AND (seconded_by IS NOT NULL) AND (judged_by <> seconded_by))));

CREATE INDEX lead_by_incident ON public.lead USING btree (incident_id);

create table level_criterion (
    grading text not null,
    line text not null,
    profile text,
    kinds text[] not null,
    measures text[] not null,
    bounds jsonb not null,
    only_may boolean not null,
    with_measure text,
    within text[] not null,
    outside text[] not null,
    for_hours integer,
    valid_from timestamp with time zone not null,
    valid_to timestamp with time zone default 'infinity'::timestamp with time zone not null
);

alter table level_criterion add constraint level_criterion_counts_for_a_while CHECK ((for_hours > 0));

alter table level_criterion add constraint level_criterion_has_bounds CHECK (((jsonb_typeof(bounds) = 'array'::text) AND (bounds <> '[]'::jsonb)));

alter table level_criterion add constraint level_criterion_measures_something CHECK ((cardinality(measures) > 0));

alter table level_criterion add constraint level_criterion_pkey PRIMARY KEY (grading, line, valid_from);

alter table level_criterion add constraint level_criterion_versions_follow CHECK ((valid_from < valid_to));

CREATE UNIQUE INDEX level_criterion_in_force ON public.level_criterion USING btree (grading, line) WHERE (valid_to = 'infinity'::timestamp with time zone);

create table loose_end (
    id uuid not null,
    kind text not null,
    state text not null,
    inbound_id uuid not null,
    unit_code text,
    incident_id uuid,
    phone text not null,
    words text not null,
    reason text not null,
    marks text[] not null,
    opened_at timestamp with time zone not null,
    handled_at timestamp with time zone,
    handled_by text,
    confirmed_by text,
    note text,
    version bigint not null
);

alter table loose_end add constraint call_back_is_about_an_incident CHECK (((kind <> 'call-back'::text) OR ((incident_id IS NOT NULL) AND (unit_code IS NOT NULL))));

alter table loose_end add constraint call_back_says_who_confirmed CHECK (((kind <> 'call-back'::text) OR (state = 'open'::text) OR (confirmed_by IS NOT NULL)));

alter table loose_end add constraint handled_loose_end_says_by_whom CHECK (((state = 'handled'::text) = ((handled_at IS NOT NULL) AND (handled_by IS NOT NULL))));

alter table loose_end add constraint loose_end_inbound_id_fkey FOREIGN KEY (inbound_id) REFERENCES inbound_text(id);

alter table loose_end add constraint loose_end_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table loose_end add constraint loose_end_kind_is_known CHECK ((kind = ANY (ARRAY['unfiled'::text, 'call-back'::text])));

alter table loose_end add constraint loose_end_pkey PRIMARY KEY (id);

alter table loose_end add constraint loose_end_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'handled'::text])));

alter table loose_end add constraint loose_end_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX loose_end_by_incident ON public.loose_end USING btree (incident_id) WHERE (incident_id IS NOT NULL);

CREATE INDEX loose_end_by_opening ON public.loose_end USING btree (opened_at DESC, id DESC);

CREATE INDEX loose_end_by_phone ON public.loose_end USING btree (phone, opened_at DESC);

CREATE INDEX loose_end_by_text ON public.loose_end USING btree (inbound_id);

CREATE INDEX loose_end_by_unit ON public.loose_end USING btree (unit_code) WHERE (unit_code IS NOT NULL);

CREATE INDEX loose_end_open ON public.loose_end USING btree (opened_at DESC, id DESC) WHERE (state = 'open'::text);

create table message (
    id uuid not null,
    alert_id uuid,
    person_id uuid not null,
    unit_code text not null,
    post text not null,
    lane text not null,
    body text not null,
    code text,
    state text not null,
    queued_at timestamp with time zone not null,
    answer_by timestamp with time zone,
    not_after timestamp with time zone not null,
    answered_at timestamp with time zone,
    answered_via text,
    note text,
    version bigint not null
);

alter table message add constraint answered_message_says_when CHECK (((state = 'answered'::text) = (answered_at IS NOT NULL)));

alter table message add constraint message_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alert(id);

alter table message add constraint message_lane_is_known CHECK ((lane = ANY (ARRAY['page'::text, 'ladder'::text, 'broadcast'::text, 'status'::text])));

alter table message add constraint message_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table message add constraint message_pkey PRIMARY KEY (id);

alter table message add constraint message_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'not-reached'::text, 'stale'::text])));

alter table message add constraint message_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table message add constraint only_an_answer_has_no_alert CHECK (((alert_id IS NOT NULL) OR (lane = 'status'::text)));

alter table message add constraint person_is_told_once_an_alert UNIQUE (alert_id, person_id);

CREATE INDEX message_by_person ON public.message USING btree (person_id, queued_at DESC);

CREATE INDEX message_by_unit ON public.message USING btree (unit_code);

create table message_template (
    kind text not null,
    language text not null,
    body text not null
);

alter table message_template add constraint template_is_one_a_kind PRIMARY KEY (kind, language);

alter table message_template add constraint template_language_is_known CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])));

create table migration (
    number integer not null,
    name text not null,
    checksum text not null,
    applied_at timestamp with time zone not null
);

alter table migration add constraint migration_pkey PRIMARY KEY (number);

create table neighbour_notice (
    obligation_id uuid not null,
    county text not null,
    because text not null,
    notice_id uuid
);

alter table neighbour_notice add constraint county_is_concerned_for_a_known_reason CHECK ((because = ANY (ARRAY['near'::text, 'ticked'::text, 'level'::text])));

alter table neighbour_notice add constraint county_is_named_once PRIMARY KEY (obligation_id, county);

alter table neighbour_notice add constraint neighbour_notice_county_fkey FOREIGN KEY (county) REFERENCES unit(code);

alter table neighbour_notice add constraint neighbour_notice_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES incident_act(id);

alter table neighbour_notice add constraint neighbour_notice_obligation_id_fkey FOREIGN KEY (obligation_id) REFERENCES obligation(id);

CREATE INDEX neighbour_notice_by_county ON public.neighbour_notice USING btree (county);

CREATE INDEX neighbour_notice_by_notice ON public.neighbour_notice USING btree (notice_id) WHERE (notice_id IS NOT NULL);

create table obligation (
    id uuid not null,
    incident_id uuid,
    unit_code text not null,
    kind text not null,
    no integer not null,
    state text not null,
    policy text not null,
    judged_by text not null,
    level text not null,
    ladder_id uuid not null,
    clock_start_at timestamp with time zone not null,
    opened_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    next_position integer not null,
    next_at timestamp with time zone,
    claimed_at timestamp with time zone,
    fired_at timestamp with time zone,
    met_at timestamp with time zone,
    met_by uuid,
    late_by_seconds integer,
    excused_by text,
    version bigint not null,
    met_upward uuid,
    met_check_in uuid,
    demanded_by uuid,
    met_lead uuid,
    met_notice uuid
);

alter table obligation add constraint obligation_demanded_by_fkey FOREIGN KEY (demanded_by) REFERENCES incident_act(id);

alter table obligation add constraint obligation_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table obligation add constraint obligation_is_owed_once UNIQUE (incident_id, unit_code, kind, no);

alter table obligation add constraint obligation_kind_is_known CHECK ((kind = ANY (ARRAY['phone'::text, 'first'::text, 'update'::text, 'final'::text, 'upward-phone'::text, 'upward-written'::text, 'check-in'::text, 'supplement'::text, 'demand-phone'::text, 'demand-written'::text, 'verify'::text, 'neighbour-notice'::text])));

alter table obligation add constraint obligation_ladder_id_fkey FOREIGN KEY (ladder_id) REFERENCES ladder(id);

alter table obligation add constraint obligation_met_by_fkey FOREIGN KEY (met_by) REFERENCES report(id);

alter table obligation add constraint obligation_met_check_in_fkey FOREIGN KEY (met_check_in) REFERENCES check_in(id);

alter table obligation add constraint obligation_met_lead_fkey FOREIGN KEY (met_lead) REFERENCES lead(id);

alter table obligation add constraint obligation_met_notice_fkey FOREIGN KEY (met_notice) REFERENCES incident_act(id);

alter table obligation add constraint obligation_met_upward_fkey FOREIGN KEY (met_upward) REFERENCES upward_report(id);

alter table obligation add constraint obligation_pkey PRIMARY KEY (id);

alter table obligation add constraint obligation_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'reminded'::text, 'met'::text, 'late'::text, 'met-late'::text, 'missing'::text, 'excused'::text])));

alter table obligation add constraint obligation_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table obligation add constraint only_a_check_in_is_about_no_incident CHECK (((kind = 'check-in'::text) = (incident_id IS NULL)));

alter table obligation add constraint only_a_demand_was_asked_for CHECK (((demanded_by IS NULL) OR (kind = ANY (ARRAY['demand-phone'::text, 'demand-written'::text]))));

alter table obligation add constraint only_a_verification_is_met_by_a_lead CHECK (((met_lead IS NULL) OR (kind = 'verify'::text)));

alter table obligation add constraint settled_obligation_has_no_next_step CHECK (((state <> ALL (ARRAY['met'::text, 'met-late'::text, 'excused'::text])) OR (next_at IS NULL)));

alter table obligation add constraint settled_obligation_says_when CHECK (((state = ANY (ARRAY['met'::text, 'met-late'::text])) = ((met_at IS NOT NULL) AND (num_nonnulls(met_by, met_upward, met_check_in, met_lead, met_notice) = 1) AND (late_by_seconds IS NOT NULL))));

CREATE UNIQUE INDEX check_in_is_owed_once ON public.obligation USING btree (unit_code, clock_start_at) WHERE (kind = 'check-in'::text);

CREATE INDEX obligation_by_check_in ON public.obligation USING btree (met_check_in) WHERE (met_check_in IS NOT NULL);

CREATE INDEX obligation_by_demand ON public.obligation USING btree (demanded_by) WHERE (demanded_by IS NOT NULL);

CREATE INDEX obligation_by_incident ON public.obligation USING btree (incident_id);

CREATE INDEX obligation_by_ladder ON public.obligation USING btree (ladder_id);

CREATE INDEX obligation_by_lead ON public.obligation USING btree (met_lead) WHERE (met_lead IS NOT NULL);

CREATE INDEX obligation_by_met ON public.obligation USING btree (met_by) WHERE (met_by IS NOT NULL);

CREATE INDEX obligation_by_met_notice ON public.obligation USING btree (met_notice) WHERE (met_notice IS NOT NULL);

CREATE INDEX obligation_by_unit ON public.obligation USING btree (unit_code, due_at);

CREATE INDEX obligation_by_upward ON public.obligation USING btree (met_upward) WHERE (met_upward IS NOT NULL);

CREATE INDEX obligation_next ON public.obligation USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX obligation_owed ON public.obligation USING btree (due_at, id) WHERE (state = ANY (ARRAY['open'::text, 'reminded'::text, 'late'::text, 'missing'::text]));

create table obligation_step (
    obligation_id uuid not null,
    position integer not null,
    due_at timestamp with time zone not null,
    fired_at timestamp with time zone not null,
    covers integer[] default '{}'::integer[] not null
);

alter table obligation_step add constraint obligation_step_obligation_id_fkey FOREIGN KEY (obligation_id) REFERENCES obligation(id);

alter table obligation_step add constraint step_fires_once PRIMARY KEY (obligation_id, "position");

create table person (
    id uuid not null,
    unit_code text not null,
    name text not null,
    title text not null,
    phones text[] not null
);

alter table person add constraint person_can_be_dialled CHECK ((cardinality(phones) > 0));

alter table person add constraint person_pkey PRIMARY KEY (id);

alter table person add constraint person_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX person_by_phone ON public.person USING gin (phones);

CREATE INDEX person_by_unit ON public.person USING btree (unit_code);

create table phone_box_phone (
    number text not null,
    mode text default 'normal'::text not null,
    delay_ms integer default 0 not null,
    version bigint default 0 not null
);

alter table phone_box_phone add constraint phone_box_phone_pkey PRIMARY KEY (number);

alter table phone_box_phone add constraint phone_delay_is_not_negative CHECK ((delay_ms >= 0));

alter table phone_box_phone add constraint phone_mode_is_known CHECK ((mode = ANY (ARRAY['normal'::text, 'off'::text, 'undelivered'::text, 'slow'::text, 'reject'::text])));

create table phone_box_text (
    id bigint generated always as identity not null,
    number text not null,
    direction text not null,
    body text not null,
    delivery_id uuid,
    held boolean default false not null,
    report text,
    report_at timestamp with time zone,
    at timestamp with time zone not null
);

alter table phone_box_text add constraint phone_box_text_pkey PRIMARY KEY (id);

alter table phone_box_text add constraint text_direction_is_known CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])));

alter table phone_box_text add constraint text_report_is_known CHECK ((report = ANY (ARRAY['delivered'::text, 'undelivered'::text])));

CREATE INDEX phone_box_text_by_delivery ON public.phone_box_text USING btree (delivery_id) WHERE (delivery_id IS NOT NULL);

CREATE INDEX phone_box_text_by_number ON public.phone_box_text USING btree (number, id DESC);

CREATE INDEX phone_box_text_report ON public.phone_box_text USING btree (report_at) WHERE (report_at IS NOT NULL);

create table policy_choice (
    policy text not null,
    valid_from timestamp with time zone not null
);

alter table policy_choice add constraint one_policy_is_chosen_at_a_time PRIMARY KEY (valid_from);

create table reply_code (
    phone text not null,
    code text not null,
    message_id uuid not null,
    taken_at timestamp with time zone not null,
    free_at timestamp with time zone default 'infinity'::timestamp with time zone not null
);

alter table reply_code add constraint code_is_one_a_phone PRIMARY KEY (phone, code);

alter table reply_code add constraint reply_code_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX reply_code_by_message ON public.reply_code USING btree (message_id);

create table report (
    id uuid not null,
    incident_id uuid not null,
    unit_code text not null,
    stage text not null,
    no integer not null,
    content_hash bytea not null,
    content jsonb not null,
    received_at timestamp with time zone not null,
    filed_at timestamp with time zone,
    filed_by text not null,
    door text not null,
    corrects uuid,
    reply jsonb not null
);

alter table report add constraint report_corrects_fkey FOREIGN KEY (corrects) REFERENCES report(id);

alter table report add constraint report_door_is_known CHECK ((door = ANY (ARRAY['hub'::text, 'http'::text, 'sms'::text, 'exchange'::text])));

alter table report add constraint report_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table report add constraint report_pkey PRIMARY KEY (id);

alter table report add constraint report_stage_is_known CHECK ((stage = ANY (ARRAY['phone'::text, 'first'::text, 'update'::text, 'final'::text, 'correction'::text])));

alter table report add constraint report_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX report_by_corrected ON public.report USING btree (corrects) WHERE (corrects IS NOT NULL);

CREATE INDEX report_by_incident ON public.report USING btree (incident_id, received_at);

CREATE INDEX report_by_unit ON public.report USING btree (unit_code, received_at DESC);

CREATE TRIGGER report_is_never_changed BEFORE DELETE OR UPDATE ON public.report FOR EACH ROW EXECUTE FUNCTION refuse_change_but_merging();

create table report_attachment (
    report_id uuid not null,
    attachment_id uuid not null,
    place integer not null
);

alter table report_attachment add constraint report_attachment_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id);

alter table report_attachment add constraint report_attachment_pkey PRIMARY KEY (report_id, attachment_id);

alter table report_attachment add constraint report_attachment_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id);

CREATE INDEX report_attachment_by_attachment ON public.report_attachment USING btree (attachment_id);

create table roster (
    id uuid not null,
    unit_code text not null,
    post text not null,
    pattern text not null,
    anchor_day date not null,
    members uuid[] not null,
    eve_pattern text,
    weekend_pattern text,
    holiday_pattern text
);

alter table roster add constraint roster_eve_pattern_is_known CHECK ((eve_pattern = ANY (ARRAY['A24'::text, 'B12'::text, 'C8'::text, 'D16'::text, 'E16'::text, 'off'::text])));

alter table roster add constraint roster_has_members CHECK ((cardinality(members) > 0));

alter table roster add constraint roster_holiday_pattern_is_known CHECK ((holiday_pattern = ANY (ARRAY['A24'::text, 'B12'::text, 'C8'::text, 'D16'::text, 'E16'::text, 'off'::text])));

alter table roster add constraint roster_is_one_a_post UNIQUE (unit_code, post);

alter table roster add constraint roster_pattern_is_known CHECK ((pattern = ANY (ARRAY['standing'::text, 'A24'::text, 'B12'::text, 'C8'::text, 'D16'::text, 'E16'::text, 'off'::text])));

alter table roster add constraint roster_pkey PRIMARY KEY (id);

alter table roster add constraint roster_post_is_known CHECK ((post = ANY (ARRAY['duty-officer'::text, 'deputy-officer'::text, 'duty-leader'::text, 'second-leader'::text, 'editor'::text, 'office-head'::text, 'leader-in-charge'::text, 'deputy-secretary-general'::text])));

alter table roster add constraint roster_that_stands_always_stands_on_every_day CHECK (((pattern <> 'standing'::text) OR ((eve_pattern IS NULL) AND (weekend_pattern IS NULL) AND (holiday_pattern IS NULL))));

alter table roster add constraint roster_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table roster add constraint roster_weekend_pattern_is_known CHECK ((weekend_pattern = ANY (ARRAY['A24'::text, 'B12'::text, 'C8'::text, 'D16'::text, 'E16'::text, 'off'::text])));

create table saved_view (
    owner text not null,
    id uuid not null,
    name text not null,
    filters jsonb not null,
    saved_at timestamp with time zone not null
);

alter table saved_view add constraint saved_view_has_a_short_name CHECK (((name <> ''::text) AND (length(name) <= 60)));

alter table saved_view add constraint saved_view_is_its_owners PRIMARY KEY (owner, id);

alter table saved_view add constraint saved_view_names_differ UNIQUE (owner, name);

create table search_entry (
    id uuid not null,
    incident_id uuid not null,
    unit_code text,
    opened_at timestamp with time zone not null,
    terms tsvector not null
);

alter table search_entry add constraint search_entry_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table search_entry add constraint search_entry_pkey PRIMARY KEY (id);

CREATE INDEX search_entry_by_incident ON public.search_entry USING btree (incident_id);

CREATE INDEX search_entry_by_opening ON public.search_entry USING btree (opened_at DESC, incident_id DESC);

CREATE INDEX search_entry_by_terms ON public.search_entry USING gin (terms) WITH (gin_pending_list_limit='1024');

create table sensitive_period (
    name text not null,
    from_day date not null,
    to_day date not null,
    units text[] not null
);

alter table sensitive_period add constraint sensitive_period_begins_once PRIMARY KEY (name, from_day);

alter table sensitive_period add constraint sensitive_period_ends_after_it_began CHECK ((to_day >= from_day));

create table site (
    only_row boolean default true not null,
    name text not null,
    name_en text not null,
    prefecture_code text not null,
    number_prefix text not null,
    time_zone text not null,
    language text not null,
    demo boolean not null,
    signature text not null,
    policy text not null,
    pack_hash text not null,
    applied_at timestamp with time zone not null,
    level_profiles text[] default '{}'::text[] not null,
    duty_phone text,
    outside_counties text[] default '{}'::text[] not null,
    upward_addressee text
);

alter table site add constraint site_pkey PRIMARY KEY (only_row);

alter table site add constraint there_is_one_site CHECK (only_row);

create table sweep_heartbeat (
    name text not null,
    node text not null,
    last_ok_at timestamp with time zone not null,
    counts jsonb not null
);

alter table sweep_heartbeat add constraint sweep_has_one_heartbeat_a_node PRIMARY KEY (name, node);

create table text_report (
    inbound_id uuid not null,
    unit_code text not null,
    incident_id uuid not null,
    report_id uuid not null,
    received_at timestamp with time zone not null
);

alter table text_report add constraint text_report_inbound_id_fkey FOREIGN KEY (inbound_id) REFERENCES inbound_text(id);

alter table text_report add constraint text_report_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table text_report add constraint text_report_pkey PRIMARY KEY (inbound_id);

alter table text_report add constraint text_report_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id);

alter table text_report add constraint text_report_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

CREATE INDEX text_report_by_incident ON public.text_report USING btree (incident_id);

CREATE INDEX text_report_by_report ON public.text_report USING btree (report_id);

CREATE INDEX text_report_by_unit ON public.text_report USING btree (unit_code, received_at DESC);

create table timetable_rule (
    lane text not null,
    urgent boolean not null,
    accepted_seconds integer not null,
    delivered_seconds integer not null,
    answer_seconds integer,
    call_seconds integer
);

alter table timetable_rule add constraint timetable_accepts_after_a_while CHECK ((accepted_seconds > 0));

alter table timetable_rule add constraint timetable_answers_after_a_while CHECK ((answer_seconds > 0));

alter table timetable_rule add constraint timetable_calls_after_a_while CHECK ((call_seconds > 0));

alter table timetable_rule add constraint timetable_delivers_after_a_while CHECK ((delivered_seconds > 0));

alter table timetable_rule add constraint timetable_is_for_a_known_lane CHECK ((lane = ANY (ARRAY['page'::text, 'ladder'::text, 'broadcast'::text, 'status'::text])));

alter table timetable_rule add constraint timetable_rule_is_one_a_lane PRIMARY KEY (lane, urgent);

create table unit (
    code text not null,
    name text not null,
    name_en text not null,
    short text not null,
    level text not null,
    parent text,
    number_code text not null,
    latitude numeric,
    longitude numeric,
    neighbours text[] default '{}'::text[] not null,
    sms_code text,
    landline text
);

alter table unit add constraint unit_level_is_known CHECK ((level = ANY (ARRAY['prefecture'::text, 'county'::text, 'township'::text, 'department'::text, 'special-zone'::text])));

alter table unit add constraint unit_parent_fkey FOREIGN KEY (parent) REFERENCES unit(code);

alter table unit add constraint unit_pkey PRIMARY KEY (code);

alter table unit add constraint unit_sms_code_is_four_digits CHECK ((sms_code ~ '^[0-9]{4}$'::text));

alter table unit add constraint unit_sms_code_is_its_own UNIQUE (sms_code) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX unit_by_parent ON public.unit USING btree (parent);

create table unit_ancestor (
    unit_code text not null,
    ancestor_code text not null
);

alter table unit_ancestor add constraint unit_ancestor_ancestor_code_fkey FOREIGN KEY (ancestor_code) REFERENCES unit(code);

alter table unit_ancestor add constraint unit_ancestor_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

alter table unit_ancestor add constraint unit_has_an_ancestor_once PRIMARY KEY (unit_code, ancestor_code);

CREATE INDEX unit_by_ancestor ON public.unit_ancestor USING btree (ancestor_code);

create table unit_outline (
    unit_code text not null,
    rings jsonb not null
);

alter table unit_outline add constraint unit_outline_pkey PRIMARY KEY (unit_code);

alter table unit_outline add constraint unit_outline_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code);

create table upward_exchange (
    upward_id uuid not null,
    incident_id uuid not null,
    state text not null,
    queued_at timestamp with time zone not null,
    next_at timestamp with time zone,
    alarm_at timestamp with time zone,
    attempts integer default 0 not null,
    answered_at timestamp with time zone,
    their_incident uuid,
    their_number text,
    received_at timestamp with time zone,
    findings jsonb,
    refusal jsonb,
    version bigint not null
);

alter table upward_exchange add constraint answered_exchange_says_when CHECK (((state = 'waiting'::text) = (answered_at IS NULL)));

alter table upward_exchange add constraint exchange_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text])));

alter table upward_exchange add constraint refused_exchange_says_why CHECK (((state = 'refused'::text) = (refusal IS NOT NULL)));

alter table upward_exchange add constraint sent_exchange_says_where CHECK (((state = 'sent'::text) = (num_nonnulls(their_incident, their_number, received_at) = 3)));

alter table upward_exchange add constraint upward_exchange_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table upward_exchange add constraint upward_exchange_pkey PRIMARY KEY (upward_id);

alter table upward_exchange add constraint upward_exchange_upward_id_fkey FOREIGN KEY (upward_id) REFERENCES upward_report(id);

alter table upward_exchange add constraint waiting_exchange_has_a_next_try CHECK (((state = 'waiting'::text) = (next_at IS NOT NULL)));

CREATE INDEX upward_exchange_alarm ON public.upward_exchange USING btree (alarm_at) WHERE (alarm_at IS NOT NULL);

CREATE INDEX upward_exchange_by_incident ON public.upward_exchange USING btree (incident_id, queued_at);

CREATE INDEX upward_exchange_next ON public.upward_exchange USING btree (next_at) WHERE (next_at IS NOT NULL);

create table upward_report (
    id uuid not null,
    incident_id uuid not null,
    stage text not null,
    told_who text,
    text text,
    passed_by text not null,
    passed_at timestamp with time zone not null,
    no integer,
    content jsonb,
    findings jsonb,
    merged_from uuid
);

alter table upward_report add constraint composed_report_is_written_and_numbered CHECK (((num_nonnulls(no, content, findings) = ANY (ARRAY[0, 3])) AND ((no IS NULL) OR (stage = 'written'::text))));

alter table upward_report add constraint upward_report_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(id);

alter table upward_report add constraint upward_report_merged_from_fkey FOREIGN KEY (merged_from) REFERENCES incident(id);

alter table upward_report add constraint upward_report_pkey PRIMARY KEY (id);

alter table upward_report add constraint upward_stage_is_known CHECK ((stage = ANY (ARRAY['phone'::text, 'written'::text])));

CREATE INDEX upward_report_by_incident ON public.upward_report USING btree (incident_id, passed_at);

CREATE INDEX upward_report_by_merged_from ON public.upward_report USING btree (merged_from) WHERE (merged_from IS NOT NULL);

CREATE UNIQUE INDEX upward_report_is_numbered_once ON public.upward_report USING btree (incident_id, no, merged_from) NULLS NOT DISTINCT WHERE (no IS NOT NULL);

CREATE TRIGGER upward_report_is_never_changed BEFORE DELETE OR UPDATE ON public.upward_report FOR EACH ROW EXECUTE FUNCTION refuse_change_but_merging();
