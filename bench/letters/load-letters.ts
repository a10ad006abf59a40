import { transact } from '#core/db/tx.ts';
import { learnWords } from '#modules/letters/server/words.queries.ts';
import type { BenchOffice } from './lay-out-office.ts';
import { loadBatches } from './load-batches.ts';
import type { OwnerPool } from './owner-pool.ts';
import { openings, senders, topics } from './vocabulary.ts';

/** Letters at the end that wait for the regent (his inbox) or the secretary (who disposes while it is measured). */
export const waiting = { regent: 500, secretary: 60_000 };

const batch = 20_000;
const day = 86_400_000;

/**
 * Fills the register with `rows` letters of the last three years, made in the database: subjects and senders of
 * offices, skewed as they are in life, four fifths open to all, addressees, a paper each second, dispositions for most,
 * and the events that tell of all this. The `n`th letter has the id `bench.id(0, n)`.
 */
export async function loadLetters(owner: OwnerPool, office: BenchOffice, rows: number): Promise<void> {
  await makeGround(owner, rows);
  const indexes = await dropIndexes(owner, ['letters', 'dispositions']);
  await loadBatches(owner, {
    ...{ what: 'letters', rows, batch, told: 5, indexes },
    statements: (from, to) => batchStatements(office, rows, from, to),
  });
  await owner.rows(
    `insert into letters.book_year (agency_id, book_id, year, last_number)
     select agency_id, book_id, book_year, max(agenda_number) from letters.letter group by 1, 2, 3`,
  );
  const now = new Date();
  const learn = () =>
    transact(owner.pool, { agency: office.agencyId }, 'write', (tx) => learnWords(tx, 100_000, now));
  while ((await learn()) > 0);
  await owner.rows('vacuum (freeze, analyze)');
  await owner.rows('checkpoint');
}

/** Words and the functions that make the `n`th thing out of its number. */
export async function makeGround(owner: OwnerPool, rows: number): Promise<void> {
  const base = Date.now() - 3 * 365 * day;
  const step = Math.floor((3 * 365 * day - day) / rows);
  await owner.rows(
    'select core.ensure_event_partitions(extract(year from now())::int - 3, extract(year from now())::int + 1)',
  );
  await owner.rows('create schema bench');
  await owner.rows(`grant usage on schema bench to pendopo_app`);
  await owner.rows(`
    create function bench.at(n bigint) returns timestamptz language sql immutable parallel safe
      return to_timestamp((${base} + n * ${step}) / 1000.0)`);
  await owner.rows(`
    create function bench.id(kind int, n bigint) returns uuid language sql immutable parallel safe
      return (lpad(to_hex(${base} + n * ${step}), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8000' || lpad(to_hex(n), 12, '0'))::uuid`);
  await owner.rows(`
    create function bench.share(n bigint, salt int) returns float8 language sql immutable parallel safe
      return (hashint8extended(n, salt) & 1048575) / 1048576.0`);
  await owner.rows(`
    create function bench.skewed(n bigint, salt int, size int) returns int language sql immutable parallel safe
      return floor(size * bench.share(n, salt) ^ 3)::int`);
  const words = async (name: string, list: string[]) => {
    await owner.rows(`create table bench.${name} (nth int primary key, words text not null)`);
    await owner.rows(
      `insert into bench.${name} select n - 1, words from unnest($1::text[]) with ordinality as w (words, n)`,
      [list],
    );
    await owner.rows(`analyze bench.${name}`);
  };
  await words('opening', openings);
  await words('sender', senders);
  await words('topic', topics());
  await owner.rows('create table bench.unit (nth int primary key, id uuid not null)');
  await owner.rows(
    `insert into bench.unit select row_number() over (order by id) - 1, id from organization.unit`,
  );
}

/**
 * The functions by which raw transactions make ids and receipt codes of their own; each run of the bench makes others
 * than those before it on the same database.
 */
