-- What was typed and not sent: a sealed box, and where it belongs. Its key is in keys.sqlite.
create table drafts (
  id text primary key,
  member text not null,
  seat text not null,
  page text not null,
  form text not null,
  about text not null,
  opening text not null,
  kept_at integer not null,
  sealed blob not null,
  unique (member, seat, page, form)
) strict;
create index drafts_by_about on drafts (about);
create index drafts_by_kept_at on drafts (kept_at);
