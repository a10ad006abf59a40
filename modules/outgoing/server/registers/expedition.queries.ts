import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';

export interface ExpeditionSearch {
  units: readonly UnitId[];
  /** True for what was handed over, false for what waits. */
  handed: boolean | null;
  from: string | null;
  to: string | null;
  /** The last id of the page before, or null for the first page. */
  edge: string | null;
  size: number;
}

export interface ExpeditionRow {
  id: string;
  letter_id: string;
  unit_id: UnitId;
  channel: 'post' | 'agency' | 'mail' | 'paper';
  number: string;
  letter_day: string;
  subject: string;
  security_class: SecurityClass;
  drafted_post_id: string;
  name: string;
  behind: string | null;
  is_copy: boolean;
  sent_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
  handed_to: string | null;
}

/** Above every id: a page always begins below some id, so that the index is entered there in any plan. */
const top = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One page of the expedition book, newest first: letters on paper, unit by unit. Index: delivery_on_paper. */
export function expeditionPage(tx: Tx, search: ExpeditionSearch): Promise<ExpeditionRow[]> {
  return tx.rows(
    `select page.*, n.text as number, d.subject, d.drafted_post_id from (
       select f.* from unnest($1::uuid[]) as mine(of) cross join lateral (
         select v.id, v.letter_id, v.unit_id, v.channel, v.name, v.behind, v.is_copy, v.sent_at, v.delivered_at, v.read_at, v.failed_at,
           v.failure, v.handed_to, l.letter_day, l.security_class, l.number_id
         from outgoing.delivery v join outgoing.letter l on l.agency_id = v.agency_id and l.id = v.letter_id
         where v.agency_id = core.agency_id() and v.unit_id = mine.of and (v.channel = 'paper' or v.handed_to is not null)
           and v.id < $5 and ($2::boolean is null or (v.handed_to is not null) = $2)
           and ($3::date is null or l.letter_day >= $3) and ($4::date is null or l.letter_day <= $4)
         order by v.id desc limit $6) f
       order by f.id desc limit $6) page
     join outgoing.draft d on d.agency_id = core.agency_id() and d.id = page.letter_id
     join outgoing.number n on n.agency_id = core.agency_id() and n.id = page.number_id
     order by page.id desc`,
    [search.units, search.handed, search.from, search.to, search.edge ?? top, search.size],
  );
}
