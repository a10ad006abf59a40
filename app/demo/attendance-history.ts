import { createHash } from 'node:crypto';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { checkedIn } from '#modules/attendance/contract/events.ts';
import type { CheckInId, DeviceId, PlaceId } from '#modules/attendance/contract/terms.ts';
import type { DayPlan } from '#modules/calendar/server/calendar.api.ts';
import { howItWent, officeDays } from './attendance-lines.ts';

/** A check-in of weeks ago: nothing is left of where it was made but the place. */
interface PastCheckIn {
  direction: 'in' | 'out';
  day: string;
  at: Date;
}

const minute = 60_000;

/** Check-ins of somebody on the working days of plans, the last of which is of today, until an instant. */
export function pastCheckIns(key: string, plans: readonly DayPlan[], until: Date): PastCheckIn[] {
  const atOffice = officeDays(plans, plans.at(-1)!.day);
  return plans.flatMap((plan) => {
    const { day, hours } = plan;
    if (!hours) return [];
    const place = atOffice.indexOf(plan);
    const { arrivedAfter, leftAfter } = howItWent(key, day, place < 0 ? 0 : atOffice.length - place);
    const made: PastCheckIn[] = [];
    const add = (direction: 'in' | 'out', hour: Date, after: number | null) => {
      if (after === null) return;
      // Nobody presses a button on the minute.
      const second = (day.charCodeAt(9) * 7 + direction.length * 13) % 60;
      made.push({ direction, day, at: new Date(hour.getTime() + after * minute + second * 1_000) });
    };
    add('in', hours.startsAt, arrivedAfter);
    add('out', hours.endsAt, leftAfter);
    return made.filter(({ at }) => at <= until);
  });
}

/** Writes down what somebody checked in before, as of then; told to nobody and without a review. */
export async function keepPast(
  ctx: TxContext,
  of: { personId: PersonId; deviceId: DeviceId; placeId: PlaceId | null },
  past: readonly PastCheckIn[],
): Promise<void> {
  const rows = past.map(({ direction, day, at }) => {
    const id = newId<'CheckIn'>() satisfies CheckInId;
    const hash = createHash('sha256').update(id).digest('hex');
    return { id, direction, day, at: at.toISOString(), hash: `\\x${hash}` };
  });
  const { tx, actor } = ctx;
  await tx.rows(
    `insert into attendance.check_in (agency_id, id, person_id, device_id, direction, day, statement_hash, at_once, arrived_at, counts_at,
       earliest_at, time_by, time_remarks, place_id, verdict, distance_m, second_proof, standing, risk_score, risk_reasons)
     select $1, r.id, $2, $3, r.direction, r.day, r.hash, true, r.at, r.at, r.at, 'arrival', '[{"code":"arrived-at-once"}]', $4,
       case when $4::uuid is null then 'no-place' else 'in' end, case when $4::uuid is null then null else 0 end, 'not-asked', 'counts', 0, '[]'
     from jsonb_to_recordset($5::jsonb) as r(id uuid, direction text, day date, at timestamptz, hash bytea)`,
    [actor.agencyId, of.personId, of.deviceId, of.placeId, JSON.stringify(rows)],
  );
  for (const { id, direction, at } of rows) {
    const then = { ...ctx, clock: { now: () => new Date(at) } };
    const payload = { personId: of.personId, checkInId: id, direction, at, standing: 'counts' } as const;
    await emit(then, checkedIn, { subject: of.personId, payload });
  }
}
