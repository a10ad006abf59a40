import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SearchPlace } from '../../contract/records.ts';
import type { CopyState, DossierId, LifeState, Medium, RecordId } from '../../contract/terms.ts';

/** A search of the archive as the database is asked; `part` is looked for in the numbers of records. */
export interface RecordSearch {
  q: string | null;
  part: string | null;
  place: SearchPlace;
  unit: UnitId | null;
  code: string | null;
  year: number | null;
  classes: readonly string[] | null;
  copies: readonly CopyState[] | null;
  media: readonly Medium[] | null;
  states: readonly LifeState[] | null;
  dossier: DossierId | null;
  from: string | null;
  to: string | null;
}

const asAsked = (s: RecordSearch) => [
  ...[s.q, s.part, s.place, s.unit, s.code, s.year, s.classes, s.copies, s.media, s.states, s.dossier],
  ...[s.from, s.to],
];
const places =
  '$1, $2, $3, $4::uuid, $5, $6::int, $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid, $12::date, $13::date';

/** Ids of one page, the newest first. Indexes: record_recent, record_text_search, record_number_part. */
export async function findRecordIds(
  tx: Tx,
  search: RecordSearch,
  before: string | null,
  size: number,
): Promise<RecordId[]> {
  const rows = await tx.rows<{ id: RecordId }>(
    `select find_records as id from archive.find_records(${places}, $14::uuid, $15)`,
    [...asAsked(search), before, size],
  );
  return rows.map(({ id }) => id);
}

export interface FacetRow {
  facet: 'all' | 'unit' | 'code' | 'year' | 'class' | 'copy' | 'state';
  value: string;
  records: number;
}

/** How many of at most `most` finds there are of each kind. */
export function findFacets(tx: Tx, search: RecordSearch, most: number): Promise<FacetRow[]> {
  return tx.rows<FacetRow>(`select facet, value, records from archive.find_facets(${places}, $14)`, [
    ...asAsked(search),
    most,
  ]);
}

/** Ids of the records that are most alike, the nearest first. */
export async function findAlikeIds(tx: Tx, id: RecordId, most: number): Promise<RecordId[]> {
  const rows = await tx.rows<{ id: RecordId }>('select id from archive.find_alike($1, $2)', [id, most]);
  return rows.map((row) => row.id);
}

/** For the words that no record uses, the words that were meant. Index: word_nearest. */
export async function wordsMeant(tx: Tx, typed: readonly string[]): Promise<Map<string, string>> {
  if (typed.length === 0) return new Map();
  const rows = await tx.rows<{ word: string; meant: string }>(
    'select word, meant from archive.words_meant($1)',
    [typed],
  );
  return new Map(rows.map((row) => [row.word, row.meant]));
}
