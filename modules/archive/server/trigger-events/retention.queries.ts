import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { RetentionView } from '../../contract/retention.ts';
import type { DossierId, HoldId, HoldReason, RecordId, TriggerEventId } from '../../contract/terms.ts';

export interface EventRow {
  id: TriggerEventId;
  dossier_id: DossierId;
  period: 'active' | 'inactive';
  words: string;
  occurred_on: string | null;
  corrects: TriggerEventId | null;
  reason: string | null;
  recorded_by: PersonId;
  recorded_at: Date;
}

export interface HoldRow {
  id: HoldId;
  dossier_id: DossierId;
  record_id: RecordId | null;
  reason: HoldReason;
  reference: string | null;
  note: string | null;
  from_day: string;
  placed_by: PersonId;
  placed_at: Date;
  lifted_on: string | null;
  lifted_by: PersonId | null;
  lifted_note: string | null;
}

export interface ReappraisalRow {
  id: RetentionView['reappraisals'][number]['id'];
  decided_on: string;
  fate: 'destroy' | 'permanent';
  keep_until: string | null;
  minutes: string;
  recorded_by: PersonId;
  recorded_at: Date;
}

export function eventsOf(tx: Tx, dossier: DossierId): Promise<EventRow[]> {
  return tx.rows(
    'select * from archive.trigger_event where agency_id = core.agency_id() and dossier_id = $1 order by id',
    [dossier],
  );
}

export async function eventById(tx: Tx, id: TriggerEventId): Promise<EventRow | undefined> {
  const [row] = await tx.rows<EventRow>(
    'select * from archive.trigger_event where agency_id = core.agency_id() and id = $1',
    [id],
  );
  return row;
}

export function holdsOf(tx: Tx, dossier: DossierId): Promise<HoldRow[]> {
  return tx.rows(
    'select * from archive.hold where agency_id = core.agency_id() and dossier_id = $1 order by id',
    [dossier],
  );
}

export async function holdById(tx: Tx, id: HoldId): Promise<HoldRow | undefined> {
  const [row] = await tx.rows<HoldRow>(
    'select * from archive.hold where agency_id = core.agency_id() and id = $1',
    [id],
  );
  return row;
}

export function reappraisalsOf(tx: Tx, dossier: DossierId): Promise<ReappraisalRow[]> {
  return tx.rows(
    'select * from archive.reappraisal where agency_id = core.agency_id() and dossier_id = $1 order by decided_on, id',
    [dossier],
  );
}

/** The dossier of a record that the actor may read. */
export async function dossierOfRecord(tx: Tx, record: RecordId): Promise<DossierId | undefined> {
  const [row] = await tx.rows<{ dossier_id: DossierId }>(
    'select dossier_id from archive.record where agency_id = core.agency_id() and id = $1',
    [record],
  );
  return row?.dossier_id;
}
