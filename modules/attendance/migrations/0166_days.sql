-- What a day of a person was, and what it was reckoned from beside check-ins.

-- What an employee asks to be known about own days: a forgotten check-in, duty outside, work elsewhere, permission.
create table attendance.request (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('correction', 'duty', 'meeting', 'remote', 'permission')),
  first_day date not null,
  last_day date not null,
  mark jsonb not null,
  reason text not null check (length(reason) between 1 and 1000),
  file_id uuid,
  state text not null check (state in ('submitted', 'approved', 'rejected', 'withdrawn', 'undone')),
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  check (last_day >= first_day and last_day - first_day < 366)
);
-- requestsOf
create index request_person on attendance.request (agency_id, person_id, id desc);
-- requestsIn
create index request_state on attendance.request (agency_id, state, id desc);
create index request_file on attendance.request (agency_id, file_id) where file_id is not null;

create table attendance.request_step (
  agency_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  act text not null check (act in ('submit', 'withdraw', 'approve', 'reject', 'undo')),
  by_id uuid not null,
  at timestamptz not null,
  note text check (length(note) between 1 and 1000),
  primary key (agency_id, id),
  foreign key (agency_id, request_id) references attendance.request (agency_id, id),
  foreign key (agency_id, by_id) references organization.person (agency_id, id)
);
create index request_step_request on attendance.request_step (agency_id, request_id, id);
create index request_step_author on attendance.request_step (agency_id, by_id);

-- What was approved about days, by whichever part of the house: requests of this module, leave, letters of duty.
create table attendance.mark (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  first_day date not null,
  last_day date not null,
  mark jsonb not null,
  source text not null check (source ~ '^[a-z-]+\.[a-z-]+$'),
  source_id uuid not null,
  marked_at timestamptz not null,
  ended_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  check (last_day >= first_day)
);
comment on column attendance.mark.source is 'Which part of the house says so: attendance.request, leave.request.';
-- marksOf
create index mark_person on attendance.mark (agency_id, person_id, last_day) where ended_at is null;
-- endMarks; the same thing marks the same days once
create unique index mark_source on attendance.mark (agency_id, source, source_id, person_id, first_day, last_day) where ended_at is null;

create table attendance.deduction_scheme (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  starts_on date not null,
  ends_before date,
  rules jsonb not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, recorded_by) references organization.person (agency_id, id),
  check (ends_before >= starts_on),
  constraint deduction_scheme_overlaps exclude using gist (agency_id with =, daterange(starts_on, ends_before) with &&)
);
create index deduction_scheme_recorder on attendance.deduction_scheme (agency_id, recorded_by);

-- How a day of a person stands once no check-in can come for it; reckoned anew when something about it changes.
create table attendance.day (
  agency_id uuid not null,
  person_id uuid not null,
  day date not null,
  unit_id uuid not null,
  kind text not null check (kind in ('work', 'rest', 'holiday', 'collective-leave')),
  status text not null,
  remote text check (remote in ('home', 'anywhere')),
  check_in_at timestamptz,
  check_out_at timestamptz,
  worked smallint not null,
  credited smallint not null,
  excused smallint not null,
  late smallint not null,
  early smallint not null,
  absent smallint not null,
  unproven smallint not null,
  extra smallint not null,
  late_tier text,
  early_tier text,
  -- Days without valid reason, in halves.
  absent_halves smallint not null check (absent_halves between 0 and 2),
  -- Hundredths of a percent of the allowance of the month.
  deduction int not null check (deduction >= 0),
  -- Check-ins of the day that a person still has to look at.
  awaits smallint not null check (awaits >= 0),
  why jsonb not null,
  closed boolean not null,
  reckoned_at timestamptz not null,
  primary key (agency_id, person_id, day),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id)
);
comment on column attendance.day.closed is 'False where it changed, after it was kept, into a day that ends later.';
comment on column attendance.day.unit_id is 'By which the person went on that day.';
-- recaps of units and of the agency
create index day_unit on attendance.day (agency_id, day, unit_id);
create index day_of_unit on attendance.day (agency_id, unit_id, day);

