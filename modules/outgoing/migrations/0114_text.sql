-- The text of a draft, written by several people at once (Yjs), and what is said about it.

-- One row a draft: the number of the newest update, and everything up to snapshot_seq in one piece.
create table outgoing.text (
  agency_id uuid not null,
  draft_id uuid not null,
  seq int not null default 0,
  snapshot bytea,
  snapshot_seq int not null default 0 check (snapshot_seq between 0 and seq),
  -- Bytes of the updates that are not in the snapshot.
  loose_bytes bigint not null default 0 check (loose_bytes >= 0),
  changed_at timestamptz not null,
  primary key (agency_id, draft_id),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  check ((snapshot is null) = (snapshot_seq = 0))
);

-- Only ever added to; who wrote what arrived when. The worker takes away what the snapshot holds.
create table outgoing.text_update (
  agency_id uuid not null,
  draft_id uuid not null,
  seq int not null check (seq > 0),
  content bytea not null check (octet_length(content) between 2 and 16777216),
  -- Null: the program itself, out of the layout or an earlier version.
  made_by uuid,
  made_at timestamptz not null,
  primary key (agency_id, draft_id, seq),
  foreign key (agency_id, draft_id) references outgoing.text (agency_id, draft_id)
);

-- Nothing is taken away that the snapshot does not hold, whoever asks for it.
create function outgoing.text_update_is_held() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from outgoing.text t
      where t.agency_id = old.agency_id and t.draft_id = old.draft_id and t.snapshot_seq >= old.seq) then
    raise exception 'update % is not in the snapshot', old.seq using errcode = 'check_violation', constraint = 'text_update_is_held';
  end if;
  return old;
end $$;
create trigger is_held before delete on outgoing.text_update for each row execute function outgoing.text_update_is_held();

-- Said about a place of the text that moves with it; answers name the first of their thread.
create table outgoing.comment (
  agency_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  thread_id uuid,
  anchor_from text check (length(anchor_from) <= 400),
  anchor_to text check (length(anchor_to) <= 400),
  quote text not null default '' check (length(quote) <= 300),
  body text not null check (length(body) between 1 and 4000),
  made_by uuid not null,
  made_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (agency_id, id),
  unique (agency_id, draft_id, id),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, draft_id, thread_id) references outgoing.comment (agency_id, draft_id, id),
  check ((anchor_from is null) = (anchor_to is null)),
  check ((resolved_at is null) = (resolved_by is null)),
  check (thread_id is null or (resolved_at is null and anchor_from is null))
);
create index comment_of_draft on outgoing.comment (agency_id, draft_id, id);

call core.protect('outgoing.text', 'outgoing.text_update', 'outgoing.comment');

-- Its words with all that was taken out again, and what was said about them: for who takes part where it ever was SR or R.
create policy confidential on outgoing.text as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = text.agency_id and d.id = text.draft_id
    and (not d.was_confidential or d.taking_part && (select core.acting_posts()))));
create policy confidential on outgoing.text_update as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = text_update.agency_id and d.id = text_update.draft_id
    and (not d.was_confidential or d.taking_part && (select core.acting_posts()))));
create policy confidential on outgoing.comment as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = comment.agency_id and d.id = comment.draft_id
    and (not d.was_confidential or d.taking_part && (select core.acting_posts()))));

grant select, insert on outgoing.text, outgoing.text_update, outgoing.comment to pendopo_app, pendopo_worker;
grant update (seq, loose_bytes, changed_at) on outgoing.text to pendopo_app, pendopo_worker;
grant update (snapshot, snapshot_seq) on outgoing.text to pendopo_worker;
grant delete on outgoing.text_update to pendopo_worker;
grant update (resolved_at, resolved_by) on outgoing.comment to pendopo_app;
