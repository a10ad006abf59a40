import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPath } from '#modules/organization/server/organization.api.ts';
import type {
  IngestId,
  IngestItemView,
  IngestRow,
  IngestView,
  PackageView,
} from '../../contract/ingest-terms.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { recordsByIds } from '../records/records.queries.ts';
import {
  countItems,
  type IngestFigures,
  type IngestRecord,
  type ItemRecord,
  ingestById,
  type PackageRecord,
  packagesOf,
  sameContent,
} from './ingests.queries.ts';

/**
 * An ingest that the actor looks after: their own, or one that came by itself into a unit that they file for.
 * @throws core.not-found whether it is missing, foreign or not theirs
 */
export async function loadIngest(ctx: TxContext, id: IngestId, lock = false): Promise<IngestRecord> {
  const row = found(await ingestById(ctx.tx, id, lock));
  const keeps =
    row.person_id === ctx.actor.personId ||
    holds(ctx.actor, fileRecords, await unitPath(ctx.tx, row.unit_id));
  ensure(keeps, 'core.not-found');
  return row;
}

export function presentIngestRow(
  row: IngestRecord,
  unitName: string | undefined,
  { counts }: IngestFigures,
): IngestRow {
  const working = row.state === 'running' && counts.waiting > 0;
  return {
    ...{ id: row.id, name: row.name, source: row.source, state: row.state },
    ...{ unitId: row.unit_id, unitName: unitName ?? '—', openedAt: row.opened_at.toISOString(), counts },
    finished:
      row.state === 'stopped' ||
      (row.state === 'running' && !working && counts.read + counts.duplicate === 0),
  };
}

export async function showIngestRecord(
  ctx: TxContext,
  row: IngestRecord,
  offsets: (one: PackageRecord) => number = offsetOf,
): Promise<IngestView> {
  const { tx } = ctx;
  const figures = (await countItems(tx, [row.id]))(row.id);
  const units = await unitNames(tx, [row.unit_id as UnitId]);
  const packages = await packagesOf(tx, row.id);
  const ends = row.state === 'stopped';
  const bySheet = row.source === 'sheet';
  return {
    ...presentIngestRow(row, units.get(row.unit_id), figures),
    ...{
      code: row.code,
      securityClass: row.security_class,
      copyState: row.copy_state,
      dossierId: row.dossier_id,
    },
    ...{ sheetName: row.sheet_name, sheetFaults: row.sheet_faults, withoutFile: figures.withoutFile },
    packages: packages.map((one) => presentPackage(one, offsets(one))),
    wordsRead: figures.wordsRead,
    can: {
      add: !ends && (bySheet || row.source === 'upload'),
      begin: row.state === 'preparing' && row.sheet_name !== null,
      pause: row.state === 'running' && figures.counts.waiting > 0,
      goOn: row.state === 'paused',
      stop:
        !ends &&
        (bySheet || row.source === 'upload') &&
        (row.state !== 'running' || figures.counts.waiting > 0),
    },
  };
}

/** While a package is coming, only its pieces know how much is here; afterwards all of it is. */
function offsetOf(one: PackageRecord): number {
  return one.state === 'coming' ? 0 : Number(one.size_bytes);
}

export function presentPackage(one: PackageRecord, offset: number): PackageView {
  return {
    ...{ id: one.id, name: one.name, size: Number(one.size_bytes), offset, state: one.state },
    ...{ refusal: one.refusal, entries: one.entries, faults: one.faults },
  };
}

/** Items with the record that each became, and with one of the same content, as far as the reader may see them. */
export async function presentItems(ctx: TxContext, items: readonly ItemRecord[]): Promise<IngestItemView[]> {
  const doubled = items.flatMap(({ state, sha256 }) => (state === 'duplicate' && sha256 ? [sha256] : []));
  const same = await sameContent(ctx.tx, [...new Set(doubled)]);
  const ids = [...new Set([...items.flatMap(({ record_id }) => record_id ?? []), ...same.values()])];
  const records = new Map(
    (ids.length > 0 ? await recordsByIds(ctx.tx, ids) : []).map((row) => [row.id, row]),
  );
  return items.map((item) => {
    const record = item.record_id ? records.get(item.record_id) : undefined;
    const other =
      item.state === 'duplicate' && item.sha256 ? records.get(same.get(item.sha256) ?? '') : undefined;
    return {
      ...{ id: item.id, position: item.position, row: item.row_number, name: item.name, state: item.state },
      ...{ faults: item.faults, fileId: item.file_id as never, digest: item.sha256, origin: item.origin },
      size: item.size_bytes === null ? null : Number(item.size_bytes),
      ...{ title: item.title, code: item.code, securityClass: item.security_class, dossier: item.dossier },
      record: record
        ? { id: record.id as never, dossierId: record.dossier_id as never, title: record.title }
        : null,
      sameAs: other
        ? {
            ...{ id: other.id as never, dossierId: other.dossier_id as never, title: other.title },
            dossierNumber: `${other.dossier_number}/${other.dossier_year}`,
          }
        : null,
    };
  });
}
