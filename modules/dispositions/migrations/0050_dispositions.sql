-- Dispositions: who gave a letter to whom with which instruction, and what each desk did with it.

create schema dispositions;
grant usage on schema dispositions to pendopo_app, pendopo_worker;

-- Standard instructions ("dengan hormat harap") that an agency has written for itself; none means the usual list.
create table dispositions.instruction (
  agency_id uuid not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  text text not null check (length(text) between 1 and 160),
  position smallint not null,
  retired_at timestamptz,
  primary key (agency_id, code)
);
comment on column dispositions.instruction.retired_at is 'No longer offered; dispositions that carry it still print it.';

create table dispositions.setting (
  agency_id uuid primary key,
  escalate_after_days smallint not null check (escalate_after_days between 1 and 90)
);

-- One act of giving by a post. `parent_id` is the recipient row that it forwards; null where an addressee gave first.
create table dispositions.disposition (
  agency_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  parent_id uuid,
  from_post_id uuid not null,
  given_by uuid not null,
  capacity text not null check (capacity in ('definitive', 'plt', 'plh', 'pj', 'pjs', 'secretary')),
  instructions text[] not null check (cardinality(instructions) <= 20),
  note text not null default '' check (length(note) <= 4000),
  deadline date,
  urgency text not null check (urgency in ('sangat-segera', 'segera', 'biasa')),
  secret boolean not null default false,
  confidential boolean not null,
  given_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  closed_note text,
  primary key (agency_id, id),
  foreign key (agency_id, from_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, given_by) references organization.person (agency_id, id),
  constraint disposition_says_something check (cardinality(instructions) > 0 or note <> ''),
  check ((closed_at is null) = (closed_by is null))
);
comment on column dispositions.disposition.secret is 'Note, instructions and reports are shown only to the giver and the recipients of this act.';
comment on column dispositions.disposition.confidential is 'The letter is of class SR or R: the database shows the row to its readers only.';
create index disposition_letter on dispositions.disposition (agency_id, letter_id, id);

-- One desk: what a post received by one act, and each step with who and when.
create table dispositions.recipient (
  agency_id uuid not null,
  id uuid not null,
  disposition_id uuid not null,
  letter_id uuid not null,
  parent_id uuid,
  giver_post_id uuid not null,
  post_id uuid not null,
  unit_path uuid[] not null,
  state text not null default 'sent'
    check (state in ('sent', 'read', 'in-progress', 'forwarded', 'reported', 'done', 'returned', 'cancelled')),
  deadline date,
  urgency text not null check (urgency in ('sangat-segera', 'segera', 'biasa')),
  confidential boolean not null,
  given_at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  started_at timestamptz,
  started_by uuid,
  forwarded_at timestamptz,
  forwarded_by uuid,
  reported_at timestamptz,
  reported_by uuid,
  sent_back_at timestamptz,
  sent_back_by uuid,
  accepted_at timestamptz,
  accepted_by uuid,
  returned_at timestamptz,
  returned_by uuid,
  return_reason text,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancel_reason text,
  closed_at timestamptz,
  closed_by uuid,
  desk_since timestamptz,
  desk_seconds bigint not null default 0 check (desk_seconds >= 0),
  settled_at timestamptz,
  due_soon_told_at timestamptz,
  due_today_told_at timestamptz,
  overdue_told_at timestamptz,
  escalated_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, disposition_id) references dispositions.disposition (agency_id, id),
  foreign key (agency_id, parent_id) references dispositions.recipient (agency_id, id),
  foreign key (agency_id, giver_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  constraint recipient_not_giver check (post_id <> giver_post_id),
  constraint recipient_off_desk check (settled_at is null or desk_since is null),
  constraint recipient_settled check ((state in ('done', 'returned', 'cancelled')) = (settled_at is not null)),
  constraint recipient_read check ((state in ('sent', 'cancelled')) or read_at is not null or closed_at is not null),
  constraint recipient_cancelled_unread check (cancelled_at is null or read_at is null),
  constraint recipient_returned check ((state = 'returned') = (returned_at is not null and return_reason is not null)),
  constraint recipient_done check (state <> 'done' or accepted_at is not null or closed_at is not null)
);
comment on column dispositions.recipient.unit_path is 'The unit of the post with its ancestors when it was given, for the figures of a unit and everything below it.';
comment on column dispositions.recipient.desk_since is 'Since when it lies on this desk; null while it is further down, waits for acceptance or is settled.';
comment on column dispositions.recipient.desk_seconds is 'How long it lay on this desk before desk_since.';
comment on column dispositions.recipient.closed_at is 'Ended by the giver, by one further up or with the letter, without a report that was accepted.';
-- An act of one post on one letter reaches a post once as long as it is open.
create unique index recipient_once on dispositions.recipient (agency_id, letter_id, giver_post_id, parent_id, post_id)
  nulls not distinct where settled_at is null;
