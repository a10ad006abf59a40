import { dayIn, yearIn } from '#core/clock/clock.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { hasReaders, isConfidential, type SecurityClass } from '#modules/letters/contract/terms.ts';
import { unitPath, unitsInForce } from '#modules/organization/server/organization.api.ts';
import type { ItemFault } from '../../contract/ingest-terms.ts';
import { fileRecords } from '../../contract/permissions.ts';
import type { DossierId } from '../../contract/terms.ts';
import { type ClassRule, classRuleOn } from '../classification/class-rule.ts';
import { stricter } from '../dossiers/dossiers.policy.ts';
import { type DossierRecord, dossierById } from '../dossiers/dossiers.queries.ts';
import { titleFrom } from '../rules/ingest/file-names.ts';
import { dossierByNumber, mayReadDossier } from './filing.queries.ts';
import type { IngestRecord, ItemRecord } from './ingests.queries.ts';

/** Where an item goes: into a dossier that is there, or one that is opened for the ingest. */
export interface ItemPlan {
  title: string;
  unitId: UnitId;
  code: string;
  rule: ClassRule;
  securityClass: SecurityClass;
  dossier: { row: DossierRecord } | { opens: string };
}

export type Judgement = { faults: ItemFault[] } | { plan: ItemPlan };

/** What is asked again and again for the items of one batch. */
export interface BatchMemory {
  paths: Map<UnitId, UnitId[]>;
  rules: Map<string, ClassRule | null>;
  units: Map<string, UnitId> | null;
  /** Dossiers as they were first found, in a trial, which holds none; null where items are filed. */
  tried: Map<string, GivenDossier> | null;
}
export const newMemory = (forTrial = false): BatchMemory => ({
  ...{ paths: new Map(), rules: new Map(), units: null },
  tried: forTrial ? new Map() : null,
});

/** Dossiers that a trial looks up; what is named beyond them is judged when it is filed. */
const mostTried = 2_000;

/**
 * What judging finds itself. It holds as long as the world is so: what a trial kept with an item is no fault of the item, and
 * is judged anew when it is filed.
 */
const judged: ReadonlySet<string> = new Set([
  'archive.unit-not-yours',
  'archive.unknown-classification',
  'archive.item-code-missing',
  'archive.unknown-dossier',
  'archive.dossier-merged',
  'archive.dossier-disposed',
  'archive.dossier-closed',
  'archive.class-needs-readers',
]);

type GivenDossier = { row: DossierRecord } | { fault: string };

/** Whether an item has all that filing it asks for, and may be filed by whose ingest it is; else everything that is wrong. */
export async function judgeItem(
  ctx: TxContext,
  ingest: IngestRecord,
  item: ItemRecord,
  memory: BatchMemory,
): Promise<Judgement> {
  const faults = item.faults.filter(({ code }) => !judged.has(code));
  // What a cell of the sheet was blamed for is not said of it again.
  const blame = (column: string, code: string) =>
    faults.some((one) => one.column === column) || faults.push({ column, code });
  const given = await givenDossier(ctx, ingest, item, memory);
  const lost = given !== undefined && 'fault' in given;
  if (lost) blame('berkas', given.fault);
  const dossier = given && 'row' in given ? given.row : undefined;
  const unitId = (dossier?.unit_id as UnitId | undefined) ?? (await unitOf(ctx, ingest, item, memory));
  if (!unitId || !holds(ctx.actor, fileRecords, await pathOf(ctx, unitId, memory)))
    blame('unit', 'archive.unit-not-yours');
  const code = item.code ?? ingest.code ?? dossier?.code;
  const rule = code ? await ruleOf(ctx, code, memory) : null;
  // Without its dossier it is not known whether a code is missing.
  if (!rule && (code || !lost))
    blame('kode', code ? 'archive.unknown-classification' : 'archive.item-code-missing');
  const wanted = item.security_class ?? ingest.security_class;
  const least = stricter(wanted, rule?.securityClass ?? 'B');
  const securityClass = dossier ? stricter(least, dossier.security_class) : least;
  if (isConfidential(securityClass)) blame('klasifikasi_keamanan', 'archive.class-not-in-bulk');
  if (!dossier && hasReaders(securityClass) && ctx.actor.posts.length === 0)
    blame('klasifikasi_keamanan', 'archive.class-needs-readers');
  if (faults.length > 0 || !unitId || !code || !rule) return { faults };
  return {
    plan: {
      title: item.title ?? titleFrom(item.name),
      ...{ unitId, code, rule, securityClass },
      dossier: dossier ? { row: dossier } : { opens: item.dossier ?? '' },
    },
  };
}

