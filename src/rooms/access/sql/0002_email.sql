-- Where notices go by mail, if anywhere; and whether the member has asked for none.
alter table access_members add column email text;
alter table access_members add column mail_off integer not null default 0 check (mail_off in (0, 1));
