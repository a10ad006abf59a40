import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { Custody, Fate, LifeState, Medium } from '../../contract/terms.ts';

export interface ListFilters {
  unit: UnitId | null;
  code: string | null;
  year: number | null;
  states: readonly LifeState[] | null;
  custody: Custody | null;
  classes: readonly SecurityClass[] | null;
  /** Of these alone; null for all. */
  units: readonly UnitId[] | null;
  q: string | null;
}

export interface PrintedDossier {
  id: string;
  unit_id: string;
  year: number;
  number: number;
  code: string;
  title: string;
  security_class: string;
  state: LifeState;
  fate: Fate | null;
  inactive_until: string | null;
  permanent: boolean;
  vital: boolean;
  safeguarded: boolean;
  held: boolean;
  records: number;
  first_on: string | null;
  last_on: string | null;
  media: Medium[] | null;
  /** Room to folder, as it is walked. */
  place: string | null;
}

const statesOf = {
  active: ['open', 'awaiting-event', 'active', 'due-for-transfer', 'unscheduled'],
  inactive: [
    'inactive',
    'due-for-transfer',
    'due-for-destruction',
    'due-for-handover',
    'due-for-reappraisal',
    'held',
  ],
} as const satisfies Record<string, readonly LifeState[]>;

/**
 * Dossiers as a printed list has them, by unit, code, year and number. What waits to be moved stands in both lists: it is
 * with its unit still, and its active period is over.
 */
export function printedDossiers(
  tx: Tx,
  filters: ListFilters,
  kind: 'active' | 'inactive',
  most: number,
): Promise<PrintedDossier[]> {
  return tx.rows<PrintedDossier>(
    `select d.id, d.unit_id, d.year, d.number, d.code, d.title, d.security_class, d.state, d.fate, d.inactive_until::text as inactive_until,
       d.permanent, d.vital, d.safeguarded,
       exists (select from archive.hold h where h.agency_id = d.agency_id and h.dossier_id = d.id and h.lifted_on is null) as held,
       r.records, r.first_on::text as first_on, r.last_on::text as last_on, r.media,
       (with recursive line as (
          select p.parent_id, p.name, 1 as step from archive.place p where p.agency_id = d.agency_id and p.id = d.place_id
          union all
          select p.parent_id, p.name, l.step + 1 from archive.place p join line l on p.agency_id = d.agency_id and p.id = l.parent_id
            where l.step < 10)
        select string_agg(name, ' / ' order by step desc) from line) as place
     from archive.dossier d
     cross join lateral (select count(*)::int as records, min(i.record_date) as first_on, max(i.record_date) as last_on,
         array_agg(distinct i.medium) as media
       from archive.record i where i.agency_id = d.agency_id and i.dossier_id = d.id) r
     where d.agency_id = core.agency_id() and d.merged_into is null and d.state = any ($1::text[])
       and ($2::uuid is null or d.unit_id = $2)
       and ($3::text is null or d.code = $3 or starts_with(d.code, $3 || '.'))
       and ($4::int is null or d.year = $4)
       and ($5::text[] is null or d.state = any ($5))
       and ($6::text is null or d.custody = $6)
       and ($8::text[] is null or d.security_class = any ($8))
       and ($9::uuid[] is null or d.unit_id = any ($9))
       and ($10::text is null or strpos(lower(d.title), lower($10)) > 0 or $10 in (d.number::text, d.number || '/' || d.year))
     order by d.unit_id, d.code, d.year, d.number limit $7`,
    [
      statesOf[kind],
      filters.unit,
      filters.code,
      filters.year,
      filters.states,
      filters.custody,
      most,
      filters.classes,
      filters.units,
      filters.q,
    ],
  );
}
