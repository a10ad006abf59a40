import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { IncomingDocument } from '#core/files/incoming-document.ts';
import type { JobContext } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { type KnownFile, receiveDocument } from '#modules/files/server/files.api.ts';
import { rootUnit, unitsInForce } from '#modules/organization/server/organization.api.ts';
import { ingestOpened } from '../../contract/ingest-events.ts';
import type { IngestId } from '../../contract/ingest-terms.ts';
import { disposalOffice } from '../disposal/disposal-office.ts';
import { codeInFolder } from '../rules/ingest/file-names.ts';
import { isTakenIn, lockTakingIn } from './filing.queries.ts';
import { ingestById, lastPosition } from './ingests.queries.ts';
import { insertIngest, insertItems } from './ingests.writes.ts';
import { requestRun } from './run-ingest.ts';

/**
 * Takes in a document that came by itself: out of the folder of a unit, or by mail to the archive, which is the records
 * unit's. What came on one day lies in one ingest; what is handed over twice is taken in once.
 * @throws what a refused upload throws
 */
export async function takeInRecord(
  ctx: JobContext,
  unitCode: string | null,
  document: IncomingDocument,
): Promise<void> {
  const originKey = `${unitCode ?? ''}:${document.source.key}`.slice(0, 1_500);
  if (await ctx.transact('read', ({ tx }) => isTakenIn(tx, originKey))) return;
  await receiveDocument(ctx, document, (inner, file) => keep(inner, file, { document, unitCode, originKey }));
}

async function keep(
  ctx: TxContext,
  file: KnownFile,
  {
    document,
    unitCode,
    originKey,
  }: { document: IncomingDocument; unitCode: string | null; originKey: string },
): Promise<void> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const { source } = document;
  const unitId = await unitFor(ctx, unitCode);
  ensure(unitId, 'archive.unit-not-yours');
  const day = dayIn(actor.zone, now);
  const kind = source.kind === 'mail' ? 'mail' : 'folder';
  const origin = `${kind}:${unitId}:${day}`;
  // Two that hand over at the same moment: the second waits here, and finds what the first did.
  await lockTakingIn(tx, origin);
  if (await isTakenIn(tx, originKey)) return;
  const name = ctx.locales.text('id', `archive.ingest.by.${kind}`, { day });
  const id = newId<'Ingest'>() as IngestId;
  const ingest = await insertIngest(tx, {
    ...{ id, unitId, source: kind, name, state: 'running', personId: null, originKey: origin, at: now },
  });
  if (ingest.isNew) await emit(ctx, ingestOpened, { subject: id, payload: { source: kind } });
  const item = {
    ...{ position: (await lastPosition(tx, ingest.id)) + 1, name: file.name, fileId: file.fileId },
    ...{ sha256: file.sha256, mediaType: file.mediaType, size: file.sizeBytes, originKey },
    ...{ origin: originOf(source), title: source.subject?.trim().slice(0, 1_000) || null },
    ...{ party: source.sender?.name?.slice(0, 300) || null, code: codeInFolder(document.name) },
  };
  await insertItems(tx, ingest.id, null, [item], now);
  const row = await ingestById(tx, ingest.id);
  if (row?.state === 'running') await requestRun(tx, actor.agencyId, ingest.id);
}

/** The unit of that code; without one the records unit of the agency, or its head where none is set. */
async function unitFor(ctx: TxContext, code: string | null): Promise<UnitId | undefined> {
  if (code === null) {
    const office = await disposalOffice(ctx.tx);
    return office?.recordsUnitId ?? ((await rootUnit(ctx.tx))?.id as UnitId | undefined);
  }
  const units = await unitsInForce(ctx.tx, ctx.clock.now(), ctx.actor.zone);
  return units.find((unit) => unit.code?.toLowerCase() === code.toLowerCase())?.id as UnitId | undefined;
}

function originOf({ sender, subject }: IncomingDocument['source']): string | null {
  if (!sender) return null;
  const from = sender.name ? `${sender.name} <${sender.address}>` : sender.address;
  return [from, subject].filter(Boolean).join(' · ').slice(0, 300);
}