/** The dossier that an item names, by its id or as `12/2026`; undefined where it names none, or the title of a new one. */
async function givenDossier(
  ctx: TxContext,
  ingest: IngestRecord,
  item: ItemRecord,
  memory: BatchMemory,
): Promise<GivenDossier | undefined> {
  const numbered = /^(\d{1,9})\/(\d{4})$/.exec(item.dossier ?? '');
  const id = item.dossier_id ?? (item.dossier ? null : ingest.dossier_id);
  if (!id && !numbered) return undefined;
  const unitId = id ? undefined : await unitOf(ctx, ingest, item, memory);
  const named = id ?? `${unitId} ${item.dossier}`;
  const known = memory.tried?.get(named);
  if (known) return known;
  if (memory.tried && memory.tried.size >= mostTried) return undefined;
  const at = { unitId, year: Number(numbered?.[2]), number: Number(numbered?.[1]) };
  const found = id ?? (await dossierByNumber(ctx.tx, at));
  const given = found
    ? await openDossierById(ctx, found, { lock: memory.tried === null })
    : { fault: 'archive.unknown-dossier' };
  memory.tried?.set(named, given);
  return given;
}

/** A dossier that the acting posts may read, and that is still being filed into; held until the batch is done. */
export async function openDossierById(
  ctx: TxContext,
  id: DossierId,
  { lock } = { lock: true },
): Promise<GivenDossier> {
  // The worker passes the walls that stand for people: here they are asked for by name.
  const seen = await mayReadDossier(ctx.tx, id);
  const row = seen ? await dossierById(ctx.tx, id, { lock }) : undefined;
  if (!row) return { fault: 'archive.unknown-dossier' };
  if (row.merged_into !== null) return { fault: 'archive.dossier-merged' };
  if (row.disposed_on !== null) return { fault: 'archive.dossier-disposed' };
  return row.closed_on === null ? { row } : { fault: 'archive.dossier-closed' };
}

async function unitOf(
  ctx: TxContext,
  ingest: IngestRecord,
  item: ItemRecord,
  memory: BatchMemory,
): Promise<UnitId | undefined> {
  if (item.unit_id) return item.unit_id;
  if (!item.unit_code) return ingest.unit_id;
  memory.units ??= new Map(
    (await unitsInForce(ctx.tx, ctx.clock.now(), ctx.actor.zone)).flatMap(({ id, code, name }) => [
      [name.toLowerCase(), id as UnitId],
      [(code ?? name).toLowerCase(), id as UnitId],
    ]),
  );
  return memory.units.get(item.unit_code.toLowerCase());
}

async function pathOf(ctx: TxContext, unitId: UnitId, { paths }: BatchMemory): Promise<UnitId[]> {
  const path = paths.get(unitId) ?? (await unitPath(ctx.tx, unitId));
  paths.set(unitId, path);
  return path;
}

async function ruleOf(ctx: TxContext, code: string, { rules }: BatchMemory): Promise<ClassRule | null> {
  const known = rules.get(code);
  if (known !== undefined) return known;
  const rule = await classRuleOn(ctx.tx, code, dayIn(ctx.actor.zone, ctx.clock.now()));
  rules.set(code, rule);
  return rule;
}

export function thisYear(ctx: TxContext): number {
  return yearIn(ctx.actor.zone, ctx.clock.now());
}
