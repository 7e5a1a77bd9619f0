-- Why: the console's map is drawn from the site's own outlines, without any outside service.

-- `rings` as in GeoJSON: lists of [longitude, latitude], each closed; what lies in an even number of rings is outside.
create table unit_outline (
    unit_code text primary key references unit,
    rings jsonb not null
);
