-- Attendance: where one checks in, with which device, and what a check-in was. Where somebody stood to the metre is kept in
-- a table of its own, which a schedule empties.

create schema attendance;
grant usage on schema attendance to pendopo_app, pendopo_worker;

-- What an agency decided, from a day on. Before the first one nobody is missing.
create table attendance.settings (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  starts_on date not null,
  entrance_code text not null check (entrance_code in ('not-asked', 'asked')),
  photo text not null check (photo in ('never', 'asked')),
  photo_days smallint not null check (photo_days between 1 and 90),
  point_days smallint not null check (point_days between 7 and 90),
  basis text not null check (length(basis) between 1 and 200),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, recorded_by) references organization.person (agency_id, id)
);
comment on column attendance.settings.point_days is 'Days after which the precise point of a check-in is erased.';
-- settingsOf
create index settings_day on attendance.settings (agency_id, starts_on, id);
create index settings_recorder on attendance.settings (agency_id, recorded_by);

create table attendance.place (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  constraint place_name_taken unique (agency_id, name)
);
comment on column attendance.place.unit_id is 'The unit whose people keep it.';
create index place_unit on attendance.place (agency_id, unit_id);

-- Rows that end where they start never came into force.
create table attendance.place_version (
  agency_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  starts_on date not null,
  ends_before date,
  shape jsonb not null,
  tolerance_m double precision not null check (tolerance_m between 0 and 500),
  worst_accuracy_m double precision not null check (worst_accuracy_m between 10 and 5000),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, place_id) references attendance.place (agency_id, id),
  foreign key (agency_id, recorded_by) references organization.person (agency_id, id),
  check (ends_before >= starts_on),
  constraint place_version_overlaps exclude using gist
    (agency_id with =, place_id with =, daterange(starts_on, ends_before) with &&)
);
create index place_version_recorder on attendance.place_version (agency_id, recorded_by);

-- Who may check in where: a unit with all below it, or a person.
create table attendance.place_use (
  agency_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  unit_id uuid,
  person_id uuid,
  starts_on date not null,
  ends_before date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, place_id) references attendance.place (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, recorded_by) references organization.person (agency_id, id),
  check (num_nonnulls(unit_id, person_id) = 1),
  check (ends_before >= starts_on),
  constraint place_use_of_unit_overlaps exclude using gist
    (agency_id with =, place_id with =, unit_id with =, daterange(starts_on, ends_before) with &&) where (unit_id is not null),
  constraint place_use_of_person_overlaps exclude using gist
    (agency_id with =, place_id with =, person_id with =, daterange(starts_on, ends_before) with &&) where (person_id is not null)
);
-- placesFor
create index place_use_unit on attendance.place_use (agency_id, unit_id) where unit_id is not null;
create index place_use_person on attendance.place_use (agency_id, person_id) where person_id is not null;
create index place_use_recorder on attendance.place_use (agency_id, recorded_by);

-- A key that was made on a device and never leaves it. One person may have several; one key may be bound by several people,
-- which is a sign.
create table attendance.device (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  public_key bytea not null,
  fingerprint bytea not null,
  bound_at timestamptz not null,
  ended_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, person_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  check (ended_at >= bound_at)
);
comment on column attendance.device.fingerprint is 'SHA-256 of the public key.';
create unique index device_of_person on attendance.device (agency_id, person_id, fingerprint) where ended_at is null;
-- usersOf
create index device_fingerprint on attendance.device (agency_id, fingerprint);

-- Keys of devices that stand at an entrance for everybody: that several people use them is no sign. One that was moved has a
-- row for each place.
create table attendance.kiosk (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  place_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  fingerprint bytea not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, place_id) references attendance.place (agency_id, id),
  foreign key (agency_id, recorded_by) references organization.person (agency_id, id),
  foreign key (agency_id, ended_by) references organization.person (agency_id, id),
  check (ended_at >= recorded_at),
  check ((ended_at is null) = (ended_by is null))
);
create unique index kiosk_known on attendance.kiosk (agency_id, fingerprint) where ended_at is null;
-- unscored
create index kiosk_fingerprint on attendance.kiosk (agency_id, fingerprint);
-- kioskPage
create index kiosk_place on attendance.kiosk (agency_id, place_id, id desc);
create index kiosk_recorder on attendance.kiosk (agency_id, recorded_by);
create index kiosk_ender on attendance.kiosk (agency_id, ended_by);

