import type { FileId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Ground } from '../contract/check-ins.ts';
import type { RiskFinding } from '../contract/risk.ts';
import type { CheckInId } from '../contract/terms.ts';
import type { Day } from './rules/calendar-days.ts';
import { longestTrail, mostUsers, type Use } from './rules/honesty/sightings.ts';

/** So many check-ins from one point are looked at: the middle of a radio cell has those of a whole building. */
const mostUses = 300;

/** What a check-in shows of where it came from. */
export interface SightingRow {
  checkInId: CheckInId;
  personId: PersonId;
  day: Day;
  at: Date;
  latitude: number;
  longitude: number;
  accuracyM: number;
  altitudeM: number | null;
  /** Hex of the fingerprint of the key: one device may be bound by several people. */
  device: string;
}

export interface UnscoredRow extends Omit<SightingRow, 'latitude' | 'longitude' | 'accuracyM'> {
  /** Null where the phone gave no position. */
  latitude: number | null;
  longitude: number | null;
  accuracyM: number | null;
  /** Hex of the SHA-256 that was signed for, and the file that came with it. */
  photo: string | null;
  photoFileId: FileId | null;
  secondProof: 'given' | 'missing' | 'not-asked';
  trail: (Omit<SightingRow, 'at'> & { at: string })[];
  pointUsers: Use[];
  deviceUsers: Use[];
  photoFirst: Use | null;
  /** Somebody decided on it already. */
  decided: boolean;
}

/** Whether a device stood for everybody when a check-in arrived from it. */
const onKiosk = (
  device: string,
  checkIn: string,
) => `exists (select from attendance.kiosk k where k.agency_id = core.agency_id()
  and k.fingerprint = ${device}.fingerprint and k.recorded_at <= ${checkIn}.arrived_at
  and (k.ended_at is null or k.ended_at > ${checkIn}.arrived_at))`;

/**
 * Check-ins whose position nobody weighed, with all that is known around them. A device that stands at an entrance for everybody
 * gives all the same point: of it no other users are told, nor later of what was checked in on it then. Index:
 * check_in_unscored, point_person, check_in_point, check_in_device, check_in_photo, kiosk_fingerprint.
 */
export function unscored(tx: Tx, limit: number): Promise<UnscoredRow[]> {
  return tx.rows(
    `select c.id as "checkInId", c.person_id as "personId", c.day, c.counts_at as at, p.latitude, p.longitude,
       p.accuracy_m as "accuracyM", p.altitude_m as "altitudeM", encode(d.fingerprint, 'hex') as device,
       encode(c.photo_digest, 'hex') as photo, c.file_id as "photoFileId", c.second_proof as "secondProof",
       coalesce(r.state <> 'waiting', false) as decided,
       (select coalesce(json_agg(t order by t.at), '[]') from (
          select o.check_in_id as "checkInId", o.person_id as "personId", o.day, o.at, o.latitude, o.longitude,
            o.accuracy_m as "accuracyM", o.altitude_m as "altitudeM", encode(e.fingerprint, 'hex') as device
          from attendance.point o
          join attendance.check_in b on b.agency_id = core.agency_id() and b.id = o.check_in_id
          join attendance.device e on e.agency_id = core.agency_id() and e.id = b.device_id
          where o.agency_id = core.agency_id() and o.person_id = c.person_id and (o.at, o.check_in_id) < (c.counts_at, c.id)
          order by o.at desc, o.check_in_id desc limit ${longestTrail}) t) as trail,
       (select coalesce(json_agg(json_build_object('personId', u.person_id, 'day', u.day)), '[]') from (
          select n.person_id, max(n.day) as day from (
            select b.person_id, b.day from attendance.check_in b
            where b.agency_id = core.agency_id() and b.point_key = c.point_key and not ${onKiosk('d', 'c')}
              and (b.arrived_at, b.id) < (c.arrived_at, c.id)
            order by b.day desc limit ${mostUses}) n
          group by n.person_id order by max(n.day) desc limit ${mostUsers}) u) as "pointUsers",
       (select coalesce(json_agg(json_build_object('personId', u.person_id, 'day', u.day)), '[]') from (
          select e.person_id, max(l.day) as day from attendance.device e
          cross join lateral (
            select b.day from attendance.check_in b
            where b.agency_id = core.agency_id() and b.device_id = e.id and (b.arrived_at, b.id) < (c.arrived_at, c.id)
              and not ${onKiosk('e', 'b')}
            order by b.day desc limit 1) l
          where e.agency_id = core.agency_id() and e.fingerprint = d.fingerprint and not ${onKiosk('d', 'c')}
          group by e.person_id order by max(l.day) desc limit ${mostUsers}) u) as "deviceUsers",
       (select json_build_object('personId', b.person_id, 'day', b.day) from attendance.check_in b
          where b.agency_id = core.agency_id() and b.photo_digest = c.photo_digest and (b.arrived_at, b.id) < (c.arrived_at, c.id)
          order by b.counts_at limit 1) as "photoFirst"
     from attendance.check_in c
     join attendance.device d on d.agency_id = core.agency_id() and d.id = c.device_id
     left join attendance.point p on p.agency_id = core.agency_id() and p.check_in_id = c.id
     left join attendance.review r on r.agency_id = core.agency_id() and r.check_in_id = c.id
     where c.agency_id = core.agency_id() and c.risk_score is null
     order by c.id limit $1`,
    [limit],
  );
}

/** What was found about check-ins; those at which somebody has to look await it. */
export async function writeScores(
  tx: Tx,
  scores: readonly { checkInId: CheckInId; finding: RiskFinding; asks: boolean }[],
): Promise<void> {
  if (scores.length === 0) return;
  await tx.rows(
    `update attendance.check_in c set risk_score = s.score, risk_reasons = s.reasons,
       standing = case when s.asks and not exists (select from attendance.review r where r.agency_id = core.agency_id()
         and r.check_in_id = c.id and r.state <> 'waiting') then 'awaits' else c.standing end
     from jsonb_to_recordset($1::jsonb) as s(id uuid, score smallint, reasons jsonb, asks boolean)
     where c.agency_id = core.agency_id() and c.id = s.id`,
    [
      JSON.stringify(
        scores.map(({ checkInId: id, finding: { score, reasons }, asks }) => ({ id, score, reasons, asks })),
      ),
    ],
  );
}

/** Opens reviews, or adds the grounds to those that are open. */
export async function openReviews(
  tx: Tx,
  agencyId: string,
  rows: readonly { checkInId: CheckInId; personId: PersonId; grounds: readonly Ground[] }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `insert into attendance.review as r (agency_id, check_in_id, person_id, grounds, state, opened_at)
     select $1, v."checkInId", v."personId", v.grounds, 'waiting', $3
     from jsonb_to_recordset($2::jsonb) as v("checkInId" uuid, "personId" uuid, grounds text[])
     on conflict (agency_id, check_in_id) do update set grounds = r.grounds || excluded.grounds
       where r.state = 'waiting' and not r.grounds && excluded.grounds`,
    [agencyId, JSON.stringify(rows), at],
  );
}
