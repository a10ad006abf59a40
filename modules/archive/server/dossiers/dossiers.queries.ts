import { sql } from 'kysely';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import { largestInteger } from '#core/contract/schemas.ts';
import { askedOften } from '#core/db/asked-often.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { ArrangementId, Custody, DossierId, LifeState } from '../../contract/terms.ts';
import { db, ofAgency } from '../classification/versions.queries.ts';

/** What a line of a list shows. */
const listed = [
  'id',
  'unit_id',
  'year',
  'number',
  'code',
  'title',
  'security_class',
  'state',
  'custody',
  'closed_on',
  'active_until',
  'inactive_until',
  'fate',
  'standing',
] as const;

const whole = [
  ...listed,
  'version_id',
  'version',
  'opened_by',
  'opened_at',
  'closed_finally',
  'merged_into',
  'last_item',
  'permanent',
  'vital',
  'safeguarded',
  'disposed_kind',
  'disposed_on',
  'place_id',
] as const;

const dossiers = () => db.selectFrom('archive.dossier as dossier').where('dossier.agency_id', '=', ofAgency);
const inside = sql<number>`(select count(*)::int from archive.record r where r.agency_id = dossier.agency_id and r.dossier_id = dossier.id)`;

const wholeById = askedOften<{ id: DossierId }>();
const one = (value: { id: ReturnType<typeof sql<DossierId>> }) =>
  dossiers()
    .where('dossier.id', '=', value.id)
    .select([...whole.map((column) => `dossier.${column}` as const), inside.as('records')]);
const plain = wholeById(one);
const locked = wholeById((value) => one(value).forUpdate('dossier'));

/** The whole dossier as the walls show it; `lock` keeps others from changing it until the transaction ends. */
export async function dossierById(tx: Tx, id: DossierId, options: { lock?: boolean } = {}) {
  const [row] = await (options.lock ? locked : plain).all(tx, { id });
  return row;
}
export type DossierRecord = NonNullable<Awaited<ReturnType<typeof dossierById>>>;

export interface DossierSearch {
  /** Units of which those are shown; null for all. */
  units?: readonly UnitId[] | null;
  unit: UnitId | null;
  code: string | null;
  year: number | null;
  states: readonly LifeState[] | null;
  custody: Custody | null;
  classes: readonly SecurityClass[] | null;
  /** Words of the title, or the number, with its year or without. */
  q: string | null;
  before: string | null;
  size: number;
}

const top = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * One page of dossiers, the latest first; those that went into another one are left out. The question is written from
 * what is asked, so that each has its index: dossier_recent, dossier_unit, dossier_code, dossier_state.
 */
export function findDossiers(tx: Tx, search: DossierSearch) {
  let query = dossiers()
    .where('dossier.merged_into', 'is', null)
    .where('dossier.id', '<', search.before ?? top)
    .select([
      ...listed.map((column) => `dossier.${column}` as const),
      inside.as('records'),
      byItself.as('by_itself'),
    ])
    .orderBy('dossier.id', 'desc')
    .limit(search.size);
  if (search.unit) query = query.where('dossier.unit_id', '=', search.unit);
  if (search.code)
    query = query.where(
      sql<boolean>`(dossier.code = ${search.code} or starts_with(dossier.code, ${search.code} || '.'))`,
    );
  if (search.year) query = query.where('dossier.year', '=', search.year);
  if (search.states) query = query.where('dossier.state', 'in', search.states);
  if (search.custody) query = query.where('dossier.custody', '=', search.custody);
  if (search.units) query = query.where('dossier.unit_id', 'in', search.units);
  if (search.classes) query = query.where('dossier.security_class', 'in', search.classes);
  const [, number, year] = /^(\d{1,9})(?:\/(\d{4}))?$/.exec(search.q ?? '') ?? [];
  if (number) query = query.where('dossier.number', '=', Math.min(Number(number), largestInteger));
  if (year) query = query.where('dossier.year', '=', Number(year));
  if (search.q && !number)
    query = query.where('dossier.title', 'ilike', `%${search.q.replace(/[\\%_]/g, '\\$&')}%`);
  return tx.all(query);
}
export type ListedDossier = Awaited<ReturnType<typeof findDossiers>>[number];