create table attendance.check_in (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  device_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  day date not null,
  statement_hash bytea not null,
  at_once boolean not null,
  arrived_at timestamptz not null,
  counts_at timestamptz not null,
  earliest_at timestamptz,
  time_by text not null check (time_by in ('arrival', 'monotonic', 'person')),
  time_remarks jsonb not null,
  place_id uuid,
  verdict text not null check (verdict in ('in', 'uncertain', 'out', 'no-position', 'no-place')),
  distance_m double precision,
  coarse_latitude double precision check (round(coarse_latitude::numeric, 2) = coarse_latitude::numeric),
  coarse_longitude double precision check (round(coarse_longitude::numeric, 2) = coarse_longitude::numeric),
  point_key bytea,
  second_proof text not null check (second_proof in ('given', 'missing', 'not-asked')),
  photo_digest bytea,
  file_id uuid,
  photo_until date,
  standing text not null check (standing in ('counts', 'awaits', 'not-accepted')),
  risk_score smallint check (risk_score between 0 and 100),
  risk_reasons jsonb,
  primary key (agency_id, id),
  foreign key (agency_id, person_id, device_id) references attendance.device (agency_id, person_id, id),
  foreign key (agency_id, place_id) references attendance.place (agency_id, id),
  -- What counts lies in the stretch in which it can have happened.
  constraint check_in_provable check (counts_at <= arrived_at and (earliest_at is null or counts_at >= earliest_at)),
  check ((coarse_latitude is null) = (coarse_longitude is null)),
  check ((file_id is null) = (photo_until is null))
);
comment on column attendance.check_in.day is 'On which the instant that counts fell when it arrived, by the calendar of the agency.';
comment on column attendance.check_in.statement_hash is 'Keyed fingerprint of what the device signed: a plain digest would let the point be guessed.';
comment on column attendance.check_in.point_key is 'Keyed fingerprint of the precise point, by which a point that many share is found; kept for a year.';
-- countedCheckIns, checkInPage
create index check_in_person on attendance.check_in (agency_id, person_id, counts_at);
-- usersOf
create index check_in_device on attendance.check_in (agency_id, device_id, day desc);
create index check_in_point on attendance.check_in (agency_id, point_key, day desc) where point_key is not null;
create index check_in_photo on attendance.check_in (agency_id, photo_digest, counts_at) where photo_digest is not null;
-- forget_photos
create index check_in_photo_until on attendance.check_in (agency_id, photo_until) where file_id is not null;
-- erasePointKeys
create index check_in_point_day on attendance.check_in (agency_id, day) where point_key is not null;
create index check_in_place on attendance.check_in (agency_id, place_id) where place_id is not null;
-- unscored
create index check_in_unscored on attendance.check_in (agency_id, id) where risk_score is null;

-- Whoever meets the same check-in on its way reads again what stands: the transaction is told to begin anew.
create function attendance.read_again() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the same check-in arrived at once' using errcode = 'serialization_failure';
end $$;

-- Where somebody stood, with every digit that the phone gave, and the signature, from which the digits could be guessed.
create table attendance.point (
  agency_id uuid not null,
  check_in_id uuid not null,
  person_id uuid not null,
  day date not null,
  at timestamptz not null,
  latitude double precision not null,
  longitude double precision not null,
  accuracy_m double precision not null,
  altitude_m double precision,
  signature bytea not null,
  primary key (agency_id, check_in_id),
  foreign key (agency_id, check_in_id) references attendance.check_in (agency_id, id)
);
-- trailsOf
create index point_person on attendance.point (agency_id, person_id, at desc);
-- erasePoints
create index point_day on attendance.point (agency_id, day);

-- The code of an entrance is good once for a person.
create table attendance.code_use (
  agency_id uuid not null,
  person_id uuid not null,
  place_id uuid not null,
  step bigint not null,
  check_in_id uuid not null,
  primary key (agency_id, person_id, place_id, step),
  foreign key (agency_id, place_id) references attendance.place (agency_id, id),
  foreign key (agency_id, check_in_id) references attendance.check_in (agency_id, id)
);
create index code_use_check_in on attendance.code_use (agency_id, check_in_id);

