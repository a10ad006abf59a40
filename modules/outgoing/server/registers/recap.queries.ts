import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

export interface RecapRow {
  unit_id: UnitId;
  kind_code: string;
  kind_name: string;
  month: number;
  signed: number;
  sent_late: number;
  median_days: number;
}

/**
 * Signed letters of a year by unit, kind and month: how many, how many were sent later than a day after their last
 * signature, and half of them needed no longer than so many days. Index: letter_register_of_unit.
 */
export function recapOf(
  tx: Tx,
  { units, year, now }: { units: readonly UnitId[]; year: number; now: Date },
): Promise<RecapRow[]> {
  return tx.rows(
    `select l.unit_id, l.kind_code, max(d.kind_name) as kind_name, extract(month from l.letter_day)::int as month,
       count(*)::int as signed,
       count(*) filter (where coalesce(l.sent_at, $4) > l.signed_at + interval '1 day')::int as sent_late,
       round((percentile_cont(0.5) within group (order by extract(epoch from l.signed_at - d.created_at)) / 86400)::numeric, 1)::float8
         as median_days
     from outgoing.letter l join outgoing.draft d on d.agency_id = l.agency_id and d.id = l.id
     where l.agency_id = core.agency_id() and l.unit_id = any ($1::uuid[]) and l.letter_day >= make_date($2, 1, 1)
       and l.letter_day <= make_date($3, 12, 31)
     group by l.unit_id, l.kind_code, extract(month from l.letter_day)
     order by l.unit_id, l.kind_code, month`,
    [units, year, year, now],
  );
}

export interface UnfinishedRow {
  unit_id: UnitId;
  writing: number;
  review: number;
  to_sign: number;
  to_send: number;
  late: number;
  oldest_since: Date;
}

/**
 * What is not finished, by unit; `lateSince` says since when at the latest a letter may lie at its desk: very urgent,
 * urgent, usual. Index: draft_unfinished.
 */
export function unfinishedOf(
  tx: Tx,
  { units, lateSince }: { units: readonly UnitId[]; lateSince: readonly Date[] },
): Promise<UnfinishedRow[]> {
  return tx.rows(
    `select d.unit_id, count(*) filter (where d.stage = 'draft')::int as writing,
       count(*) filter (where d.stage = 'review')::int as review,
       count(*) filter (where d.stage in ('ready', 'numbered', 'signing'))::int as to_sign,
       count(*) filter (where d.stage = 'signed')::int as to_send,
       count(*) filter (where (d.returned or d.stage <> 'draft') and d.held_since <
         (case d.urgency when 'sangat-segera' then ($2::timestamptz[])[1] when 'segera' then ($2::timestamptz[])[2]
           else ($2::timestamptz[])[3] end))::int as late,
       min(d.held_since) as oldest_since
     from outgoing.draft d
     where d.agency_id = core.agency_id() and d.unit_id = any ($1::uuid[]) and d.stage not in ('sent', 'cancelled')
     group by d.unit_id order by d.unit_id`,
    [units, lateSince],
  );
}
