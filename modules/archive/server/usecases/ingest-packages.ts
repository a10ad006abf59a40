import type { Readable } from 'node:stream';
import { AppError, ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { readCsv } from '#core/sheets/csv.ts';
import { readSheet, sheetLimits } from '#modules/organization/server/organization.api.ts';
import { ingestLimits, type ingests } from '../../contract/ingest.ts';
import { ingestItemsChanged } from '../../contract/ingest-events.ts';
import type { IngestId, IngestView, PackageId, PackageView } from '../../contract/ingest-terms.ts';
import { type PackageRecord, packageById, packagesOf } from '../ingest/ingests.queries.ts';
import { forgetSheet, insertItems, insertPackage, notePackage, noteSheet } from '../ingest/ingests.writes.ts';
import { loadIngest, presentPackage, showIngestRecord } from '../ingest/show-ingest.ts';
import { requestSurvey } from '../ingest/survey-package.ts';
import { tryItems } from '../ingest/try-items.ts';
import { type IngestSheet, readIngestSheet } from '../rules/ingest/read-ingest-sheet.ts';
import type { Sheet } from '../rules/sheets/headed-sheet.ts';

const mostPackages = 200;
const itemsAtOnce = 2_000;
/** Faults of the sheet as such that are kept; those of rows stand with their items. */
const mostFaults = 1_000;

/** Reads the sheet: what it says of each file becomes an item, faults and all; nothing is filed before somebody begins. */
export async function readSheetOfIngest(
  ctx: OutsideContext,
  input: InputOf<typeof ingests.sheet>,
): Promise<IngestView> {
  await ctx.transact('read', (inner) => loadPreparing(inner, input.ingestId));
  const sheet = readIngestSheet(await sheetFrom(await wholeBody(ctx.request.body)));
  ensure(sheet.rows.length <= ingestLimits.items, 'archive.ingest-too-long', { limit: ingestLimits.items });
  return ctx.transact('write', (inner) => keepSheet(inner, input, sheet));
}

async function keepSheet(
  ctx: TxContext,
  input: InputOf<typeof ingests.sheet>,
  sheet: IngestSheet,
): Promise<IngestView> {
  const { tx } = ctx;
  const ingest = await loadPreparing(ctx, input.ingestId, true);
  await forgetSheet(tx, ingest.id);
  const items = sheet.rows.map(({ row, ...rest }, index) => ({ ...rest, row, position: index + 1 }));
  for (let at = 0; at < items.length; at += itemsAtOnce)
    await insertItems(tx, ingest.id, ingest.person_id, items.slice(at, at + itemsAtOnce), ctx.clock.now());
  await tryItems(ctx, ingest);
  await noteSheet(tx, ingest.id, { name: input.name, faults: sheet.faults.slice(0, mostFaults) });
  // Packages that were sent before are looked through for the names of this sheet.
  for (const one of await packagesOf(tx, ingest.id)) {
    if (one.state !== 'surveyed') continue;
    await notePackage(tx, one.id, { state: 'arrived', at: ctx.clock.now() });
    await requestSurvey(tx, ctx.actor.agencyId, one.id);
  }
  await emit(ctx, ingestItemsChanged, { subject: ingest.id, payload: { items: items.length } });
  return showIngestRecord(ctx, await loadIngest(ctx, ingest.id));
}

export async function beginPackage(
  ctx: TxContext,
  input: InputOf<typeof ingests.beginPackage>,
): Promise<PackageView> {
  const { tx, actor } = ctx;
  const ingest = await loadIngest(ctx, input.ingestId, true);
  ensure(ingest.source === 'sheet', 'archive.ingest-comes-by-itself');
  ensure(ingest.state !== 'stopped', 'archive.ingest-stopped');
  const limitMegabytes = ingestLimits.packageBytes / 1_000_000;
  ensure(input.size <= ingestLimits.packageBytes, 'archive.package-too-large', { limitMegabytes });
  const known = await packagesOf(tx, ingest.id);
  ensure(known.length < mostPackages, 'archive.package-too-many', { limit: mostPackages });
  // The same file chosen again goes on where it broke off.
  const same = known.find(
    ({ state, name, size_bytes }) =>
      state === 'coming' && name === input.name && Number(size_bytes) === input.size,
  );
  const id = same?.id ?? (newId<'IngestPackage'>() as PackageId);
  if (!same) {
    const personId = found(actor.personId);
    await insertPackage(tx, {
      id,
      ingestId: ingest.id,
      personId,
      name: input.name,
      size: input.size,
      at: ctx.clock.now(),
    });
    await emit(ctx, ingestItemsChanged, { subject: ingest.id, payload: { items: 0 } });
  }
  return presentPackage(found(await packageById(tx, id)), await ctx.files.partials.received(id));
}

export async function showPackage(
  ctx: OutsideContext,
  input: InputOf<typeof ingests.showPackage>,
): Promise<PackageView> {
  return present(ctx, await ctx.transact('read', (inner) => ownPackage(inner, input.packageId)));
}

/** Adds a piece. What had come of a piece that broke off is kept; with the last byte the package is looked through. */
export async function continuePackage(
  ctx: OutsideContext,
  input: InputOf<typeof ingests.continuePackage>,
): Promise<PackageView> {
  const { packageId } = input;
  const row = await ctx.transact('read', (inner) => ownPackage(inner, packageId));
  if (row.state !== 'coming') return present(ctx, row);
  const size = Number(row.size_bytes);
  const offset = await append(ctx, row, input.offset, size);
  if (offset < size) {
    await ctx.transact('note', ({ tx }) => notePackage(tx, packageId, { at: ctx.clock.now() }));
    return presentPackage(row, offset);
  }
  return ctx.transact('note', async (inner) => {
    const held = await ownPackage(inner, packageId, true);
    if (held.state === 'coming') {
      await notePackage(inner.tx, packageId, { state: 'arrived', at: ctx.clock.now() });
      await requestSurvey(inner.tx, inner.actor.agencyId, packageId);
    }
    return presentPackage(await ownPackage(inner, packageId), size);
  });
}

async function append(
  ctx: OutsideContext,
  row: PackageRecord,
  offset: number,
  size: number,
): Promise<number> {
  try {
    return await ctx.files.partials.append(row.id, offset, ctx.request.body, size);
  } catch (error) {
    const tooLong = error instanceof AppError && error.code === 'core.payload-too-large';
    throw tooLong ? new AppError('files.longer-than-declared', { sizeBytes: size }) : error;
  }
}

async function present(ctx: OutsideContext, row: PackageRecord): Promise<PackageView> {
  const coming = row.state === 'coming';
  return presentPackage(row, coming ? await ctx.files.partials.received(row.id) : Number(row.size_bytes));
}

/** The walls show a package to whose it is. */
async function ownPackage(ctx: TxContext, id: PackageId, lock = false): Promise<PackageRecord> {
  return found(await packageById(ctx.tx, id, lock));
}

async function loadPreparing(ctx: TxContext, id: IngestId, lock = false) {
  const ingest = await loadIngest(ctx, id, lock);
  ensure(ingest.source === 'sheet' && ingest.state === 'preparing', 'archive.ingest-begun');
  return ingest;
}

function tooLarge(): never {
  return fail('archive.sheet-too-large', { limitMegabytes: ingestLimits.sheetBytes / 1_000_000 });
}

async function wholeBody(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > ingestLimits.sheetBytes) tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** A CSV in UTF-8 or of the code page of Windows, or the first sheet of a workbook, which holds fewer rows. */
async function sheetFrom(bytes: Buffer): Promise<Sheet> {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    if (bytes.length > sheetLimits.bytes) tooLarge();
    return readSheet(bytes).catch(() => fail('archive.sheet-unreadable'));
  }
  if (bytes.length === 0 || bytes.includes(0)) fail('archive.sheet-unreadable');
  const records = readCsv(decoded(bytes));
  if (!records) fail('archive.sheet-unreadable');
  ensure(records.length <= ingestLimits.items + 1, 'archive.ingest-too-long', { limit: ingestLimits.items });
  return records;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