-- A check-in at which a person has to look, and what came of it.
create table attendance.review (
  agency_id uuid not null,
  check_in_id uuid not null,
  person_id uuid not null,
  grounds text[] not null check (cardinality(grounds) between 1 and 10),
  state text not null check (state in ('waiting', 'accepted', 'refused', 'appealed', 'granted', 'denied')),
  opened_at timestamptz not null,
  primary key (agency_id, check_in_id),
  foreign key (agency_id, check_in_id) references attendance.check_in (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
-- reviewsIn
create index review_state on attendance.review (agency_id, state, check_in_id desc);
create index review_person on attendance.review (agency_id, person_id, check_in_id desc);

create table attendance.review_step (
  agency_id uuid not null,
  id uuid not null,
  check_in_id uuid not null,
  act text not null check (act in ('accept', 'refuse', 'appeal', 'grant', 'deny')),
  by_id uuid not null,
  at timestamptz not null,
  note text check (length(note) between 1 and 1000),
  primary key (agency_id, id),
  foreign key (agency_id, check_in_id) references attendance.review (agency_id, check_in_id),
  foreign key (agency_id, by_id) references organization.person (agency_id, id)
);
create index review_step_review on attendance.review_step (agency_id, check_in_id, id);
create index review_step_author on attendance.review_step (agency_id, by_id);

call core.protect('attendance.settings', 'attendance.place', 'attendance.place_version', 'attendance.place_use',
  'attendance.device', 'attendance.kiosk', 'attendance.check_in', 'attendance.point', 'attendance.code_use', 'attendance.review',
  'attendance.review_step');

-- Nobody binds a device, checks in or leaves a point for somebody else; nobody settles the own check-in.
create policy own on attendance.device as restrictive to pendopo_app
  using (person_id = core.person_id()) with check (person_id = core.person_id());
create policy own_hand on attendance.check_in as restrictive for insert to pendopo_app
  with check (person_id = core.person_id());
create policy others on attendance.check_in as restrictive for update to pendopo_app
  using (person_id <> core.person_id());
create policy own_hand on attendance.point as restrictive for insert to pendopo_app
  with check (person_id = core.person_id());
create policy own on attendance.code_use as restrictive to pendopo_app
  using (person_id = core.person_id()) with check (person_id = core.person_id());
create policy own_hand on attendance.review as restrictive for insert to pendopo_app
  with check (person_id = core.person_id() and state = 'waiting');
create policy own_hand on attendance.review_step as restrictive for insert to pendopo_app
  with check (by_id = core.person_id());

-- The life of a review, as the rules of the application tell it: its person appeals, somebody else decides.
create function attendance.review_goes_on() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.agency_id, new.check_in_id, new.person_id, new.opened_at) is distinct from (old.agency_id, old.check_in_id, old.person_id, old.opened_at)
      or (new.state <> old.state and not coalesce(case when core.person_id() = old.person_id
        then old.state = 'refused' and new.state = 'appealed'
        else (old.state = 'waiting' and new.state in ('accepted', 'refused')) or (old.state = 'appealed' and new.state in ('granted', 'denied'))
        end, false)) then
    raise exception 'a review does not go on like this' using errcode = 'check_violation', constraint = 'review_goes_on';
  end if;
  return new;
end $$;
create trigger goes_on before update on attendance.review for each row execute function attendance.review_goes_on();

grant select, insert on attendance.settings, attendance.place, attendance.place_version, attendance.place_use, attendance.kiosk,
  attendance.device, attendance.check_in, attendance.code_use, attendance.review, attendance.review_step to pendopo_app;
grant update (ends_before) on attendance.place_version, attendance.place_use to pendopo_app;
grant update (name, ended_at) on attendance.device to pendopo_app;
grant update (ended_by, ended_at) on attendance.kiosk to pendopo_app;
grant update (standing, counts_at, time_by) on attendance.check_in to pendopo_app;
grant update (state) on attendance.review to pendopo_app;
-- The web server writes a precise point and reads none.
grant insert on attendance.point to pendopo_app;

grant select on attendance.settings, attendance.place, attendance.place_version, attendance.place_use, attendance.kiosk,
  attendance.device, attendance.check_in, attendance.review, attendance.review_step to pendopo_worker;
grant update (standing, risk_score, risk_reasons, point_key) on attendance.check_in to pendopo_worker;
grant insert, update (grounds) on attendance.review to pendopo_worker;
grant select, delete on attendance.point to pendopo_worker;

-- Photos go when their time is over; with the row of the file the object has no name any more.
create function attendance.forget_photos(today date) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ids uuid[];
begin
  with old as (select agency_id, id, file_id from attendance.check_in
      where agency_id = core.agency_id() and file_id is not null and photo_until < today for update),
    gone as (update attendance.check_in c set file_id = null, photo_until = null from old
      where c.agency_id = old.agency_id and c.id = old.id)
  select array_agg(file_id) into ids from old;
  return files.forget(ids);
end $$;
comment on function attendance.forget_photos is 'Removes the photos of check-ins whose time is over before a day; how many.';
revoke all on function attendance.forget_photos from public;
grant execute on function attendance.forget_photos to pendopo_worker;
