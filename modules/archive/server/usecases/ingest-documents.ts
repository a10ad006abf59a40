import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import { unitNames, unitPath, unitsUnder } from '#modules/organization/server/organization.api.ts';
import { ingestLimits, type ingests } from '../../contract/ingest.ts';
import { ingestChanged, ingestItemsChanged, ingestOpened } from '../../contract/ingest-events.ts';
import type { IngestId, IngestView } from '../../contract/ingest-terms.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { classRuleOn } from '../classification/class-rule.ts';
import { loadOpenDossier } from '../dossiers/load-dossier.ts';
import {
  countItems,
  faultyItems,
  type IngestRecord,
  ingestsFor,
  itemsOf,
  lastPosition,
  packagesOf,
} from '../ingest/ingests.queries.ts';
import { decideItems, insertIngest, insertItems, mendItems, setState } from '../ingest/ingests.writes.ts';
import { requestRun } from '../ingest/run-ingest.ts';
import { loadIngest, presentIngestRow, presentItems, showIngestRecord } from '../ingest/show-ingest.ts';

async function ensureFilesFor(ctx: TxContext, unitId: UnitId): Promise<void> {
  const path = await unitPath(ctx.tx, unitId);
  ensure(path.length > 0 && holds(ctx.actor, fileRecords, path), 'core.not-found');
}

async function ensureCode(ctx: TxContext, code: string | undefined): Promise<void> {
  if (code === undefined) return;
  const rule = await classRuleOn(ctx.tx, code, dayIn(ctx.actor.zone, ctx.clock.now()));
  ensure(rule, 'archive.unknown-classification');
}

/** Begins an ingest; one of files runs at once, one of a sheet when its dry run was looked at. */
export async function openIngest(ctx: TxContext, input: InputOf<typeof ingests.open>): Promise<IngestView> {
  const { tx, actor } = ctx;
  await ensureFilesFor(ctx, input.unitId);
  await ensureCode(ctx, input.code);
  if (input.dossierId) await loadOpenDossier(ctx, input.dossierId);
  const personId = found(actor.personId);
  const { id } = await insertIngest(tx, {
    ...input,
    ...{ id: newId<'Ingest'>() as IngestId, personId, at: ctx.clock.now() },
    state: input.source === 'sheet' ? 'preparing' : 'running',
  });
  await emit(ctx, ingestOpened, { subject: id, payload: { source: input.source } });
  return showIngestRecord(ctx, await loadIngest(ctx, id));
}

export async function listIngests(
  ctx: TxContext,
  input: InputOf<typeof ingests.list>,
): Promise<OutputOf<typeof ingests.list>> {
  const { tx, actor } = ctx;
  const scopes = actor.grants
    .filter(({ permissions }) => permissions.has(fileRecords))
    .map(({ unitId }) => unitId);
  const units = await unitsUnder(tx, [...new Set(scopes)]);
  const place = { before: cursorId(input.cursor), size: input.size + 1 };
  const page = uuidPage(input, await ingestsFor(tx, found(actor.personId), units, place));
  const figuresOf = await countItems(
    tx,
    page.rows.map(({ id }) => id),
  );
  const names = await unitNames(tx, [...new Set(page.rows.map(({ unit_id }) => unit_id))]);
  return {
    items: page.rows.map((row) => presentIngestRow(row, names.get(row.unit_id), figuresOf(row.id))),
    next: page.next,
  };
}

export async function showIngest(ctx: TxContext, input: { ingestId: IngestId }): Promise<IngestView> {
  return showIngestRecord(ctx, await loadIngest(ctx, input.ingestId));
}

export async function listIngestItems(
  ctx: TxContext,
  input: InputOf<typeof ingests.items>,
): Promise<OutputOf<typeof ingests.items>> {
  await loadIngest(ctx, input.ingestId);
  const { state, after, size } = input;
  const rows = await itemsOf(ctx.tx, input.ingestId, { state, after, size: size + 1 });
  const shown = rows.slice(0, size);
  const next = rows.length > size ? (shown.at(-1)?.position ?? null) : null;
  return { items: await presentItems(ctx, shown), next };
}

/** Faults of rows, after those of the sheet as such, which the ingest itself tells. */
export async function listIngestFaults(
  ctx: TxContext,
  input: InputOf<typeof ingests.faults>,
): Promise<OutputOf<typeof ingests.faults>> {
  await loadIngest(ctx, input.ingestId);
  const rows = await faultyItems(ctx.tx, input.ingestId, input.after, input.size + 1);
  const hasPackages = (await packagesOf(ctx.tx, input.ingestId)).length > 0;
  const shown = rows.slice(0, input.size);
  const missing = { column: 'nama_file', code: 'archive.file-missing' };
  return {
    faults: shown.flatMap(({ row_number, position, name, faults, state, sha256, package_id }) => {
      const noFile = hasPackages && state === 'waiting' && sha256 === null && package_id === null;
      return [...faults, ...(noFile ? [missing] : [])].map((fault) => ({
        ...fault,
        row: row_number ?? position,
        name,
      }));
    }),
    next: rows.length > input.size ? (shown.at(-1)?.position ?? null) : null,
  };
}

