-- What earlier migrations added empty, filled for what was there before them. Both statements leave alone what is right.

-- 0055: the words by which a list finds a disposition, as the program writes them (addDisposition, LetterForAction.words).
update dispositions.disposition d
set search = lower(concat(l.sender, E'\n', l.subject, E'\n', l.letter_number, E'\n', l.agenda_number, '/', l.book_year, E'\n', d.note))
from letters.letter l
where l.agency_id = d.agency_id and l.id = d.letter_id and d.search = '';

-- 0046: every reader passed for named. Who holds a desk reads by the disposition, and unless somebody named them, or the
-- letter came to them otherwise, by it alone: taken back, it takes the right with it.
update letters.reader r
set passed = true,
  named = exists (select from letters.addressee a where a.agency_id = r.agency_id and a.letter_id = r.letter_id and a.post_id = r.post_id)
    or exists (select from letters.letter l where l.agency_id = r.agency_id and l.id = r.letter_id and l.registered_post = r.post_id)
    or exists (select from core.event e where e.agency_id = r.agency_id and e.matter_id = r.letter_id and e.type = 'readers.named'
      and e.payload -> 'posts' ? r.post_id::text)
where r.named and not r.passed
  and exists (select from dispositions.recipient d
    where d.agency_id = r.agency_id and d.letter_id = r.letter_id and d.post_id = r.post_id and d.state <> 'cancelled');
