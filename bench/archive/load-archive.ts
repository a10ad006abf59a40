import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';
import type { BenchOffice } from '../letters/lay-out-office.ts';
import { loadBatches } from '../letters/load-batches.ts';
import { dropIndexes, makeGround } from '../letters/load-letters.ts';
import type { OwnerPool } from '../letters/owner-pool.ts';
import { topics } from '../letters/vocabulary.ts';
import { batchStatements, dossierStatements, passages, perDossier } from './archive-rows.ts';

/** Whole dossiers: a batch begins where a hundred dossiers begin. */
const batch = perDossier * 100 * 20;

/**
 * Fills the archive with `rows` records of the last three years, twelve to a dossier, made in the database as the module
 * writes them: words of one to four paragraphs, a second edition where they were read from an upload, files with the
 * pictures of their pages, readers, counters, vocabulary and events. Four fifths of the dossiers are open to all.
 */
export async function loadArchive(owner: OwnerPool, office: BenchOffice, rows: number): Promise<void> {
  await makeGround(owner, rows);
  await makeWords(owner);
  const indexes = await dropIndexes(owner, ['archive']);
  for (const statement of dossierStatements(office, rows)) await owner.rows(statement);
  await loadBatches(owner, {
    ...{ what: 'records', rows, batch, told: 4, indexes },
    statements: (from, to) => batchStatements(office, rows, from, to),
  });
  // The words that learnRecord learns of each record.
  await owner.rows(
    `insert into archive.word (agency_id, word)
     select distinct r.agency_id, w from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id,
       regexp_split_to_table(lower(public.unaccent(r.title || ' ' || coalesce(r.party, ''))), '[^a-z]+') as w
     where r.security_class = 'B' and d.security_class = 'B' and length(w) between 3 and 40`,
  );
  await owner.rows('vacuum (freeze, analyze)');
  await owner.rows('checkpoint');
}

/** Codes, paragraphs and posts out of which records are made. */
async function makeWords(owner: OwnerPool): Promise<void> {
  const codes = readFileSync(
    path.join(projectRoot(), 'modules/archive/data/classification-codes.csv'),
    'utf8',
  ).match(/^\d[\d.]*\.\d+\.\d+(?=,)/gm)!;
  await owner.rows('create table bench.code (nth int primary key, code text not null)');
  await owner.rows(
    'insert into bench.code select n - 1, code from unnest($1::text[]) with ordinality as c (code, n)',
    [codes],
  );
  await owner.rows('create table bench.post (nth int primary key, id uuid not null)');
  await owner.rows(
    `insert into bench.post select row_number() over (order by id) - 1, id from organization.post where kind = 'executive'`,
  );
  await owner.rows('create table bench.passage (nth int primary key, words text not null)');
  const topic = (salt: number) =>
    `(select t.words from bench.topic t where t.nth = bench.skewed(n, ${salt}, ${topics().length}))`;
  await owner.rows(
    `insert into bench.passage
     select n, format('Sehubungan dengan %s, bersama ini disampaikan %s beserta %s sebagaimana diatur dalam %s. Mengingat %s perlu dilaksanakan %s, dimohon perhatian dan kerja sama Saudara.',
       ${[71, 72, 73, 74, 75, 76].map(topic).join(', ')})
     from generate_series(0, ${passages - 1}) n`,
  );
  for (const table of ['code', 'post', 'passage']) await owner.rows(`analyze bench.${table}`);
}
