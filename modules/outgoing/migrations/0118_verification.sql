-- Whoever holds the code of a letter, or the file itself, learns what stands on its face: number, day, who signed, how it
-- ended. Of SR and R not even the subject; of no letter to whom it went. A paper that was signed in part and given up bears
-- a code and signatures too: whoever holds it learns that no letter came of it.

create index letter_of_content on outgoing.letter using hash (document_digest);
create index paper_of_content on outgoing.paper using hash (digest);

create function outgoing.shown_letters(codes text[], digests bytea[])
returns table (agency_id uuid, agency_name text, zone text, code text, editions bytea[], number text, letter_day date, kind_name text,
  subject text, secret boolean, blocks jsonb, signed_at timestamptz, ended_at timestamptz, ended_how text,
  ended_number text, ended_day date, ended_code text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.agency_id, a.name, a.zone, l.verification_code,
    (select array_agg(e.digest order by e.number desc) from outgoing.edition e
      where e.agency_id = l.agency_id and e.letter_id = l.id) || l.document_digest,
    n.text, l.letter_day, d.kind_name,
    case when l.security_class in ('B', 'T') then d.subject end, l.security_class in ('SR', 'R'),
    jsonb_path_query_array(l.facts, '$.signatures[*].block'), l.signed_at, l.ended_at, l.ended_how,
    by_number.text, by_letter.letter_day, by_letter.verification_code
  from outgoing.letter l
  join organization.agency a on a.id = l.agency_id
  join outgoing.draft d on d.agency_id = l.agency_id and d.id = l.id
  join outgoing.number n on n.agency_id = l.agency_id and n.id = l.number_id
  left join outgoing.letter by_letter on by_letter.agency_id = l.agency_id and by_letter.id = l.ended_by_letter
  left join outgoing.number by_number on by_number.agency_id = by_letter.agency_id and by_number.id = by_letter.number_id
  where (l.agency_id, l.id) in (
    select f.agency_id, f.id from outgoing.letter f where f.verification_code = any (codes) or f.document_digest = any (digests)
    union select e.agency_id, e.letter_id from outgoing.edition e where e.digest = any (digests))
  union all
  -- Who signs does so in their order, so the first blocks are those of whoever did.
  select p.agency_id, a.name, a.zone, p.verification_code, array[p.digest], n.text, p.letter_day, d.kind_name,
    case when d.security_class in ('B', 'T') then d.subject end, d.security_class in ('SR', 'R'),
    jsonb_path_query_array(p.facts, '$.signatures[$i to $j].block', jsonb_build_object('i', 0, 'j', p.signatures - 1)),
    (select max(s.signed_at) from outgoing.signature s where s.agency_id = p.agency_id and s.paper_id = p.id),
    d.settled_at, 'unfinished', null, null, null
  from outgoing.paper p
  join organization.agency a on a.id = p.agency_id
  join outgoing.draft d on d.agency_id = p.agency_id and d.id = p.draft_id and d.stage = 'cancelled'
  join outgoing.number n on n.agency_id = p.agency_id and n.id = p.number_id
  where p.signatures > 0 and (p.verification_code = any (codes) or p.digest = any (digests))
  order by 12
  limit 20
$$;
comment on function outgoing.shown_letters is 'editions: SHA-256 of every edition of the letter, the newest first.';

-- The file of a letter, its newest edition, for whoever checks by its code that what is kept here is still what was
-- signed: tells the agency to the transaction, and reads alone.
create function outgoing.enter_letter(code text) returns table (agency_id uuid, file_id uuid)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp rows 1 as $$
#variable_conflict use_column
begin
  select l.agency_id, coalesce((select e.file_id from outgoing.edition e
      where e.agency_id = l.agency_id and e.letter_id = l.id order by e.number desc limit 1), l.file_id)
    into agency_id, file_id from outgoing.letter l where l.verification_code = code;
  if not found then
    select p.agency_id, p.file_id into agency_id, file_id
    from outgoing.paper p join outgoing.draft d on d.agency_id = p.agency_id and d.id = p.draft_id
    where p.verification_code = code and p.signatures > 0 and d.stage = 'cancelled';
  end if;
  if found then
    perform set_config('app.agency', agency_id::text, true);
    return next;
  end if;
end $$;

revoke all on function outgoing.shown_letters, outgoing.enter_letter from public;
grant execute on function outgoing.shown_letters, outgoing.enter_letter to pendopo_app;
