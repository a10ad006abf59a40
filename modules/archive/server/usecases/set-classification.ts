import type { Readable } from 'node:stream';
import { dayIn } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { readSheet, sheetLimits, tooLarge } from '#modules/organization/server/organization.api.ts';
import type { classifications, ScheduleImport, VersionView } from '../../contract/classifications.ts';
import { accessRulesSet, classificationSet } from '../../contract/events.ts';
import type { ClassificationVersionId } from '../../contract/terms.ts';
import { suppliedTree } from '../classification/supplied-list.ts';
import { presentDifference, presentVersion } from '../classification/versions.present.ts';
import { accessRulesOf, type VersionHead, versionHeads } from '../classification/versions.queries.ts';
import {
  endBefore,
  insertAccessRules,
  insertEntries,
  insertVersion,
  lockVersions,
  type NewVersion,
} from '../classification/versions.writes.ts';
import { entriesFor, headOn } from '../classification/versions-in-use.ts';
import { readAccessRules } from '../rules/access/read-access-rules.ts';
import { differenceOf } from '../rules/classification/difference.ts';
import { readSchedule } from '../rules/classification/read-schedule.ts';
import { versionFault } from '../rules/classification/versions.ts';
import type { Sheet } from '../rules/sheets/headed-sheet.ts';

const shownFaults = 200;

/** Reads a classification with its schedule, and sets all of it or nothing. */
export async function importClassification(
  ctx: OutsideContext,
  input: InputOf<typeof classifications.import>,
): Promise<ScheduleImport> {
  const sheet = await uploadedSheet(ctx);
  return ctx.transact('write', (inside) => importSheet(inside, input, sheet));
}

async function importSheet(
  ctx: TxContext,
  input: InputOf<typeof classifications.import>,
  sheet: Sheet,
): Promise<ScheduleImport> {
  const { tx } = ctx;
  const { dryRun = false } = input;
  const version = newVersion(ctx, { ...input, fromYearEnd: input.fromYearEnd ?? true, supplied: false });
  const before = await placeFor(ctx, version);
  const earlier = before ? (await entriesFor(tx, before)).list.tree : suppliedTree();
  const read = readSchedule(sheet, { scheme: input.scheme, before: earlier });
  const written = !dryRun && read.faults.length === 0;
  if (written) {
    await endBefore(tx, version.startsOn);
    await insertVersion(tx, version);
    await insertEntries(tx, version, read.tree, read.movedFrom);
    await tellSet(ctx, version, read.tree.size);
  }
  return {
    ...{ dryRun, written, rows: read.rows },
    ruled: [...read.tree.values()].filter(({ rule }) => rule !== null).length,
    faults: read.faults.slice(0, shownFaults),
    moreFaults: Math.max(0, read.faults.length - shownFaults),
    difference: presentDifference(differenceOf({ tree: earlier }, read)),
  };
}

/** Sets the list of the product, as the agency head decided it. */
export async function adoptClassification(
  ctx: TxContext,
  input: InputOf<typeof classifications.adopt>,
): Promise<VersionView> {
  const { tx } = ctx;
  const version = newVersion(ctx, { ...input, scheme: 'regional', supplied: true });
  await placeFor(ctx, version);
  await endBefore(tx, version.startsOn);
  await insertVersion(tx, version);
  await tellSet(ctx, version, suppliedTree().size);
  return presentVersion(found((await versionHeads(tx)).find(({ id }) => id === version.id)));
}

/** Reads the access rules of a version, once: what was decided by them stays explained. */
export async function importAccessRules(
  ctx: OutsideContext,
  input: InputOf<typeof classifications.importAccess>,
): Promise<OutputOf<typeof classifications.importAccess>> {
  const sheet = await uploadedSheet(ctx);
  return ctx.transact('write', async (inside) => {
    const { tx, actor } = inside;
    const { dryRun = false, versionId } = input;
    await lockVersions(tx);
    const head = found((await versionHeads(tx)).find(({ id }) => id === versionId));
    ensure((await accessRulesOf(tx, versionId)).size === 0, 'archive.access-rules-set');
    const { list } = await entriesFor(tx, head);
    const read = readAccessRules(sheet, (code) => list.tree.has(code));
    const written = !dryRun && read.faults.length === 0;
    if (written) {
      await insertAccessRules(tx, { agencyId: actor.agencyId, id: versionId }, read.rules.values());
      await emit(inside, accessRulesSet, { subject: versionId, payload: { rows: read.rows } });
    }
    return {
      ...{ dryRun, written, rows: read.rows },
      faults: read.faults.slice(0, shownFaults),
      moreFaults: Math.max(0, read.faults.length - shownFaults),
    };
  });
}

function newVersion(
  ctx: TxContext,
  input: Pick<NewVersion, 'basis' | 'scheme' | 'startsOn' | 'fromYearEnd' | 'supplied'> & {
    endsBefore?: string | undefined;
  },
): NewVersion {
  return {
    agencyId: ctx.actor.agencyId,
    id: newId<'ClassificationVersion'>() as ClassificationVersionId,
    basis: input.basis,
    scheme: input.scheme,
    startsOn: input.startsOn,
    endsBefore: input.endsBefore ?? null,
    fromYearEnd: input.fromYearEnd,
    supplied: input.supplied,
    by: found(ctx.actor.personId),
    at: ctx.clock.now(),
  };
}

/**
 * Whether a version may stand where it wants to. It ends the one that has no end yet; where the agency has one already,
 * none is put before today, since by that one dossiers were filed and judged.
 * @returns the version before it
 */
async function placeFor(ctx: TxContext, version: NewVersion): Promise<VersionHead | null> {
  await lockVersions(ctx.tx);
  const heads = await versionHeads(ctx.tx);
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  ensure(heads.length === 0 || version.startsOn >= today, 'archive.version-starts-in-the-past');
  const others = heads.map(({ id, starts_on, ends_before }) => ({
    id: id as ClassificationVersionId,
    startsOn: starts_on,
    endsBefore: ends_before ?? (starts_on < version.startsOn ? version.startsOn : null),
  }));
  const fault = versionFault(version, others);
  if (fault) fail(fault);
  return headOn(heads, version.startsOn);
}

function tellSet(ctx: TxContext, { id, basis, startsOn }: NewVersion, codes: number): Promise<void> {
  return emit(ctx, classificationSet, { subject: id, payload: { basis, startsOn, codes } });
}

/** Who may not import is told so before a byte is read. */
async function uploadedSheet(ctx: OutsideContext): Promise<Sheet> {
  await ctx.transact('read', async () => {});
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.request.body as Readable as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > sheetLimits.bytes) tooLarge();
    chunks.push(chunk);
  }
  return readSheet(Buffer.concat(chunks));
}
