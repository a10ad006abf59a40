import { dayIn } from '#core/clock/clock.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Authority, DisposalKind, DisposalListId, DossierId, Fate } from '../../contract/terms.ts';
import type {
  Appraisal,
  DisposalItem,
  DisposalList,
  Done,
  PanelMember,
  SignerRole,
} from '../rules/disposal/disposal-list.ts';

export interface ListRow {
  id: DisposalListId;
  kind: DisposalKind;
  agency_kind: 'regional' | 'central';
  created_by: PersonId;
  created_at: Date;
  decree_number: string | null;
  decree_on: string | null;
  closed_by: PersonId | null;
  closed_at: Date | null;
  considered_by: PersonId | null;
  considered_on: string | null;
  consideration_number: string | null;
  stipulated_by: PersonId | null;
  stipulated_on: string | null;
  stipulation_number: string | null;
  report_number: string | null;
  report_by: PersonId | null;
  report_on: string | null;
  first_executed_by: PersonId | null;
  first_executed_at: Date | null;
  second_executed_by: PersonId | null;
  second_executed_at: Date | null;
  cancelled_by: PersonId | null;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  version: number;
}

export interface ItemRow {
  dossier_id: DossierId;
  unit_id: UnitId;
  added_by: PersonId;
  active_until: string | null;
  inactive_until: string | null;
  fate: Fate | null;
  retention_years: number | null;
  dropped_on: string | null;
  drop_code: string | null;
}

interface AppraisalRow {
  dossier_id: DossierId;
  person_id: PersonId;
  appraised_on: string;
  physically_checked: boolean;
  opinion: 'agree' | 'keep';
}

export interface ApprovalRow {
  authority: Authority;
  number: string;
  letter_on: string;
  recorded_by: PersonId;
  recorded_at: Date;
  cited: boolean;
  file_id: string | null;
}

export interface HandRow {
  role: 'legal-witness' | 'supervision-witness' | SignerRole;
  unit_id: UnitId | null;
  person_id: PersonId;
  at: Date;
}

/** A list as the rules judge it, with what only screens show. */
export interface LoadedList {
  row: ListRow;
  list: DisposalList;
  approvals: ApprovalRow[];
}

/** What stands beside the row of a list. */
interface ListParts {
  members: readonly PanelMember[];
  items: readonly ItemRow[];
  /** What the panel said of each dossier. */
  said: ReadonlyMap<DossierId, readonly Appraisal[]>;
  approvals: readonly ApprovalRow[];
  hands: readonly HandRow[];
}

/** The row alone; `lock` makes acts on one list follow each other. */
export async function listRow(tx: Tx, id: DisposalListId, lock = false): Promise<ListRow | undefined> {
  const [row] = await tx.rows<ListRow>(
    `select * from archive.disposal_list where agency_id = core.agency_id() and id = $1${lock ? ' for update' : ''}`,
    [id],
  );
  return row;
}

/** Everything of a list that the walls show. @param zone of the agency, in which days are told */
export async function loadListOf(tx: Tx, row: ListRow, zone: string): Promise<LoadedList> {
  const [members, items, appraisals, approvals, hands] = await Promise.all([
    tx.rows<PanelMember>(
      `select person_id as "personId", capacity as "as", unit_id as "unitId", is_chair as chair from archive.panel_member
       where agency_id = core.agency_id() and list_id = $1 order by is_chair desc, person_id`,
      [row.id],
    ),
    tx.rows<ItemRow>(
      'select * from archive.disposal_item where agency_id = core.agency_id() and list_id = $1 order by added_at, dossier_id',
      [row.id],
    ),
    tx.rows<AppraisalRow>(
      'select * from archive.appraisal where agency_id = core.agency_id() and list_id = $1 order by appraised_on',
      [row.id],
    ),
    tx.rows<ApprovalRow>(
      'select * from archive.approval where agency_id = core.agency_id() and list_id = $1 order by recorded_at',
      [row.id],
    ),
    tx.rows<HandRow>(
      'select * from archive.disposal_hand where agency_id = core.agency_id() and list_id = $1 order by at',
      [row.id],
    ),
  ]);
  const said = new Map<DossierId, Appraisal[]>();
  for (const { dossier_id, person_id, appraised_on, physically_checked, opinion } of appraisals) {
    const one = { by: person_id, on: appraised_on, physicallyChecked: physically_checked, opinion };
    const before = said.get(dossier_id);
    if (before) before.push(one);
    else said.set(dossier_id, [one]);
  }
  return { row, list: listOf(row, { members, items, said, approvals, hands }, zone), approvals };
}

