-- Why: "where did I read that" must be answered at once over a million reports, and Chinese is written without spaces: every two neighbouring characters are a term.

-- Runs of one script in a text: Chinese and Tibetan characters, kana and Yi syllables apart from Latin letters with digits. What separates them says nothing.
create function search_runs(words text) returns setof text language sql immutable strict parallel safe as $$
    select m[1]
    from regexp_matches(
        lower(normalize(words, nfkc)),
        '[\u0f40-\u0fbc\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\ua000-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]+|[0-9a-z\u00c0-\u024f]+',
        'g') m
$$;

-- Every pair of a run and its last character alone: so a pair is found by itself, and one character by what begins with it.
-- plpgsql because it takes half the time of the same in SQL (measured: 0.13 ms for a report of 260 characters).
create function search_terms(words text) returns tsvector language plpgsql immutable parallel safe as $$
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
$$;

-- What a searcher typed: all of it must be there. A word of three letters and more may go on; one character is the beginning of a pair. Null when nothing can be searched for.
create function search_query(words text) returns tsquery language sql immutable parallel safe as $$
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
$$;

-- What of a report can be found: its words and names, and no phone number.
create function report_words(content jsonb) returns text language sql immutable parallel safe as $$
    select concat_ws(E'\n',
        content->>'title', content->'place'->>'text', content->'place'->>'road', content->>'course', content->>'cause', content->>'measures', content->>'trend', content->>'nextSteps',
        content->>'needs', content->>'lessons', content->>'aftercare', content->>'correctionNote', content->'source'->>'who', content->>'author', content->>'signer')
$$;

-- What is found: an incident by its own words (number, title, place), and each report by its. Written with them and, like them, never changed.
-- A table of its own: a report stays as narrow as it was for those who read it, and both kinds of words are found by one index in one order.
create table search_entry (
    id uuid primary key,
    incident_id uuid not null references incident,
    unit_code text,
    opened_at timestamptz not null,
    terms tsvector not null
);
comment on column search_entry.id is 'The report''s id, or the incident''s for its own words.';
comment on column search_entry.unit_code is 'The unit that filed the report; null for the words of the incident, which are for everybody who takes part.';
comment on column search_entry.opened_at is 'That of the incident: the order of what is found.';

-- The unit is a term too (no word begins with @), so that the index leaves out what a county may not see anyway.
create function search_entry_terms(words text, unit_code text) returns tsvector language sql immutable parallel safe as $$
    select search_terms(words) || array_to_tsvector(array['@' || coalesce(unit_code, '')])
$$;

insert into search_entry (id, incident_id, opened_at, terms)
select i.id, i.id, i.opened_at, search_entry_terms(concat_ws(E'\n', i.number, i.title, i.place->>'text'), null)
from incident i;
insert into search_entry (id, incident_id, unit_code, opened_at, terms)
select r.id, r.incident_id, r.unit_code, i.opened_at, search_entry_terms(report_words(r.content), r.unit_code)
from report r
join incident i on i.id = r.incident_id;

create index search_entry_by_incident on search_entry (incident_id);
-- Newest first: a frequent word is found among the newest, a rare one by the index of terms.
create index search_entry_by_opening on search_entry (opened_at desc, incident_id desc);
-- Two hundred terms a report, one by one, took two milliseconds and made filers wait for each other: they are laid down first and sorted in by the hundred.
-- A search reads what lies there too, so not much may.
create index search_entry_by_terms on search_entry using gin (terms) with (gin_pending_list_limit = 1024);
