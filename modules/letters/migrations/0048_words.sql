-- The words of the register, so that one that was typed wrongly can be put right. Only letters that the whole agency may
-- read are learned from: a suggestion must not tell what its reader may not see.
create table letters.word (
  agency_id uuid not null,
  word text not null check (length(word) between 3 and 40),
  primary key (agency_id, word)
);
-- words_meant: the nearest words of one agency, without reading the others'
create index word_nearest on letters.word using gist (agency_id, word gist_trgm_ops);

create table letters.vocabulary (
  agency_id uuid primary key,
  learned_until uuid not null
);
comment on column letters.vocabulary.learned_until is 'The last letter whose words are known; ids grow with time.';

call core.protect('letters.word', 'letters.vocabulary');
grant select, insert on letters.word to pendopo_worker;
grant select, insert, update on letters.vocabulary to pendopo_worker;
grant select on letters.word to pendopo_app;

-- For each of the words that nobody has written, the one that looks most like it; trigram operators are not leakproof,
-- so that row-level security would keep the index from being used.
create function letters.words_meant(typed text[]) returns table (word text, meant text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t, near.word
  from unnest(typed) as t
  cross join lateral (
    select w.word from letters.word w where w.agency_id = core.agency_id()
    order by w.word operator(public.<->) t, w.word limit 1
  ) near
  where public.similarity(near.word, t) >= 0.3
    and not exists (select from letters.word k where k.agency_id = core.agency_id() and k.word = t)
$$;
revoke all on function letters.words_meant from public;
grant execute on function letters.words_meant to pendopo_app;