/** Uploaded files become items; each is filed as soon as it has all that it needs. */
export async function addIngestFiles(
  ctx: TxContext,
  input: InputOf<typeof ingests.add>,
): Promise<IngestView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const ingest = await loadRunning(ctx, input.ingestId);
  ensure(ingest.source === 'upload', 'archive.ingest-comes-by-itself');
  const last = await lastPosition(tx, ingest.id);
  ensure(last + input.fileIds.length <= ingestLimits.items, 'archive.ingest-too-long', {
    limit: ingestLimits.items,
  });
  const files = await claimFiles(tx, input.fileIds, found(actor.personId), now);
  // A file that is sent in again after a break is there already.
  const items = files.map((file, index) => ({
    ...{ position: last + index + 1, name: file.name, fileId: file.fileId, sha256: file.sha256 },
    ...{ mediaType: file.mediaType, size: file.sizeBytes, originKey: `file:${file.fileId}` },
  }));
  const added = await insertItems(tx, ingest.id, ingest.person_id, items, now);
  await changedItems(ctx, ingest, added);
  return showIngestRecord(ctx, ingest);
}

/** Begins, pauses, goes on with, or stops. */
export async function changeIngest(
  ctx: TxContext,
  input: InputOf<typeof ingests.change>,
): Promise<IngestView> {
  const { tx, actor } = ctx;
  const ingest = await loadRunning(ctx, input.ingestId);
  // What comes by itself today would go on coming: it rests, and does not end.
  const chosen = ingest.source === 'upload' || ingest.source === 'sheet';
  ensure(chosen || input.state !== 'stopped', 'archive.ingest-comes-by-itself');
  if (ingest.state === 'preparing' && input.state === 'running') {
    ensure(ingest.sheet_name, 'archive.package-incomplete');
    const packages = await packagesOf(tx, ingest.id);
    ensure(
      !packages.some(({ state }) => state === 'coming' || state === 'arrived'),
      'archive.package-incomplete',
    );
  }
  // What never began cannot rest.
  const state = ingest.state === 'preparing' && input.state === 'paused' ? 'preparing' : input.state;
  if (state !== ingest.state) {
    await setState(tx, ingest.id, state, { person: actor.personId, at: ctx.clock.now() });
    await emit(ctx, ingestChanged, { subject: ingest.id, payload: { state } });
  }
  if (state !== 'paused' && state !== 'preparing') await requestRun(tx, actor.agencyId, ingest.id);
  return showIngestRecord(ctx, await loadIngest(ctx, ingest.id));
}

export async function mendIngestItems(
  ctx: TxContext,
  input: InputOf<typeof ingests.mend>,
): Promise<IngestView> {
  const ingest = await loadRunning(ctx, input.ingestId);
  if (input.unitId) await ensureFilesFor(ctx, input.unitId);
  await ensureCode(ctx, input.code);
  if (input.dossierId) await loadOpenDossier(ctx, input.dossierId);
  const mending = {
    ...{ unitId: input.unitId ?? null, code: input.code ?? null, title: input.title ?? null },
    ...{ number: input.number ?? null, recordDate: input.recordDate ?? null },
    ...{ securityClass: input.securityClass ?? null, copyState: input.copyState ?? null },
    dossierId: input.dossierId ?? null,
  };
  const mended = await mendItems(ctx.tx, ingest.id, input.itemIds, mending, ctx.clock.now());
  await changedItems(ctx, ingest, mended);
  return showIngestRecord(ctx, ingest);
}

export async function decideDuplicates(
  ctx: TxContext,
  input: InputOf<typeof ingests.decide>,
): Promise<IngestView> {
  const ingest = await loadRunning(ctx, input.ingestId);
  const decided = await decideItems(ctx.tx, ingest.id, input.itemIds, input.decision, ctx.clock.now());
  await changedItems(ctx, ingest, decided);
  return showIngestRecord(ctx, ingest);
}

async function loadRunning(ctx: TxContext, id: IngestId): Promise<IngestRecord> {
  const ingest = await loadIngest(ctx, id, true);
  ensure(ingest.state !== 'stopped', 'archive.ingest-stopped');
  return ingest;
}

async function changedItems(ctx: TxContext, ingest: IngestRecord, items: number): Promise<void> {
  await emit(ctx, ingestItemsChanged, { subject: ingest.id, payload: { items } });
  if (ingest.state === 'running') await requestRun(ctx.tx, ctx.actor.agencyId, ingest.id);
}
