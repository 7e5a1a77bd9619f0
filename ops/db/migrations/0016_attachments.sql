-- Why: reports come with photos, films and documents. The bytes lie in files beside the database, by their hash; what they are and who may see them is here.

create table attachment (
    id uuid primary key,
    unit_code text not null references unit,
    uploaded_by text not null,
    name text not null,
    size bigint not null,
    received bigint not null default 0,
    media_type text,
    sha256 bytea,
    begun_at timestamptz not null,
    completed_at timestamptz,
    unbound_until timestamptz,
    constraint attachment_is_of_a_size_that_is_taken check (size between 1 and 52428800),
    constraint attachment_has_received_a_part_of_itself check (received between 0 and size),
    constraint attachment_that_is_whole_has_type_and_hash check (
        (completed_at is not null and received = size and media_type is not null and sha256 is not null)
        or (completed_at is null and media_type is null and sha256 is null)),
    constraint attachment_type_is_one_that_is_taken check (
        media_type in ('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'video/mp4', 'video/quicktime', 'application/pdf')),
    constraint attachment_of_a_report_is_whole check (completed_at is not null or unbound_until is not null)
);
comment on column attachment.begun_at is 'Machine time.';
comment on column attachment.completed_at is 'Machine time.';
comment on column attachment.unbound_until is 'Machine time; then it is removed. Null once a report names it: such a file is kept for ever.';

create index attachment_by_unit on attachment (unit_code);
-- For the sweep, and for what a unit may still upload.
create index attachment_unbound on attachment (unbound_until) where unbound_until is not null;
-- The same bytes are stored once.
create index attachment_by_sha256 on attachment (sha256);

create table report_attachment (
    report_id uuid not null references report,
    attachment_id uuid not null references attachment,
    place integer not null,
    primary key (report_id, attachment_id)
);
comment on column report_attachment.place is 'Which of the report''s attachments, from 0.';
create index report_attachment_by_attachment on report_attachment (attachment_id);
