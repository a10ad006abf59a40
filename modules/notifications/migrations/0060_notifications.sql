-- Notifications: what a person is told in the office and by mail, and how they want it.

create schema notifications;
grant usage on schema notifications to pendopo_app, pendopo_worker;

-- One row a person and event. It carries ids and numbers from which the sentence is made when it is read, never a name
-- or the subject of a letter. `created_at` is the instant of the event, so that an event that is delivered twice meets
-- its own row. Yearly partitions: old years can be detached whole.
create table notifications.notification (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'system', 'public')),
  actor_id uuid,
  actor_post_id uuid,
  actor_capacity text check (actor_capacity in ('definitive', 'plt', 'plh', 'pj', 'pjs', 'secretary')),
  subject_kind text not null check (subject_kind in ('letter', 'disposition')),
  subject_id uuid not null,
  matter_id uuid not null,
  params jsonb not null,
  created_at timestamptz not null,
  in_app boolean not null,
  mail_rhythm text check (mail_rhythm in ('at-once', 'daily')),
  mail_id uuid,
  read_at timestamptz,
  primary key (agency_id, id, created_at),
  constraint notification_once unique (agency_id, person_id, event_id, created_at),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
) partition by range (created_at);
comment on column notifications.notification.post_id is 'The post through which the person is told.';
comment on column notifications.notification.subject_id is 'What opens: the letter, or the desk of the disposition.';
comment on column notifications.notification.mail_rhythm is 'Null: not by mail.';
comment on column notifications.notification.mail_id is 'The mail that carries it, alone or among others.';
create index notification_list on notifications.notification (agency_id, person_id, id desc) where in_app;
create index notification_unread on notifications.notification (agency_id, person_id, id) where in_app and read_at is null;
create index notification_daily on notifications.notification (agency_id, person_id)
  where mail_rhythm = 'daily' and mail_id is null;
create index notification_of_mail on notifications.notification (agency_id, mail_id) where mail_id is not null;

-- One row a message, at once or daily; it is sent once, under an id made from the row's.
create table notifications.mail (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  rhythm text not null check (rhythm in ('at-once', 'daily')),
  created_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'dropped')),
  reason text check (length(reason) <= 200),
  settled_at timestamptz,
  primary key (agency_id, id, created_at),
  check ((state = 'waiting') = (settled_at is null))
) partition by range (created_at);
comment on column notifications.mail.state is 'refused: by the mail server for good; dropped: not needed or not wanted any more.';
create index mail_waiting on notifications.mail (agency_id, due_at) where state = 'waiting';

create table notifications.notification_other partition of notifications.notification default;
create table notifications.mail_other partition of notifications.mail default;

-- A year that already has rows among the others stays there: it could not be parted from them without a long lock.
create function notifications.ensure_partitions(from_year int, to_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  y int;
  parent text;
  starts timestamptz;
  ends timestamptz;
  late boolean;
begin
  for y in from_year..to_year loop
    starts := make_timestamptz(y, 1, 1, 0, 0, 0, 'UTC');
    ends := make_timestamptz(y + 1, 1, 1, 0, 0, 0, 'UTC');
    foreach parent in array array['notification', 'mail'] loop
      continue when to_regclass(format('notifications.%s_%s', parent, y)) is not null;
      execute format('select exists (select from notifications.%s_other where created_at >= $1 and created_at < $2)', parent)
        into late using starts, ends;
      continue when late;
      execute format('create table notifications.%s_%s partition of notifications.%s for values from (%L) to (%L)',
        parent, y, parent, starts, ends);
    end loop;
  end loop;
end $$;
select notifications.ensure_partitions(extract(year from now())::int - 1, extract(year from now())::int + 2);

-- What a person chose for a kind of notification; without a row both are on.
create table notifications.preference (
  agency_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('letters', 'dispositions', 'reports', 'reminders', 'escalations')),
  in_app boolean not null,
  by_mail boolean not null,
  primary key (agency_id, person_id, kind),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);

-- When mail may come; without a row it comes at once, at any hour.
create table notifications.mail_wish (
  agency_id uuid not null,
  person_id uuid not null,
  rhythm text not null check (rhythm in ('at-once', 'daily')),
  quiet_from time,
  quiet_until time,
  stopped_at timestamptz,
  primary key (agency_id, person_id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from <> quiet_until)
);
comment on column notifications.mail_wish.quiet_from is 'In the zone of the agency; the hours may go over midnight.';
comment on column notifications.mail_wish.stopped_at is 'Since when the person wants no mail at all.';

call core.protect('notifications.notification', 'notifications.mail', 'notifications.preference', 'notifications.mail_wish');

-- The database itself shows a person only their own; the worker writes for everyone.
create policy own on notifications.notification as restrictive to pendopo_app
  using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()));
create policy own on notifications.preference as restrictive to pendopo_app
  using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()));
create policy own on notifications.mail_wish as restrictive to pendopo_app
  using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()));

grant select, update (read_at) on notifications.notification to pendopo_app;
grant select, insert, update on notifications.notification to pendopo_worker;
grant select, insert, update on notifications.mail to pendopo_worker;
grant select, insert, update on notifications.preference to pendopo_app;
grant select on notifications.preference to pendopo_worker;
grant select, insert, update on notifications.mail_wish to pendopo_app, pendopo_worker;
revoke all on function notifications.ensure_partitions from public;
grant execute on function notifications.ensure_partitions to pendopo_worker;
