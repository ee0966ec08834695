-- At least so many of each group get a place, as far as it costs no more than so many per cent of the whole sum.
alter table alignment_rules add column floor_by text not null default 'none' check (floor_by in ('none', 'age_band'));
alter table alignment_rules add column floor_percent integer not null default 0;
alter table alignment_rules add column floor_most_cost integer not null default 5;