-- listDesks (inbox), countWaiting, openFigures; with all that the policy asks for, so that counting reads the index alone
create index recipient_inbox on dispositions.recipient (agency_id, post_id, id desc)
  include (state, deadline, letter_id, confidential) where settled_at is null;
-- listDesks (inbox) with what is settled
create index recipient_post on dispositions.recipient (agency_id, post_id, id desc);
-- listDesks (given), countWaiting
create index recipient_given_open on dispositions.recipient (agency_id, giver_post_id, id desc)
  include (state, letter_id, confidential) where settled_at is null;
-- listDesks (given) with what is settled
create index recipient_given on dispositions.recipient (agency_id, giver_post_id, id desc);
-- desksOfLetter, countDesks
create index recipient_letter on dispositions.recipient (agency_id, letter_id, id);
-- desksDue
create index recipient_due on dispositions.recipient (agency_id, deadline, id)
  where settled_at is null and escalated_at is null and deadline is not null;
-- turnaroundFigures, slowestDesks
create index recipient_settled_at on dispositions.recipient (agency_id, settled_at) where settled_at is not null;

create table dispositions.report (
  agency_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  letter_id uuid not null,
  confidential boolean not null,
  text text not null check (length(text) between 1 and 10000),
  reported_at timestamptz not null,
  reported_by uuid not null,
  accepted_at timestamptz,
  accepted_by uuid,
  sent_back_at timestamptz,
  sent_back_by uuid,
  sent_back_reason text,
  primary key (agency_id, id),
  foreign key (agency_id, recipient_id) references dispositions.recipient (agency_id, id),
  constraint report_one_answer check (accepted_at is null or sent_back_at is null),
  check ((sent_back_at is null) = (sent_back_reason is null))
);
create index report_letter on dispositions.report (agency_id, letter_id, id);
create unique index report_waiting on dispositions.report (agency_id, recipient_id) where accepted_at is null and sent_back_at is null;

create table dispositions.report_file (
  agency_id uuid not null,
  report_id uuid not null,
  file_id uuid not null,
  position smallint not null,
  primary key (agency_id, report_id, file_id),
  foreign key (agency_id, report_id) references dispositions.report (agency_id, id)
);

-- Who may see the dispositions of a confidential letter: its addressees, givers, recipients and named readers.
create table dispositions.reader (
  agency_id uuid not null,
  letter_id uuid not null,
  post_id uuid not null,
  primary key (agency_id, letter_id, post_id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id)
);

call core.protect('dispositions.instruction', 'dispositions.setting', 'dispositions.disposition', 'dispositions.recipient',
  'dispositions.report', 'dispositions.report_file', 'dispositions.reader');

-- The third gate: rows of a confidential letter exist only for its readers. The worker reads them to remind.
create policy confidential on dispositions.disposition as restrictive to pendopo_app
  using (not confidential or exists (
    select from dispositions.reader r
    where r.agency_id = disposition.agency_id and r.letter_id = disposition.letter_id
      and r.post_id = any ((select core.acting_posts())::uuid[])));
create policy confidential on dispositions.recipient as restrictive to pendopo_app
  using (not confidential or exists (
    select from dispositions.reader r
    where r.agency_id = recipient.agency_id and r.letter_id = recipient.letter_id
      and r.post_id = any ((select core.acting_posts())::uuid[])));
create policy confidential on dispositions.report as restrictive to pendopo_app
  using (not confidential or exists (
    select from dispositions.reader r
    where r.agency_id = report.agency_id and r.letter_id = report.letter_id
      and r.post_id = any ((select core.acting_posts())::uuid[])));
create policy confidential on dispositions.report_file as restrictive to pendopo_app
  using (exists (select from dispositions.report t where t.agency_id = report_file.agency_id and t.id = report_file.report_id));

grant select, insert, update on dispositions.instruction, dispositions.setting, dispositions.disposition, dispositions.recipient,
  dispositions.report to pendopo_app, pendopo_worker;
grant select, insert on dispositions.report_file, dispositions.reader to pendopo_app, pendopo_worker;
