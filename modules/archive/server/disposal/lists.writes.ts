import type { Tx } from '#core/db/tx.ts';
import type { DisposalListId } from '../../contract/terms.ts';
import type { DisposalAct, DisposalItem, DisposalList } from '../rules/disposal/disposal-list.ts';

/** What an act carries besides what the rules ask for. */
export interface Besides {
  note?: string | undefined;
  file?: { id: string; sha256: string } | undefined;
}

/**
 * Writes what an act made of a list. The rules gave `after`; the database asks once more at the second key.
 * @param now the instant of the act
 */
export async function writeAct(
  tx: Tx,
  act: DisposalAct,
  before: DisposalList,
  after: DisposalList,
  now: Date,
  besides: Besides = {},
): Promise<void> {
  const { id } = after;
  switch (act.do) {
    case 'name-panel':
      await set(tx, id, { decree_number: act.panel.decree.number, decree_on: act.panel.decree.on });
      await tx.rows(
        `insert into archive.panel_member (agency_id, list_id, person_id, capacity, unit_id, is_chair)
         select core.agency_id(), $1, m."personId", m."as", m."unitId", m.chair
         from jsonb_to_recordset($2::jsonb) as m("personId" uuid, "as" text, "unitId" uuid, chair boolean)`,
        [id, JSON.stringify(act.panel.members)],
      );
      return;
    case 'add-item':
      return insertItem(tx, id, after.items.at(-1)!, now);
    case 'drop-item':
      return writeDropped(tx, before, after);
    case 'close-list':
      return set(tx, id, { closed_by: after.closed!.by, closed_at: now });
    case 'appraise': {
      const { by, on, physicallyChecked, opinion } = after.items
        .find(({ dossierId, dropped }) => dossierId === act.dossierId && !dropped)!
        .appraisals.at(-1)!;
      await tx.rows(
        `insert into archive.appraisal (agency_id, list_id, dossier_id, person_id, appraised_on, physically_checked, opinion, note)
         values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7)
         on conflict (agency_id, list_id, dossier_id, person_id) do update
           set appraised_on = $4, physically_checked = $5, opinion = $6, note = $7`,
        [id, act.dossierId, by, on, physicallyChecked, opinion, besides.note ?? null],
      );
      return;
    }
    case 'consider': {
      const { by, on, number } = after.consideration!;
      await writeDropped(tx, before, after);
      return set(tx, id, { considered_by: by, considered_on: on, consideration_number: number });
    }
    case 'approve': {
      const { by } = after.approvals.at(-1)!;
      await tx.rows(
        `insert into archive.approval (agency_id, list_id, authority, number, letter_on, recorded_by, recorded_at, file_id, file_sha256)
         values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[id, act.authority, act.number, act.letterOn, by, now],
          ...[besides.file?.id ?? null, besides.file?.sha256 ?? null],
        ],
      );
      return;
    }
    case 'stipulate': {
      const { by, on, number, cites } = after.stipulation!;
      await tx.rows(
        'update archive.approval set cited = true where agency_id = core.agency_id() and list_id = $1 and number = any ($2)',
        [id, cites],
      );
      return set(tx, id, { stipulated_by: by, stipulated_on: on, stipulation_number: number });
    }
    case 'witness':
      return insertHand(tx, id, act.role, null, after.witnesses.at(-1)!.by, now);
    case 'sign-report':
      return insertHand(tx, id, act.role, act.unitId, after.signatures.at(-1)!.by, now);
    case 'open-report': {
      const { by, on, number } = after.report!;
      return set(tx, id, { report_by: by, report_on: on, report_number: number });
    }
    case 'execute': {
      const [which, stamp] = after.secondExecution
        ? (['second', after.secondExecution] as const)
        : (['first', after.firstExecution!] as const);
      return set(tx, id, { [`${which}_executed_by`]: stamp.by, [`${which}_executed_at`]: now });
    }
    case 'cancel':
      return set(tx, id, { cancelled_by: after.cancelled!.by, cancelled_at: now, cancel_reason: act.reason });
  }
}

/** Columns come from this file alone. */
async function set(tx: Tx, id: DisposalListId, values: Record<string, unknown>): Promise<void> {
  const names = Object.keys(values);
  await tx.rows(
    `update archive.disposal_list set ${names.map((name, at) => `${name} = $${at + 2}`).join(', ')}, version = version + 1
     where agency_id = core.agency_id() and id = $1`,
    [id, ...Object.values(values)],
  );
}

/** A line that dropped out stays, with its day and its reason. */
export async function writeDropped(tx: Tx, before: DisposalList, after: DisposalList): Promise<void> {
  const rows = after.items.flatMap(({ dossierId, dropped }, at) =>
    dropped && !before.items[at]!.dropped
      ? [{ dossier_id: dossierId, dropped_on: dropped.on, drop_code: dropped.code }]
      : [],
  );
  await tx.rows(
    `update archive.disposal_item i set dropped_on = r.dropped_on, drop_code = r.drop_code
     from jsonb_to_recordset($2::jsonb) as r(dossier_id uuid, dropped_on date, drop_code text)
     where i.agency_id = core.agency_id() and i.list_id = $1 and i.dossier_id = r.dossier_id`,
    [after.id, JSON.stringify(rows)],
  );
}

async function insertItem(tx: Tx, id: DisposalListId, item: DisposalItem, now: Date): Promise<void> {
  const { activeUntil, inactiveUntil, fate, retentionYears } = item.basis;
  await tx.rows(
    `insert into archive.disposal_item (agency_id, list_id, dossier_id, unit_id, added_by, added_at, active_until, inactive_until, fate, retention_years)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, item.dossierId, item.unitId, item.addedBy, now, activeUntil, inactiveUntil, fate, retentionYears],
  );
}

async function insertHand(
  tx: Tx,
  id: DisposalListId,
  role: string,
  unitId: string | null,
  person: string,
  now: Date,
): Promise<void> {
  await tx.rows(
    `insert into archive.disposal_hand (agency_id, list_id, role, unit_id, person_id, at)
     values (core.agency_id(), $1, $2, $3, $4, $5)`,
    [id, role, unitId, person, now],
  );
}
