import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { PersonKind } from '../contract/shapes.ts';

/** Somebody in service, with the unit by which they go. */
export interface PlacedPerson {
  personId: PersonId;
  /** With titles. */
  name: string;
  kind: PersonKind;
  unitId: UnitId;
  /** The units from the root down to it. */
  path: UnitId[];
}

/** People `scope`, in service at `$1`, the day `$2`, each by the post held definitively before acting, the longest held first. */
const placed = (scope: string, condition: string) => `with scope as materialized (${scope}), placed as (
     select distinct on (d.person_id) d.person_id, u.id as unit_id, u.ancestor_ids from scope s
     join organization.holder d on d.agency_id = core.agency_id() and d.person_id = s.person_id
       and d.starts_at <= $1 and (d.ends_at is null or d.ends_at > $1)
     join organization.post p on p.agency_id = core.agency_id() and p.id = d.post_id
     join organization.unit u on u.agency_id = core.agency_id() and u.id = p.unit_id
     order by d.person_id, (d.kind = 'definitive') desc, d.starts_at, d.id
   )
   select h.id as "personId", concat(h.front_title || ' ', h.name, ', ' || h.back_title) as name, h.kind,
     l.unit_id as "unitId", l.ancestor_ids as path
   from placed l join organization.person h on h.agency_id = core.agency_id() and h.id = l.person_id
   where ${condition} and (h.active_until is null or h.active_until >= $2)
   order by h.name, h.id`;

const underUnits = placed(
  `select distinct d.person_id from organization.unit u
   join organization.post p on p.agency_id = core.agency_id() and p.unit_id = u.id
   join organization.holder d on d.agency_id = core.agency_id() and d.post_id = p.id
     and d.starts_at <= $1 and (d.ends_at is null or d.ends_at > $1)
   where u.agency_id = core.agency_id() and ($3::uuid[] is null or u.ancestor_ids && $3)`,
  '($3::uuid[] is null or l.ancestor_ids && $3)',
);
const named = placed('select unnest($3::uuid[]) as person_id', 'true');

/** People who go by one of the units or one below at the instant, by name; everybody where no units are given. Index: holder_of_post. */
export function peopleUnder(
  tx: Tx,
  unitIds: readonly UnitId[] | null,
  at: Date,
  day: string,
): Promise<PlacedPerson[]> {
  return tx.rows(underUnits, [at, day, unitIds]);
}

/** Those of the people who are in service at the instant, by name. Index: holder_of_person. */
export function peopleInService(
  tx: Tx,
  personIds: readonly PersonId[],
  at: Date,
  day: string,
): Promise<PlacedPerson[]> {
  return tx.rows(named, [at, day, personIds]);
}
