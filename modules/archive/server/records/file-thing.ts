import { dayIn, yearIn } from '#core/clock/clock.ts';
import { newId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { hasReaders } from '#modules/letters/contract/terms.ts';
import { dossierOpened, recordFiled } from '../../contract/events.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';
import { classRuleOn } from '../classification/class-rule.ts';
import { stricter } from '../dossiers/dossiers.policy.ts';
import { type DossierRecord, dossierById } from '../dossiers/dossiers.queries.ts';
import { addReaders, insertDossier, lockFiling, takeItems } from '../dossiers/dossiers.writes.ts';
import { requestReading } from '../jobs/read-record.ts';
import { chooseDossier } from './choose-dossier.ts';
import type { RecordSource, SourceRecord, SourceThing } from './record-source.ts';
import { isDestroyedSource, recordOfSource } from './records.queries.ts';
import { forgetUnfiled, insertRecord, learnRecord, markUnfiled, type NewRecord } from './records.writes.ts';

/** What an event of a dossier says of it. */
export function factOf(row: Pick<DossierRecord, 'security_class' | 'number' | 'year' | 'code'>) {
  return { securityClass: row.security_class, number: row.number, year: row.year, code: row.code };
}

/**
 * Files a thing of another module by itself, once however often it is told. What has no code, or one that the list of the
 * day does not have, waits for a clerk.
 */
export async function fileThing(
  ctx: TxContext,
  sources: readonly RecordSource[],
  thing: SourceThing,
): Promise<void> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  if (await recordOfSource(tx, thing.module, thing.id)) return;
  // Told again after it was destroyed: nothing of it comes back.
  if (await isDestroyedSource(tx, thing)) return;
  const told = await sources.find(({ module }) => module === thing.module)?.read(ctx, thing.id);
  if (!told) return;
  await lockFiling(tx, told.unitId);
  const rule = told.code === null ? null : await classRuleOn(tx, told.code, dayIn(actor.zone, now));
  if (told.code === null || rule === null) {
    const reason = told.code === null ? 'no-code' : 'unknown-code';
    await markUnfiled(tx, { ...thing, unitId: told.unitId, reason, at: now });
    return;
  }
  const securityClass = stricter(told.securityClass, rule.securityClass);
  const source = { ...told, code: told.code, securityClass };
  const chosen = await chooseDossier(ctx, source, await matterOf(ctx, sources, thing));
  if (chosen.isNew) await openFor(ctx, chosen.id, source, rule.versionId);
  const dossier = (await dossierById(tx, chosen.id, { lock: true }))!;
  await enterRecord(ctx, dossier, {
    ...recordOf(source, thing),
    ...(chosen.code === source.code
      ? { code: null, versionId: null }
      : { code: source.code, versionId: rule.versionId }),
    by: null,
    at: now,
    why: chosen.why,
  });
  await forgetUnfiled(tx, thing.module, thing.id);
}

/** A record of what another module told, in a dossier of its code. */
export function recordOf(
  told: SourceRecord,
  thing: SourceThing,
): Omit<NewRecord, 'id' | 'dossierId' | 'item' | 'code' | 'versionId' | 'by' | 'at' | 'why'> {
  const pages = told.files.reduce((sum, file) => sum + file.pages.length, 0);
  return {
    title: told.title.slice(0, 1_000),
    number: told.number?.slice(0, 200) ?? null,
    party: told.party?.slice(0, 300) ?? null,
    recordDate: told.recordDate,
    securityClass: told.securityClass,
    copyState: told.copyState,
    medium: told.medium,
    pages: pages > 0 ? pages : null,
    source: thing,
    files: told.files,
    text: told.text,
  };
}

/**
 * Enters a record at the end of a dossier that is held; its id, or undefined where its source is filed already. What comes
 * in by numbers is read later, by who brings it: a queue full of readings lets nothing else through.
 */
export async function enterRecord(
  ctx: TxContext,
  dossier: DossierRecord,
  record: Omit<NewRecord, 'id' | 'dossierId' | 'item'>,
  { readLater = false } = {},
): Promise<RecordId | undefined> {
  const { tx } = ctx;
  if (record.source && (await recordOfSource(tx, record.source.module, record.source.id))) return undefined;
  const id = newId<'Record'>() as RecordId;
  const dossierId = dossier.id as DossierId;
  const item = await takeItems(tx, dossierId, 1);
  if (!(await insertRecord(tx, { ...record, id, dossierId, item }))) return undefined;
  await learnRecord(tx, id);
  if (!readLater && record.files.some((file) => file.pages.length === 0))
    await requestReading(tx, ctx.actor.agencyId, id);
  await emit(ctx, recordFiled, {
    subject: dossierId,
    payload: { ...factOf(dossier), recordId: id, item, byItself: record.by === null },
  });
  return id;
}

/** What belongs to the same matter, as every module knows it, over two steps: an answer to an answer is of the matter. */
async function matterOf(
  ctx: TxContext,
  sources: readonly RecordSource[],
  thing: SourceThing,
): Promise<SourceThing[]> {
  const known = new Map<string, SourceThing>();
  let latest: SourceThing[] = [thing];
  for (let step = 0; step < 2; step += 1) {
    const further: SourceThing[] = [];
    for (const one of latest) {
      for (const source of sources) {
        for (const other of await source.related(ctx, one)) {
          if (known.has(other.id) || other.id === thing.id) continue;
          known.set(other.id, other);
          further.push(other);
        }
      }
    }
    latest = further.slice(0, 50);
  }
  return [...known.values()];
}

async function openFor(
  ctx: TxContext,
  id: DossierId,
  source: SourceRecord & { code: string },
  versionId: string | null,
): Promise<void> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const { unitId, code, securityClass } = source;
  const year = yearIn(actor.zone, now);
  const title = source.title.slice(0, 1_000);
  if (hasReaders(securityClass)) await addReaders(tx, id, source.readers, { by: null, at: now });
  const number = await insertDossier(tx, {
    ...{ id, agencyId: actor.agencyId, unitId, year, versionId, code, title, securityClass },
    ...{ by: null, at: now },
  });
  await emit(ctx, dossierOpened, {
    subject: id,
    payload: { securityClass, number, year, code, byItself: true },
  });
}