-- Days of which all that can be reckoned was: the daily round begins after the last one.
create table attendance.closed_day (
  agency_id uuid not null references organization.agency (id),
  day date not null,
  closed_at timestamptz not null,
  primary key (agency_id, day)
);

-- People of whom days without valid reason changed since they were last counted.
create table attendance.recount (
  agency_id uuid not null,
  person_id uuid not null,
  primary key (agency_id, person_id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);

-- Thresholds of PP 94/2021 of which people were told, each once in a year.
create table attendance.discipline_notice (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  year smallint not null,
  counted text not null check (counted in ('in-year', 'in-a-row')),
  threshold smallint not null,
  stage text not null check (stage in ('nearing', 'reached')),
  -- Days in halves when it was told.
  halves smallint not null,
  told_at timestamptz not null,
  lifted_at timestamptz,
  primary key (agency_id, id),
  constraint discipline_notice_once unique (agency_id, person_id, year, counted, threshold, stage),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
comment on column attendance.discipline_notice.lifted_at is 'When days were counted anew and it was true no more; told again where it becomes true again.';

call core.protect('attendance.request', 'attendance.request_step', 'attendance.mark', 'attendance.deduction_scheme', 'attendance.day',
  'attendance.closed_day', 'attendance.recount', 'attendance.discipline_notice');

create policy own_hand on attendance.request as restrictive for insert to pendopo_app
  with check (person_id = core.person_id() and state = 'submitted');
create policy own_hand on attendance.request_step as restrictive for insert to pendopo_app
  with check (by_id = core.person_id());
-- Nobody marks or unmarks the own days.
create policy others on attendance.mark as restrictive for insert to pendopo_app with check (person_id <> core.person_id());
create policy others_end on attendance.mark as restrictive for update to pendopo_app using (person_id <> core.person_id());

create function attendance.request_goes_on() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not coalesce(case when core.person_id() = old.person_id
      then old.state = 'submitted' and new.state = 'withdrawn'
      else (old.state = 'submitted' and new.state in ('approved', 'rejected')) or (old.state = 'approved' and new.state = 'undone')
      end, false) then
    raise exception 'a request does not go on like this' using errcode = 'check_violation', constraint = 'request_goes_on';
  end if;
  return new;
end $$;
create trigger goes_on before update on attendance.request for each row execute function attendance.request_goes_on();

grant select, insert on attendance.request, attendance.request_step, attendance.mark, attendance.deduction_scheme to pendopo_app;
grant update (state) on attendance.request to pendopo_app;
grant update (ended_at) on attendance.mark to pendopo_app, pendopo_worker;
grant update (ends_before) on attendance.deduction_scheme to pendopo_app;
grant select on attendance.day, attendance.closed_day, attendance.discipline_notice to pendopo_app;

create function attendance.count_anew() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into attendance.recount values (coalesce(new.agency_id, old.agency_id), coalesce(new.person_id, old.person_id))
    on conflict do nothing;
  return null;
end $$;
create trigger new_absence after insert on attendance.day for each row when (new.absent_halves > 0)
  execute function attendance.count_anew();
create trigger other_absence after update on attendance.day for each row
  when ((old.kind, old.absent_halves) is distinct from (new.kind, new.absent_halves)) execute function attendance.count_anew();
create trigger gone_absence after delete on attendance.day for each row when (old.absent_halves > 0)
  execute function attendance.count_anew();

-- Days are reckoned in the background alone.
grant select, insert on attendance.mark, attendance.closed_day, attendance.discipline_notice to pendopo_worker;
grant select on attendance.request, attendance.deduction_scheme to pendopo_worker;
grant select, insert, update, delete on attendance.day to pendopo_worker;
grant select, insert, delete on attendance.recount to pendopo_worker;
grant update (halves, told_at, lifted_at) on attendance.discipline_notice to pendopo_worker;
