-- Letters as they were signed, and where they went.

create table outgoing.letter (
  agency_id uuid not null,
  -- That of its draft.
  id uuid not null,
  number_id uuid not null,
  kind_code text not null,
  security_class text not null check (security_class in ('SR', 'R', 'T', 'B')),
  readers uuid[] not null,
  letter_day date not null,
  -- What it was printed from, signature blocks and words included: printed again, it is the same paper.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  file_id uuid not null,
  -- SHA-256 of the signed PDF: who drops it on the portal asks by it.
  document_digest bytea not null check (length(document_digest) = 32),
  -- Under which anybody verifies it; at least 16 signs that cannot be guessed.
  verification_code text not null check (verification_code ~ '^[0-9A-Z]{16,32}$'),
  -- Of its weakest signature, as it was measured when the last one was made; editions that follow say their own.
  level text check (level in ('B-B', 'B-T', 'B-LT', 'B-LTA')),
  signed_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  ended_by_letter uuid,
  ended_how text check (ended_how in ('withdrawn', 'replaced')),
  primary key (agency_id, id),
  constraint verification_code_taken unique (verification_code),
  foreign key (agency_id, id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, number_id) references outgoing.number (agency_id, id),
  foreign key (agency_id, ended_by_letter) references outgoing.letter (agency_id, id),
  check ((ended_at is null) = (ended_how is null))
);
create unique index letter_of_number on outgoing.letter (agency_id, number_id);
create index letter_by_digest on outgoing.letter (agency_id, document_digest);
create index letter_by_file on outgoing.letter (agency_id, file_id);
create index letter_ended_by on outgoing.letter (agency_id, ended_by_letter) where ended_by_letter is not null;

create table outgoing.delivery (
  agency_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  position int not null check (position > 0),
  -- To a post here, an agency on this installation, a mail address, or on paper.
  channel text not null check (channel in ('post', 'agency', 'mail', 'paper')),
  -- True for who receives a copy (tembusan).
  is_copy boolean not null,
  name text not null check (length(name) between 1 and 300),
  -- The list that hides it from the other recipients, and stands on paper for it.
  behind text check (length(behind) between 1 and 300),
  post_id uuid,
  to_agency_id uuid,
  mail_address text check (length(mail_address) between 3 and 254),
  -- What who receives it opens it and confirms it with; of a mail alone.
  receipt_code text check (receipt_code ~ '^[0-9A-Z]{16,32}$'),
  -- Sent: registered here, handed to the other agency or the mail server, given out on paper. Delivered: registered there,
  -- the link opened. Read: opened by a reader, confirmed by whoever holds the link.
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  failure text check (length(failure) between 1 and 200),
  -- The incoming letter that a post here received it as; of another module, so without a foreign key.
  incoming_letter_id uuid,
  -- The number under which it was entered where it arrived.
  receipt text check (length(receipt) between 1 and 200),
  handed_to text check (length(handed_to) between 1 and 200),
  handed_by uuid,
  primary key (agency_id, id),
  constraint delivery_receipt_taken unique (receipt_code),
  foreign key (agency_id, letter_id) references outgoing.letter (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  check ((channel = 'post') = (post_id is not null)),
  check ((channel = 'agency') = (to_agency_id is not null)),
  check ((channel = 'mail') = (mail_address is not null)),
  check (receipt_code is null or channel = 'mail'),
  check ((failed_at is null) = (failure is null)),
  check ((handed_to is null) = (handed_by is null)),
  check (read_at >= sent_at and delivered_at >= sent_at)
);
-- deliveriesOf
create index delivery_of_letter on outgoing.delivery (agency_id, letter_id, position);
-- deliveriesOfIncoming
create index delivery_incoming on outgoing.delivery (agency_id, incoming_letter_id) where incoming_letter_id is not null;

call core.protect('outgoing.letter', 'outgoing.delivery');
create policy confidential on outgoing.letter as restrictive to pendopo_app
  using (security_class in ('B', 'T') or readers && (select core.acting_posts()))
  with check (security_class in ('B', 'T') or readers && (select core.acting_posts()));
create policy confidential on outgoing.delivery as restrictive to pendopo_app
  using (exists (select from outgoing.letter l where l.agency_id = delivery.agency_id and l.id = delivery.letter_id));

grant select, insert on outgoing.letter to pendopo_app, pendopo_worker;
-- What was signed never changes; only that it was sent and how it ended is added, and who may read it.
grant update (sent_at, ended_at, ended_by_letter, ended_how, readers) on outgoing.letter to pendopo_app, pendopo_worker;
grant select, insert, update on outgoing.delivery to pendopo_app, pendopo_worker;
