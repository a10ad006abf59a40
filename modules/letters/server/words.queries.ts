import type { Tx } from '#core/db/tx.ts';

/** For the words that no letter uses, the words that were meant; the others are left out. Index: word_nearest. */
export async function wordsMeant(tx: Tx, typed: readonly string[]): Promise<Map<string, string>> {
  if (typed.length === 0) return new Map();
  const rows = await tx.rows<{ word: string; meant: string }>(
    'select word, meant from letters.words_meant($1)',
    [typed],
  );
  return new Map(rows.map((row) => [row.word, row.meant]));
}

/** Learning and forgetting wait for one another: what is being learned was read before, and must be forgotten too. */
async function holdVocabulary(tx: Tx): Promise<void> {
  await tx.rows(
    "select pg_advisory_xact_lock(hashtextextended('letters.vocabulary ' || core.agency_id()::text, 0))",
  );
}

/** Forgets every word of the agency: the letters are learned from the first on again. */
export async function forgetWords(tx: Tx): Promise<void> {
  await holdVocabulary(tx);
  await tx.rows('delete from letters.word where agency_id = core.agency_id()');
  await tx.rows('delete from letters.vocabulary where agency_id = core.agency_id()');
}

/**
 * Learns the words of the letters after the last that were learned, at most `batch` of them, up to the first that is
 * younger than `settled`: what is being written right now may still become visible behind later ones.
 * @returns how many letters were read; less than `batch` when there are no more
 */
export async function learnWords(tx: Tx, batch: number, settled: Date): Promise<number> {
  await holdVocabulary(tx);
  const [read] = await tx.rows<{ letters: number }>(
    `with place as materialized (
       select coalesce((select learned_until from letters.vocabulary where agency_id = core.agency_id()),
         '00000000-0000-0000-0000-000000000000') as id
     ), next as materialized (
       select l.id, l.subject, l.sender, l.security_class, l.registered_at from letters.letter l
       where l.agency_id = core.agency_id() and l.id > (select id from place)
       order by l.id limit $1
     ), fresh as materialized (
       select n.* from (select *, bool_and(registered_at < $2) over (order by id) as ready from next) n where n.ready
     ), learned as (
       insert into letters.word (agency_id, word)
       select core.agency_id(), w from fresh,
         regexp_split_to_table(lower(public.unaccent(subject || ' ' || sender)), '[^a-z]+') as w
       where security_class = 'B' and length(w) between 3 and 40
       group by w on conflict do nothing
     ), kept as (
       insert into letters.vocabulary (agency_id, learned_until)
       select core.agency_id(), id from fresh order by id desc limit 1
       on conflict (agency_id) do update set learned_until = excluded.learned_until
     )
     select count(*) as letters from fresh`,
    [batch, settled],
  );
  return read!.letters;
}

/**
 * Learns the words of one letter, now. It is read after forgetting has been waited for: a letter whose class was raised
 * in the meantime is not open any more, and one that is raised later is forgotten by its own event.
 */
export async function learnLetter(tx: Tx, letterId: string): Promise<void> {
  await holdVocabulary(tx);
  await tx.rows(
    `insert into letters.word (agency_id, word)
     select l.agency_id, w from letters.letter l,
       regexp_split_to_table(lower(public.unaccent(l.subject || ' ' || l.sender)), '[^a-z]+') as w
     where l.agency_id = core.agency_id() and l.id = $1 and l.security_class = 'B' and length(w) between 3 and 40
     group by l.agency_id, w on conflict do nothing`,
    [letterId],
  );
}
