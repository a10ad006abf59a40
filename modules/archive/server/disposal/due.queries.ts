import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DisposalKind, DisposalListId, DossierId, Fate } from '../../contract/terms.ts';

/** What a line about a dossier shows. */
export interface DossierLineRow {
  id: DossierId;
  unitId: UnitId;
  year: number;
  number: number;
  code: string;
  title: string;
  securityClass: 'SR' | 'R' | 'T' | 'B';
}

const line = `d.id, d.unit_id as "unitId", d.year, d.number, d.code, d.title, d.security_class as "securityClass"`;

export interface DueRow extends DossierLineRow {
  /** The day after which it is due, by which the list is ordered. */
  until: string;
}

export interface DueSearch {
  kind: DisposalKind;
  today: string;
  unit: UnitId | null;
  after: { until: string; id: string } | null;
  size: number;
}

/**
 * Dossiers whose period is over by what was reckoned last, the longest over first; whoever shows them reckons anew.
 * Index: dossier_due for destruction and handover, dossier_to_transfer for transfer.
 */
export function dueDossiers(tx: Tx, search: DueSearch): Promise<DueRow[]> {
  const { kind, today, unit, after, size } = search;
  const day = kind === 'transfer' ? 'd.active_until' : 'd.inactive_until';
  const which = {
    transfer: "d.custody = 'processing-unit' and (d.inactive_until is null or d.inactive_until >= $1)",
    destruction: "d.fate = 'destroy'",
    handover: "d.fate = 'permanent'",
  }[kind];
  return tx.rows(
    `select ${line}, ${day} as until from archive.dossier d
     where d.agency_id = core.agency_id() and d.disposed_on is null and d.merged_into is null and ${which}
       and ${day} < $1 and (${day}, d.id) > ($2::date, $3::uuid) and ($4::uuid is null or d.unit_id = $4)
     order by ${day}, d.id limit $5`,
    [today, after?.until ?? '0001-01-01', after?.id ?? '00000000-0000-0000-0000-000000000000', unit, size],
  );
}

/** Lists, the latest first. Index: disposal_list_recent for one kind, disposal_list_open for open ones. */
export function findLists(
  tx: Tx,
  search: { kind: DisposalKind | null; open: boolean; before: string | null; size: number },
): Promise<{ id: DisposalListId }[]> {
  const { kind, open, before, size } = search;
  const values: unknown[] = [before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', size];
  if (kind) values.push(kind);
  return tx.rows(
    `select id from archive.disposal_list where agency_id = core.agency_id() and id < $1 ${kind ? 'and kind = $3' : ''}
       ${open ? 'and second_executed_at is null and cancelled_at is null' : ''}
     order by id desc limit $2`,
    values,
  );
}

export interface ItemLineRow extends DossierLineRow {
  activeUntil: string | null;
  inactiveUntil: string | null;
  fate: Fate | null;
  retentionYears: number | null;
  droppedOn: string | null;
  dropCode: string | null;
  appraisals: {
    by: string;
    on: string;
    physicallyChecked: boolean;
    opinion: 'agree' | 'keep';
    note: string | null;
  }[];
}

/** Items of a list that the walls show, in the order of their dossiers. Index: the key of disposal_item. */
export function itemLines(
  tx: Tx,
  list: DisposalListId,
  after: string | null,
  size: number,
): Promise<ItemLineRow[]> {
  return tx.rows(
    `select ${line}, i.active_until as "activeUntil", i.inactive_until as "inactiveUntil", i.fate,
       i.retention_years as "retentionYears", i.dropped_on as "droppedOn", i.drop_code as "dropCode",
       coalesce((select json_agg(json_build_object('by', a.person_id, 'on', a.appraised_on, 'physicallyChecked', a.physically_checked,
           'opinion', a.opinion, 'note', a.note) order by a.appraised_on, a.person_id) from archive.appraisal a
         where a.agency_id = i.agency_id and a.list_id = i.list_id and a.dossier_id = i.dossier_id), '[]') as appraisals
     from archive.disposal_item i join archive.dossier d on d.agency_id = i.agency_id and d.id = i.dossier_id
     where i.agency_id = core.agency_id() and i.list_id = $1 and i.dossier_id > $2
     order by i.dossier_id limit $3`,
    [list, after ?? '00000000-0000-0000-0000-000000000000', size],
  );
}
