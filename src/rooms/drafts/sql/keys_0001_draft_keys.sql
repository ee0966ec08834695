-- One key a draft, in keys.sqlite: destroying it erases the draft from every backup of the main database.
create table draft_keys (
  draft text primary key,
  wrapped blob not null,
  made_at integer not null
) strict;
create index draft_keys_by_made_at on draft_keys (made_at);