export async function makeFreshIds(owner: OwnerPool): Promise<void> {
  const now = Date.now();
  await owner.rows(`
    create or replace function bench.fresh(kind int, client int, n bigint) returns uuid language sql immutable parallel safe
      return (lpad(to_hex(${now}), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(client), 3, '0') || lpad(to_hex(n), 12, '0'))::uuid`);
  await owner.rows(`
    create or replace function bench.code(client int, n bigint) returns text language sql immutable parallel safe
      return regexp_replace(lpad(to_hex(${Math.floor(now / 1_000) % 0x1000000}), 6, '0') || lpad(to_hex(client), 4, '0') || lpad(to_hex(n), 6, '0'), '(.{4})(?=.)', '\\1-', 'g')`);
}

/** Drops the indexes of schemas that hold no constraint; answers how they are made again. */
export async function dropIndexes(owner: OwnerPool, schemas: readonly string[]): Promise<string[]> {
  const found = await owner.rows<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     join pg_class c on c.oid = i.indrelid join pg_namespace s on s.oid = c.relnamespace
     where s.nspname = any ($1::text[]) and c.relkind = 'r'
       and not exists (select from pg_constraint o where o.conindid = i.indexrelid)`,
    [schemas],
  );
  for (const { name } of found) await owner.rows(`drop index ${name}`);
  return found.map(({ definition }) => definition);
}

function batchStatements(office: BenchOffice, rows: number, from: number, to: number): string[] {
  const { agencyId, unitId, bookId, regent, secretary, head, division, registry } = office;
  const series = `generate_series(${from}, ${to}) n`;
  const firstWaiting = rows - Math.min(waiting.secretary, Math.floor(rows / 2));
  const firstInbox = rows - waiting.regent;
  const confidential = `(n <= ${firstWaiting} and bench.share(n, 15) >= 0.95)`;
  const disposed = `n <= ${firstWaiting} and bench.share(n, 7) < 0.6`;
  const addressee = `case when n > ${firstInbox} then '${regent.postId}' when n > ${firstWaiting} then '${secretary.postId}'
    when bench.share(n, 6) < 0.4 then '${regent.postId}' else '${head.postId}' end::uuid`;
  const rare = Math.max(1, Math.floor(rows / 30));
  return [
    `insert into letters.letter (agency_id, id, unit_id, book_id, book_year, agenda_number, received_at, channel, letter_number,
       letter_date, sender, subject, letter_type, security_class, urgency, receipt_code, registered_by, registered_post,
       registered_at, stage, deadline, search)
     select '${agencyId}', bench.id(0, n), case when bench.share(n, 1) < 0.7 then '${unitId}'::uuid else u.id end, '${bookId}',
       extract(year from bench.at(n) at time zone 'Asia/Jakarta'), n, bench.at(n), 'upload', x.number, bench.at(n)::date - 2,
       s.words, x.subject, 'SDINAS', x.class, (array['biasa', 'biasa', 'biasa', 'segera', 'sangat-segera'])[1 + floor(5 * bench.share(n, 5))],
       upper(to_hex(n)) || '-' || md5(n::text), '${registry.personId}', '${registry.postId}', bench.at(n),
       case when n > ${firstWaiting} then 'registered' when bench.share(n, 8) < 0.96 then 'closed' else 'in-progress' end,
       case when bench.share(n, 9) < 0.3 then bench.at(n)::date + 7 end,
       letters.search_text(x.subject, s.words, null, x.number, null, b1.words || ' ' || b2.words || ' ' || b3.words || ' ' || b4.words)
     from ${series}
     join bench.opening o on o.nth = bench.skewed(n, 2, ${openings.length})
     join bench.sender s on s.nth = bench.skewed(n, 3, ${senders.length})
     join bench.unit u on u.nth = bench.skewed(n, 10, (select count(*)::int from bench.unit))
     join bench.topic t on t.nth = bench.skewed(n, 4, ${topics().length})
     join bench.topic b1 on b1.nth = bench.skewed(n, 11, ${topics().length})
     join bench.topic b2 on b2.nth = bench.skewed(n, 12, ${topics().length})
     join bench.topic b3 on b3.nth = bench.skewed(n, 13, ${topics().length})
     join bench.topic b4 on b4.nth = bench.skewed(n, 14, ${topics().length})
     cross join lateral (select o.words || ' ' || t.words || case when n % ${rare} = 7 then ' dan naskah lontar' else '' end as subject,
       format('%s.%s/%s/%s/2026', 100 + n % 800, n % 9, n, 'DINAS') as number,
       case when n > ${firstWaiting} or bench.share(n, 15) < 0.8 then 'B' when bench.share(n, 15) < 0.95 then 'T' when bench.share(n, 15) < 0.99 then 'R' else 'SR' end as class) x`,
    `insert into letters.reader (agency_id, letter_id, post_id, named_at)
     select '${agencyId}', bench.id(0, n), post, bench.at(n) from ${series},
       unnest(array['${registry.postId}', ${addressee}]::uuid[]) as post where ${confidential}`,
    `insert into letters.addressee (agency_id, letter_id, post_id, opened_at, answered_at)
     select '${agencyId}', bench.id(0, n), ${addressee}, case when n <= ${firstWaiting} then bench.at(n) end,
       case when n <= ${firstWaiting} then bench.at(n) end from ${series}`,
    `insert into letters.intake (agency_id, id, unit_id, channel, received_at, settled_at, letter_id)
     select '${agencyId}', bench.id(1, n), '${unitId}', 'upload', bench.at(n), bench.at(n), bench.id(0, n) from ${series} where n % 2 = 0`,
    `insert into letters.document (agency_id, id, intake_id, letter_id, file_id, position, name, media_type, sha256, state, page_count)
     select '${agencyId}', bench.id(2, n), bench.id(1, n), bench.id(0, n), bench.id(3, n), 0, 'surat.pdf', 'application/pdf',
       sha256(n::text::bytea), 'read', 1 from ${series} where n % 2 = 0`,
    `insert into dispositions.disposition (agency_id, id, letter_id, from_post_id, given_by, capacity, instructions, note, urgency, confidential, given_at)
     select '${agencyId}', bench.id(4, n), bench.id(0, n), '${regent.postId}', '${regent.personId}', 'definitive',
       '{TINDAK_LANJUT}', 'Mohon ditindaklanjuti', 'biasa', ${confidential}, bench.at(n) from ${series} where ${disposed}`,
    `insert into dispositions.recipient (agency_id, id, disposition_id, letter_id, giver_post_id, post_id, unit_path, state, urgency,
       confidential, given_at, read_at, accepted_at, settled_at, desk_since)
     select '${agencyId}', bench.id(5, n), bench.id(4, n), bench.id(0, n), '${regent.postId}', case when n % 3 = 0 then '${division.postId}' else '${head.postId}' end::uuid,
       '{${unitId}}', case when n % 20 = 0 then 'read' else 'done' end, 'biasa', ${confidential}, bench.at(n), bench.at(n),
       case when n % 20 <> 0 then bench.at(n) end, case when n % 20 <> 0 then bench.at(n) end, case when n % 20 = 0 then bench.at(n) end
     from ${series} where ${disposed}`,
    `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, person_id, post_id, capacity, subject_id, matter_id, payload)
     select '${agencyId}', bench.id(6, n), 'letter.registered', 1, bench.at(n), 'person', '${registry.personId}', '${registry.postId}',
       'definitive', bench.id(0, n), bench.id(0, n), jsonb_build_object('agendaNumber', n, 'year', 2026, 'securityClass', 'B',
         'urgency', 'biasa', 'addressees', jsonb_build_array(${addressee}), 'intakeId', null) from ${series}`,
    `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, person_id, post_id, capacity, subject_id, matter_id, payload)
     select '${agencyId}', bench.id(7, n), 'disposition.given', 1, bench.at(n), 'person', '${regent.personId}', '${regent.postId}',
       'definitive', bench.id(4, n), bench.id(0, n), jsonb_build_object('dispositionId', bench.id(4, n), 'fromPostId', '${regent.postId}',
         'posts', jsonb_build_array('${head.postId}'), 'recipients', '[]'::jsonb, 'instructions', '["TINDAK_LANJUT"]'::jsonb,
         'deadline', null, 'urgency', 'biasa', 'secret', false) from ${series} where ${disposed}`,
  ];
}
