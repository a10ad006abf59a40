import type { Tx } from '#core/db/tx.ts';
import type { DossierId } from '../../contract/terms.ts';

export interface HandedDossier {
  id: DossierId;
  unitId: string;
  number: number;
  year: number;
  code: string;
  title: string;
  records: {
    id: string;
    itemNumber: number;
    title: string;
    number: string | null;
    party: string | null;
    date: string | null;
    files: { position: number; name: string; mediaType: string; size: number; sha256: string }[];
  }[];
}

/** Dossiers with their records and files, as the walls show them, in the order of year and number. */
export function recordsToHandOver(tx: Tx, ids: readonly DossierId[]): Promise<HandedDossier[]> {
  return tx.rows(
    `select d.id, d.unit_id as "unitId", d.number, d.year, d.code, d.title,
       coalesce((select json_agg(json_build_object('id', r.id, 'itemNumber', r.item_number, 'title', r.title, 'number', r.number,
           'party', r.party, 'date', r.record_date, 'files', coalesce((select json_agg(json_build_object('position', f.position,
               'name', f.name, 'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256) order by f.position)
             from archive.record_file f where f.agency_id = r.agency_id and f.record_id = r.id), '[]')) order by r.item_number)
         from archive.record r where r.agency_id = d.agency_id and r.dossier_id = d.id), '[]') as records
     from archive.dossier d where d.agency_id = core.agency_id() and d.id = any ($1::uuid[]) order by d.year, d.number, d.id`,
    [ids],
  );
}
