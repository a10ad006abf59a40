-- How far the office has come into use: when each account was last signed in with.
alter table identity.account add column signed_in_at timestamptz;
comment on column identity.account.signed_in_at is 'When a session was last opened; null before the first.';
update identity.account a set signed_in_at =
  (select max(s.opened_at) from identity.session s where s.agency_id = a.agency_id and s.account_id = a.id);
