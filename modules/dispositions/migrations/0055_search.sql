-- What a search in the lists of dispositions looks through: the head of the letter and the note, in lower case. The letter
-- belongs to another module, so its words are kept here, and follow its corrections. The row is guarded as a whole: what
-- is searched is shown to nobody who may not read the note beside it.
alter table dispositions.disposition add column search text not null default '';
comment on column dispositions.disposition.search is 'Sender, subject and numbers of the letter, and the note; searched only for the two sides of a desk.';
