import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { UnitKind } from '#modules/organization/contract/shapes.ts';
import type { DelegationId } from '../contract/ids.ts';
import type { LeaveKind } from '../contract/terms.ts';
import type { DayText } from './rules/length/calendar-days.ts';

/** What the agency decided last; undefined where it decided nothing. */
export async function latestSettings(tx: Tx): Promise<{ contents: unknown; setAt: Date } | undefined> {
  const [row] = await tx.rows<{ contents: unknown; setAt: Date }>(
    `select s.contents, s.set_at as "setAt" from leave.settings s where s.agency_id = core.agency_id() order by s.id desc limit 1`,
  );
  return row;
}

export interface DelegationRow {
  id: DelegationId;
  kinds: LeaveKind[];
  mostDays: number | null;
  postId: PostId | null;
  unitKind: UnitKind | null;
  decreeNumber: string;
  startsOn: DayText;
  endsBefore: DayText | null;
}

const delegation = `select d.id, d.kinds, d.most_days as "mostDays", d.post_id as "postId", d.unit_kind as "unitKind",
  d.decree_number as "decreeNumber", d.starts_on as "startsOn", d.ends_before as "endsBefore" from leave.delegation d
  where d.agency_id = core.agency_id()`;

/** Delegations, the latest first. */
export function delegations(tx: Tx): Promise<DelegationRow[]> {
  return tx.rows(`${delegation} order by d.starts_on desc, d.id desc limit 500`);
}

/** Those that hold on a day. Index: delegation_days. */
export function delegationsOn(tx: Tx, day: DayText): Promise<DelegationRow[]> {
  return tx.rows(
    `${delegation} and d.starts_on <= $1 and (d.ends_before is null or d.ends_before > $1) order by d.starts_on, d.id`,
    [day],
  );
}

export async function lockDelegation(tx: Tx, id: DelegationId): Promise<DelegationRow | undefined> {
  return (await tx.rows<DelegationRow>(`${delegation} and d.id = $1 for no key update`, [id]))[0];
}

export interface StaffingRow {
  unitId: UnitId;
  people: number | null;
  percent: number | null;
  setBy: PersonId;
}

export async function staffingOf(tx: Tx, unitId: UnitId): Promise<StaffingRow | undefined> {
  const [row] = await tx.rows<StaffingRow>(
    `select s.unit_id as "unitId", s.people, s.percent, s.set_by as "setBy" from leave.staffing s
     where s.agency_id = core.agency_id() and s.unit_id = $1`,
    [unitId],
  );
  return row;
}
