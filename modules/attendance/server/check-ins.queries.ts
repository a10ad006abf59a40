import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Standing, secondProofs, Verdict } from '../contract/check-ins.ts';
import type { RiskReason } from '../contract/risk.ts';
import type { CheckInId, DeviceId, Direction, PlaceId } from '../contract/terms.ts';
import type { TimeRemark } from '../contract/time-tickets.ts';
import type { Day } from './rules/calendar-days.ts';

export interface CheckInRow {
  id: CheckInId;
  personId: PersonId;
  deviceId: DeviceId;
  direction: Direction;
  day: Day;
  statementHash: Buffer;
  atOnce: boolean;
  arrivedAt: Date;
  countsAt: Date;
  earliestAt: Date | null;
  timeBy: 'arrival' | 'monotonic' | 'person';
  timeRemarks: TimeRemark[];
  placeId: PlaceId | null;
  verdict: Verdict;
  distanceM: number | null;
  coarseLatitude: number | null;
  coarseLongitude: number | null;
  secondProof: (typeof secondProofs)[number];
  photoDigest: Buffer | null;
  standing: Standing;
  riskScore: number | null;
  riskReasons: RiskReason[] | null;
}

export const checkInColumns = `c.id, c.person_id as "personId", c.device_id as "deviceId", c.direction, c.day,
  c.statement_hash as "statementHash", c.at_once as "atOnce", c.arrived_at as "arrivedAt", c.counts_at as "countsAt",
  c.earliest_at as "earliestAt", c.time_by as "timeBy", c.time_remarks as "timeRemarks", c.place_id as "placeId", c.verdict,
  c.distance_m as "distanceM", c.coarse_latitude as "coarseLatitude", c.coarse_longitude as "coarseLongitude",
  c.second_proof as "secondProof", c.photo_digest as "photoDigest", c.standing, c.risk_score as "riskScore",
  c.risk_reasons as "riskReasons"`;

export async function checkInsByIds(tx: Tx, ids: readonly CheckInId[]): Promise<Map<CheckInId, CheckInRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<CheckInRow>(
    `select ${checkInColumns} from attendance.check_in c where c.agency_id = core.agency_id() and c.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A check-in, held against other changes until the transaction ends. */
export async function lockCheckIn(tx: Tx, id: CheckInId): Promise<CheckInRow | undefined> {
  const rows = await tx.rows<CheckInRow>(
    `select ${checkInColumns} from attendance.check_in c where c.agency_id = core.agency_id() and c.id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

/** A page of the check-ins of a person, the latest first; one more than its size. Index: check_in_person. */
export function checkInPage(
  tx: Tx,
  personId: PersonId,
  before: { at: Date; id: string } | null,
  size: number,
): Promise<CheckInRow[]> {
  return tx.rows(
    `select ${checkInColumns} from attendance.check_in c where c.agency_id = core.agency_id() and c.person_id = $1
       and ($2::timestamptz is null or (c.counts_at, c.id) < ($2, $3::uuid))
     order by c.counts_at desc, c.id desc limit $4`,
    [personId, before?.at ?? null, before?.id ?? null, size + 1],
  );
}

/** A check-in as days are reckoned from it. */
export interface CountedCheckIn {
  personId: PersonId;
  direction: Direction;
  at: Date;
  awaits: boolean;
}

/** Check-ins of people in a time that were not refused, in order. Index: check_in_person. */
export function countedCheckIns(
  tx: Tx,
  personIds: readonly PersonId[],
  from: Date,
  until: Date,
): Promise<CountedCheckIn[]> {
  return tx.rows(
    `select c.person_id as "personId", c.direction, c.counts_at as at, c.standing = 'awaits' as awaits
     from attendance.check_in c
     where c.agency_id = core.agency_id() and c.person_id = any($1::uuid[])
       and c.counts_at >= $2 and c.counts_at < $3 and c.standing <> 'not-accepted'
     order by c.counts_at, c.id`,
    [personIds, from, until],
  );
}

/** The steps of the codes of a place that a person used from one on. */
export async function usedSteps(
  tx: Tx,
  personId: PersonId,
  placeId: PlaceId,
  from: number,
): Promise<Set<number>> {
  const rows = await tx.rows<{ step: number }>(
    'select step from attendance.code_use where agency_id = core.agency_id() and person_id = $1 and place_id = $2 and step >= $3',
    [personId, placeId, from],
  );
  return new Set(rows.map(({ step }) => step));
}
