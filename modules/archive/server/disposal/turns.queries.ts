import type { Tx } from '#core/db/tx.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { Appraisal, DisposalList, PanelMember } from '../rules/disposal/disposal-list.ts';
import { type ApprovalRow, type HandRow, type ItemRow, type ListRow, listOf } from './lists.queries.ts';

type OfList<Row> = Row & { list_id: string };

/** Rows of the open lists, the latest first. Index: disposal_list_open. */
export function openLists(tx: Tx, limit: number): Promise<ListRow[]> {
  return tx.rows<ListRow>(
    `select * from archive.disposal_list where agency_id = core.agency_id() and second_executed_at is null and cancelled_at is null
     order by id desc limit $1`,
    [limit],
  );
}

/**
 * Lists with as much as tells whose turn it is: of items that are alike to the rules, one. A list of a thousand items of
 * one unit and one retention that the panel judged alike is one row here.
 */
export async function turnsOf(tx: Tx, rows: readonly ListRow[], zone: string): Promise<DisposalList[]> {
  const ids = [rows.map(({ id }) => id)];
  const [members, items, approvals, hands] = await Promise.all([
    tx.rows<OfList<PanelMember>>(
      `select list_id, person_id as "personId", capacity as "as", unit_id as "unitId", is_chair as chair from archive.panel_member
       where agency_id = core.agency_id() and list_id = any ($1::uuid[]) order by is_chair desc, person_id`,
      ids,
    ),
    tx.rows<OfList<ItemRow & { appraisals: Appraisal[] }>>(
      `with said as (
         select list_id, dossier_id, jsonb_agg(jsonb_build_object('by', person_id, 'on', '', 'physicallyChecked', physically_checked,
           'opinion', opinion) order by person_id) as appraisals
         from archive.appraisal where agency_id = core.agency_id() and list_id = any ($1::uuid[]) group by list_id, dossier_id)
       select i.list_id, min(i.dossier_id::text) as dossier_id, i.unit_id, i.added_by, null as active_until, null as inactive_until,
         null as fate, i.retention_years, min(i.dropped_on) as dropped_on, min(i.drop_code) as drop_code,
         coalesce(s.appraisals, '[]') as appraisals
       from archive.disposal_item i left join said s on s.list_id = i.list_id and s.dossier_id = i.dossier_id
       where i.agency_id = core.agency_id() and i.list_id = any ($1::uuid[])
       group by i.list_id, i.unit_id, i.added_by, i.retention_years, i.dropped_on is null, s.appraisals`,
      ids,
    ),
    tx.rows<OfList<ApprovalRow>>(
      'select * from archive.approval where agency_id = core.agency_id() and list_id = any ($1::uuid[]) order by recorded_at',
      ids,
    ),
    tx.rows<OfList<HandRow>>(
      'select * from archive.disposal_hand where agency_id = core.agency_id() and list_id = any ($1::uuid[]) order by at',
      ids,
    ),
  ]);
  return rows.map((row) => {
    const own = <Row>(all: readonly OfList<Row>[]) => all.filter(({ list_id }) => list_id === row.id);
    const alike = own(items);
    const said = new Map(alike.map(({ dossier_id, appraisals }) => [dossier_id as DossierId, appraisals]));
    const parts = { members: own(members), items: alike, said, approvals: own(approvals), hands: own(hands) };
    return listOf(row, parts, zone);
  });
}
