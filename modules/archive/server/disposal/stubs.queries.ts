import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { StubRow } from '../../contract/disposal-views.ts';
import type { DisposalListId, DossierId, RecordId } from '../../contract/terms.ts';
import type { DossierMetadata, RecordMetadata, Stub } from '../rules/disposal/stub.ts';

export interface GoingDossier extends DossierMetadata {
  unitId: UnitId;
  securityClass: string;
  /** Records that another module filed. */
  sources: { recordId: RecordId; module: string; id: string }[];
}

type GoingRecord = RecordMetadata & { module: string | null; source: string | null };

/** What is known of dossiers when they go. */
export async function metadataOf(tx: Tx, ids: readonly DossierId[]): Promise<Map<DossierId, GoingDossier>> {
  const rows = await tx.rows<Omit<GoingDossier, 'records' | 'sources'> & { records: GoingRecord[] }>(
    `select d.id as "dossierId", d.number, d.year, d.code, d.title, d.unit_id as "unitId", d.security_class as "securityClass",
       coalesce((select json_agg(json_build_object('recordId', r.id, 'itemNumber', r.item_number, 'title', r.title,
           'module', r.source_module, 'source', r.source_id,
           'sha256', coalesce((select json_agg(f.sha256 order by f.position) from archive.record_file f
             where f.agency_id = r.agency_id and f.record_id = r.id), '[]')) order by r.item_number)
         from archive.record r where r.agency_id = d.agency_id and r.dossier_id = d.id), '[]') as records
     from archive.dossier d where d.agency_id = core.agency_id() and d.id = any ($1::uuid[])`,
    [ids],
  );
  const going = rows.map(({ records, ...dossier }) => ({
    ...dossier,
    records: records.map(({ recordId, itemNumber, title, sha256 }) => ({
      recordId,
      itemNumber,
      title,
      sha256,
    })),
    sources: records.flatMap(({ recordId, module, source }) =>
      module && source ? [{ recordId, module, id: source }] : [],
    ),
  }));
  return new Map(going.map((one) => [one.dossierId, one]));
}

export async function countRecords(tx: Tx, ids: readonly DossierId[]): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'select count(*)::int as count from archive.record where agency_id = core.agency_id() and dossier_id = any ($1::uuid[])',
    [ids],
  );
  return row!.count;
}

/** A stub tells the titles of all records: it is of the strictest class among them. */
export async function insertStubs(
  tx: Tx,
  id: DisposalListId,
  stubs: readonly Stub[],
  at: Date,
): Promise<void> {
  const rows = stubs.map(({ dossierId, records, retention, approvals, stipulation, report }) => ({
    dossier_id: dossierId,
    records,
    retention_years: retention.years,
    inactive_until: retention.until,
    approvals,
    stipulation_number: stipulation,
    report_number: report,
  }));
  await tx.rows(
    `insert into archive.stub (agency_id, dossier_id, list_id, unit_id, year, number, code, title, security_class, records,
       retention_years, inactive_until, approvals, stipulation_number, report_number, destroyed_at)
     select d.agency_id, d.id, $1, d.unit_id, d.year, d.number, d.code, d.title, archive.strictest_class(d.agency_id, d.id), s.records,
       s.retention_years, s.inactive_until, s.approvals, s.stipulation_number, s.report_number, $3
     from jsonb_to_recordset($2::jsonb) as s(dossier_id uuid, records jsonb, retention_years smallint, inactive_until date, approvals jsonb,
       stipulation_number text, report_number text)
     join archive.dossier d on d.agency_id = core.agency_id() and d.id = s.dossier_id`,
    [id, JSON.stringify(rows), at],
  );
}

/** Removes what an executed destruction named. */
export async function takeAway(tx: Tx, id: DisposalListId): Promise<void> {
  await tx.rows('select archive.take_away($1)', [id]);
}

export async function markDisposed(
  tx: Tx,
  ids: readonly DossierId[],
  kind: 'destruction' | 'handover',
  on: string,
): Promise<void> {
  const state = kind === 'destruction' ? 'destroyed' : 'handed-over';
  await tx.rows(
    `update archive.dossier set disposed_kind = $2, disposed_on = $3, state = $4, standing = false, version = version + 1
     where agency_id = core.agency_id() and id = any ($1::uuid[])`,
    [ids, kind, on, state],
  );
}

export interface StubRecord extends Omit<StubRow, 'unitName' | 'destroyedAt'> {
  id: DossierId;
  unitId: UnitId;
  destroyedAt: Date;
}

/** Stubs that the reader may see, those of the latest dossiers first. Index: stub's key, stub_list. */
export function findStubs(
  tx: Tx,
  search: { list: DisposalListId | null; before: string | null; size: number },
): Promise<StubRecord[]> {
  const values = [search.before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', search.size];
  return tx.rows(
    `select dossier_id as id, dossier_id as "dossierId", list_id as "listId", unit_id as "unitId", year, number, code, title, records,
       destroyed_at as "destroyedAt", stipulation_number as stipulation, report_number as report, approvals
     from archive.stub where agency_id = core.agency_id() and dossier_id < $1 ${search.list ? 'and list_id = $3' : ''}
     order by dossier_id desc limit $2`,
    search.list ? [...values, search.list] : values,
  );
}
