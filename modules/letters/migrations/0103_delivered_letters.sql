-- Letters that come from a desk or an agency of this installation itself: what the sender knows needs no reading.

alter table letters.intake drop constraint intake_channel_check;
alter table letters.intake add constraint intake_channel_check
  check (channel in ('upload', 'camera', 'folder', 'email', 'api', 'paper', 'pendopo'));
alter table letters.letter drop constraint letter_channel_check;
alter table letters.letter add constraint letter_channel_check
  check (channel in ('upload', 'camera', 'folder', 'email', 'api', 'paper', 'pendopo'));

alter table letters.intake add column known jsonb check (jsonb_typeof(known) = 'array');
comment on column letters.intake.known is 'Fields as the sender gave them, in the form of proposals; they hold before what is read from the pages.';