/** A list as the rules judge it. @param zone of the agency, in which days are told */
export function listOf(row: ListRow, parts: ListParts, zone: string): DisposalList {
  const { members, items, said, approvals, hands } = parts;
  const day = (at: Date) => dayIn(zone, at);
  const done = (by: PersonId | null, at: Date | string | null): Done | null =>
    by && at ? { by, on: typeof at === 'string' ? at : day(at) } : null;
  const named = (stamp: Done | null, number: string | null) =>
    stamp && number ? { ...stamp, number } : null;
  const second = done(row.second_executed_by, row.second_executed_at);
  const stipulated = named(done(row.stipulated_by, row.stipulated_on), row.stipulation_number);
  const cancelled = done(row.cancelled_by, row.cancelled_at);
  const witnessed = hands.filter((one): one is HandRow & { role: 'legal-witness' | 'supervision-witness' } =>
    one.role.endsWith('witness'),
  );
  const signed = hands.filter((one): one is HandRow & { role: SignerRole } => one.role.endsWith('signer'));
  return {
    id: row.id,
    kind: row.kind,
    agencyKind: row.agency_kind,
    createdBy: row.created_by,
    items: items.map((item) => itemOf(item, said.get(item.dossier_id) ?? [], second)),
    panel:
      row.decree_number && row.decree_on
        ? { decree: { number: row.decree_number, on: row.decree_on }, members }
        : null,
    closed: done(row.closed_by, row.closed_at),
    consideration: named(done(row.considered_by, row.considered_on), row.consideration_number),
    approvals: approvals.map(({ authority, number, letter_on, recorded_by, recorded_at }) => ({
      ...{ authority, number, letterOn: letter_on },
      ...{ by: recorded_by, on: day(recorded_at) },
    })),
    stipulation: stipulated && {
      ...stipulated,
      cites: approvals.filter(({ cited }) => cited).map(({ number }) => number),
    },
    witnesses: witnessed.map(({ role, person_id, at }) => ({ role, by: person_id, on: day(at) })),
    report: named(done(row.report_by, row.report_on), row.report_number),
    firstExecution: done(row.first_executed_by, row.first_executed_at),
    secondExecution: second,
    signatures: signed.map(({ role, unit_id, person_id, at }) => ({
      ...{ role, unitId: unit_id },
      ...{ by: person_id, on: day(at) },
    })),
    cancelled: cancelled && { ...cancelled, reason: row.cancel_reason ?? '' },
  };
}

function itemOf(item: ItemRow, appraisals: readonly Appraisal[], second: Done | null): DisposalItem {
  return {
    dossierId: item.dossier_id,
    unitId: item.unit_id,
    addedBy: item.added_by,
    basis: {
      activeUntil: item.active_until,
      inactiveUntil: item.inactive_until,
      fate: item.fate,
      retentionYears: item.retention_years,
    },
    appraisals,
    dropped: item.dropped_on && item.drop_code ? { on: item.dropped_on, code: item.drop_code } : null,
    executedOn: !item.dropped_on && second ? second.on : null,
  };
}

/** Open items of a list that the acting posts may not read whole. */
export async function hiddenItems(tx: Tx, id: DisposalListId): Promise<number> {
  const [row] = await tx.rows<{ hidden: number }>('select archive.hidden_items($1) as hidden', [id]);
  return row!.hidden;
}

/** Keeps dossiers as they are until the transaction ends, in the order of their ids so that nobody waits in a circle. */
export async function lockDossiers(
  tx: Tx,
  ids: readonly DossierId[],
): Promise<{ id: DossierId; unitId: UnitId }[]> {
  return tx.rows(
    `select id, unit_id as "unitId" from archive.dossier where agency_id = core.agency_id() and id = any ($1::uuid[])
       and merged_into is null and archive.reads_whole(id) order by id for update`,
    [ids],
  );
}

/** Those among dossiers that another list names, which is not over. */
export async function onOtherList(
  tx: Tx,
  id: DisposalListId | null,
  dossiers: readonly DossierId[],
): Promise<Set<DossierId>> {
  const rows = await tx.rows<{ id: DossierId }>(
    'select on_other_list as id from archive.on_other_list($1, $2::uuid[])',
    [id, dossiers],
  );
  return new Set(rows.map((row) => row.id));
}