/** It opened itself, and nobody has named it since. */
const byItself = sql<boolean>`(dossier.opened_by is null and not exists (select from archive.arrangement a
  where a.agency_id = dossier.agency_id and a.dossier_id = dossier.id and a.kind = 'rename' and a.undone_at is null))`;

/** Whether nobody has named a dossier that opened itself. */
export async function isByItself(tx: Tx, id: DossierId): Promise<boolean> {
  const row = await tx.maybe(dossiers().where('dossier.id', '=', id).select(byItself.as('yes')));
  return row?.yes ?? false;
}

/** The posts that were named as readers until then, told only to those who may read the dossier. */
export async function readersOf(
  tx: Tx,
  id: DossierId,
  until: Date | 'infinity' = 'infinity',
): Promise<PostId[]> {
  const rows = await tx.rows<{ post_id: PostId }>(
    'select readers_of as post_id from archive.readers_of($1, $2)',
    [id, until],
  );
  return rows.map((row) => row.post_id);
}

/** Whether the actor may read all of a dossier, also what the walls would leave out without a word. */
export async function readsWhole(tx: Tx, id: DossierId): Promise<boolean> {
  const [row] = await tx.rows<{ whole: boolean }>('select archive.reads_whole($1) as whole', [id]);
  return row!.whole;
}

/** Whether a record in the dossier, of those that the actor sees, is for named posts alone. */
export async function holdsConfidential(tx: Tx, id: DossierId): Promise<boolean> {
  const [row] = await tx.rows<{ some: boolean }>(
    `select exists (select from archive.record where agency_id = core.agency_id() and dossier_id = $1
       and security_class in ('SR', 'R')) as some`,
    [id],
  );
  return row!.some;
}

/** The dossier that letters of this unit, year, code and class are filed into. Index: dossier_standing. */
export function standingDossier(
  tx: Tx,
  place: { unitId: UnitId; year: number; code: string; securityClass: string },
) {
  return tx.maybe(
    dossiers()
      .where('dossier.unit_id', '=', place.unitId)
      .where('dossier.year', '=', place.year)
      .where('dossier.code', '=', place.code)
      .where('dossier.security_class', '=', place.securityClass as 'B')
      .where('dossier.standing', '=', true)
      .where('dossier.closed_on', 'is', null)
      .where('dossier.merged_into', 'is', null)
      .select(['dossier.id']),
  );
}

/** Whether a disposal list that is not over names the dossier. Index: disposal_item_dossier. */
export async function isOnOpenList(tx: Tx, id: DossierId): Promise<boolean> {
  const [row] = await tx.rows<{ on_list: boolean }>(
    `select exists (select from archive.disposal_item i join archive.disposal_list l on l.agency_id = i.agency_id and l.id = i.list_id
       where i.agency_id = core.agency_id() and i.dossier_id = $1 and i.dropped_on is null
         and l.cancelled_at is null and l.second_executed_at is null) as on_list`,
    [id],
  );
  return row!.on_list;
}

const arrangements = () =>
  db
    .selectFrom('archive.arrangement')
    .where('agency_id', '=', ofAgency)
    .select([
      'id',
      'kind',
      'dossier_id',
      'into_id',
      'title_before',
      'records',
      'numbers',
      'reason',
      'done_by',
      'done_at',
      'undone_at',
    ]);

/** What was done to a dossier, the latest first. Index: arrangement_dossier, arrangement_into. */
export function arrangementsOf(tx: Tx, id: DossierId, before: string | null, size: number) {
  return tx.all(
    arrangements()
      .where((eb) => eb.or([eb('dossier_id', '=', id), eb('into_id', '=', id)]))
      .where('id', '<', before ?? top)
      .orderBy('id', 'desc')
      .limit(size),
  );
}
export type ArrangementRecord = Awaited<ReturnType<typeof arrangementsOf>>[number];

export function arrangementById(tx: Tx, id: ArrangementId) {
  return tx.maybe(arrangements().where('id', '=', id).forUpdate());
}

/** The last thing that was done to any of the dossiers and not undone. */
export async function lastArrangement(tx: Tx, ids: readonly string[]): Promise<string | undefined> {
  const [row] = await tx.rows<{ id: string }>(
    `select id from archive.arrangement where agency_id = core.agency_id() and undone_at is null
       and (dossier_id = any ($1::uuid[]) or into_id = any ($1::uuid[])) order by id desc limit 1`,
    [ids],
  );
  return row?.id;
}
