import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** A letterhead as it counts on a day. */
export interface LetterheadRow {
  unitId: UnitId;
  form: 'post' | 'agency';
  lines: string[];
  address: string[];
  emblem: string | null;
  place: string | null;
}

/** Of the units the letterheads that count on the day, those of the last unit first. Constraint: letterhead_decided_meanwhile. */
export function letterheadsOn(tx: Tx, unitIds: readonly UnitId[], day: string): Promise<LetterheadRow[]> {
  return tx.rows(
    `select "unitId", form, lines, address, emblem, place from (
       select distinct on (unit_id, form) unit_id as "unitId", form, lines, address, emblem, place
       from outgoing.letterhead
       where agency_id = core.agency_id() and unit_id = any($1::uuid[]) and starts_on <= $2
       order by unit_id, form, starts_on desc, made_at desc, id desc
     ) counting
     order by array_position($1::uuid[], "unitId") desc`,
    [unitIds, day],
  );
}

export interface KeptLetterhead extends LetterheadRow {
  startsOn: string;
}

/** Every letterhead of the agency as it counts on the day; of one that begins later its first form. */
export function allLetterheads(tx: Tx, day: string): Promise<KeptLetterhead[]> {
  return tx.rows(
    `select distinct on (unit_id, form) unit_id as "unitId", form, lines, address, emblem, place, starts_on as "startsOn"
     from outgoing.letterhead where agency_id = core.agency_id()
     order by unit_id, form, starts_on > $1, case when starts_on <= $1 then starts_on end desc, starts_on,
       made_at desc, id desc`,
    [day],
  );
}
