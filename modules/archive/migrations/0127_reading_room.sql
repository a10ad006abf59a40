-- What is read in the archive: words of pages with their places, better and public copies of files, and notes beside records.

-- The words of a page in reading order, lines as lines, with the place of each: x, y, width and height as parts of ten
-- thousand of the page. Words are parted by white space alone, so that the n-th word has the n-th four numbers.
create table archive.page_text (
  agency_id uuid not null,
  record_id uuid not null,
  position smallint not null,
  page smallint not null check (page > 0),
  -- Pixels of the picture: they give the page its shape before the picture is there.
  width int not null check (width > 0),
  height int not null check (height > 0),
  body text not null,
  boxes smallint[] not null default '{}' check (cardinality(boxes) % 4 = 0),
  primary key (agency_id, record_id, position, page),
  -- It goes with its file, which goes by an executed list alone.
  foreign key (agency_id, record_id, position) references archive.record_file (agency_id, record_id, position) on delete cascade
);

-- A file of a record that was brought for another: a better scan of it, or a copy for the public. The older one stays.
create table archive.file_version (
  agency_id uuid not null,
  record_id uuid not null,
  position smallint not null,
  of_position smallint not null,
  kind text not null check (kind in ('better', 'redacted')),
  reason text not null check (length(reason) between 1 and 500),
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (agency_id, record_id, position),
  foreign key (agency_id, record_id, position) references archive.record_file (agency_id, record_id, position) on delete cascade,
  foreign key (agency_id, record_id, of_position) references archive.record_file (agency_id, record_id, position) on delete cascade,
  constraint version_of_another check (of_position <> position)
);

-- What was said of a record before somebody described it anew; the record itself says what holds.
create table archive.description (
  agency_id uuid not null,
  record_id uuid not null,
  edition int not null check (edition > 0),
  title text not null check (length(title) between 1 and 1000),
  number text check (length(number) between 1 and 200),
  party text check (length(party) between 1 and 300),
  record_date date,
  copy_state text not null check (copy_state in ('original', 'copy', 'draft', 'carbon')),
  pages int check (pages >= 0),
  replaced_by uuid not null,
  replaced_at timestamptz not null,
  primary key (agency_id, record_id, edition),
  foreign key (agency_id, record_id) references archive.record (agency_id, id) on delete cascade
);

-- A person's words beside a record. They are no part of it: they leave with no handover, and go when it is destroyed.
create table archive.note (
  agency_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  written_by uuid not null,
  written_at timestamptz not null,
  edition int not null default 1 check (edition > 0),
  removed_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, record_id) references archive.record (agency_id, id) on delete cascade
);
-- notesOf
create index note_record on archive.note (agency_id, record_id, id);

-- Each form that a note had; the last one is what it says now.
create table archive.note_edition (
  agency_id uuid not null,
  note_id uuid not null,
  edition int not null check (edition > 0),
  kind text not null check (kind in ('written', 'changed', 'removed', 'restored')),
  body text not null check (length(body) between 1 and 4000),
  position smallint,
  page smallint check (page > 0),
  -- The place on the page, as parts of ten thousand of it.
  x smallint check (x between 0 and 10000),
  y smallint check (y between 0 and 10000),
  made_at timestamptz not null,
  primary key (agency_id, note_id, edition),
  foreign key (agency_id, note_id) references archive.note (agency_id, id) on delete cascade,
  constraint place_on_page check ((page is null or position is not null) and (x is null) = (y is null) and (x is null or page is not null))
);

call core.protect('archive.page_text', 'archive.file_version', 'archive.description', 'archive.note', 'archive.note_edition');
create policy confidential on archive.page_text as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = page_text.agency_id and r.id = page_text.record_id));
create policy confidential on archive.file_version as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = file_version.agency_id and r.id = file_version.record_id));
create policy confidential on archive.description as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = description.agency_id and r.id = description.record_id));
create policy confidential on archive.note as restrictive to pendopo_app
  using (exists (select from archive.record r where r.agency_id = note.agency_id and r.id = note.record_id));
create policy confidential on archive.note_edition as restrictive to pendopo_app
  using (exists (select from archive.note n where n.agency_id = note_edition.agency_id and n.id = note_edition.note_id));
-- Nobody writes in the name of another, and nobody changes what another wrote.
create policy own on archive.description as restrictive for insert to pendopo_app with check (replaced_by = core.person_id());
create policy own on archive.note as restrictive for insert to pendopo_app with check (written_by = core.person_id());
create policy own_change on archive.note as restrictive for update to pendopo_app
  using (written_by = core.person_id()) with check (written_by = core.person_id());
create policy own on archive.note_edition as restrictive for insert to pendopo_app
  with check (exists (select from archive.note n where n.agency_id = note_edition.agency_id and n.id = note_edition.note_id
    and n.written_by = core.person_id()));

create trigger stays before update on archive.page_text for each row execute function archive.stays();
create trigger stays before update on archive.file_version for each row execute function archive.stays();
create trigger stays before update on archive.description for each row execute function archive.stays();
create trigger stays before update on archive.note_edition for each row execute function archive.stays();
create trigger goes_by_list before delete on archive.page_text for each row execute function archive.goes_by_list();
create trigger goes_by_list before delete on archive.file_version for each row execute function archive.goes_by_list();
create trigger goes_by_list before delete on archive.description for each row execute function archive.goes_by_list();
-- Nobody has the right to delete a note either: it goes with its record.
do $$
declare
  t text;
begin
  foreach t in array array['page_text', 'file_version', 'description', 'note', 'note_edition'] loop
    execute format('create trigger never_emptied before truncate on archive.%I execute function archive.stays()', t);
  end loop;
end $$;
grant select, insert on archive.page_text, archive.file_version, archive.description, archive.note, archive.note_edition to pendopo_app;
grant update (edition, removed_at) on archive.note to pendopo_app;
grant select, insert on archive.page_text, archive.file_version to pendopo_worker;
