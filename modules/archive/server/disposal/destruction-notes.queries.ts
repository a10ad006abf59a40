import type { Tx } from '#core/db/tx.ts';
import type { DisposalListId } from '../../contract/terms.ts';
import type { DestructionNote } from './destruction-notes.ts';

/** What stubs and sources say of an executed destruction; undefined where the list destroyed nothing. */
export async function noteOf(tx: Tx, listId: DisposalListId): Promise<DestructionNote | undefined> {
  const [row] = await tx.rows<Omit<DestructionNote, 'at'> & { at: Date }>(
    `select l.id as "listId", l.report_number as report, l.stipulation_number as stipulation, l.second_executed_at as at,
       (l.second_executed_at at time zone a.zone)::date as "on",
       (select s.approvals from archive.stub s where s.agency_id = l.agency_id and s.list_id = l.id limit 1) as approvals,
       (select json_agg(json_build_object('dossierId', s.dossier_id, 'number', s.number, 'year', s.year, 'code', s.code,
           'records', jsonb_array_length(s.records)) order by s.dossier_id)
         from archive.stub s where s.agency_id = l.agency_id and s.list_id = l.id) as dossiers,
       (select coalesce(json_agg(json_build_object('recordId', r ->> 'recordId', 'dossierId', s.dossier_id, 'module', f.module,
           'sourceId', f.source_id) order by s.dossier_id, r ->> 'recordId'), '[]')
         from archive.stub s cross join jsonb_array_elements(s.records) r
         left join archive.destroyed_source f on f.agency_id = s.agency_id and f.dossier_id = s.dossier_id and f.record_id = (r ->> 'recordId')::uuid
         where s.agency_id = l.agency_id and s.list_id = l.id) as records
     from archive.disposal_list l join organization.agency a on a.id = l.agency_id
     where l.agency_id = core.agency_id() and l.id = $1 and l.kind = 'destruction' and l.second_executed_at is not null`,
    [listId],
  );
  return row?.dossiers ? { ...row, at: row.at.toISOString() } : undefined;
}

export interface KnownDestruction {
  listId: DisposalListId;
  executedAt: Date;
}

/** Destructions as this database knows them: executed here, or done again after a restore. */
export async function knownDestructions(
  tx: Tx,
): Promise<{ executed: KnownDestruction[]; again: ReadonlySet<string> }> {
  const [executed, again] = await Promise.all([
    tx.rows<KnownDestruction>(
      `select id as "listId", second_executed_at as "executedAt" from archive.disposal_list
       where agency_id = core.agency_id() and kind = 'destruction' and second_executed_at is not null order by id`,
    ),
    tx.rows<{ id: string }>(
      'select distinct list_id as id from archive.destroyed_again where agency_id = core.agency_id()',
    ),
  ]);
  return { executed, again: new Set(again.map(({ id }) => id)) };
}

/** Takes away again what a note names; as the owner of the database. How many records there were. */
export async function destroyNoted(tx: Tx, note: DestructionNote, at: Date): Promise<number> {
  const [row] = await tx.rows<{ records: number }>('select archive.destroy_again($1, $2) as records', [
    JSON.stringify(note),
    at,
  ]);
  return row!.records;
}
