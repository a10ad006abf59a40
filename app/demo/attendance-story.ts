import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { checkIns } from '#modules/attendance/contract/check-ins.ts';
import { attendanceRequests } from '#modules/attendance/contract/requests.ts';
import { reviews } from '#modules/attendance/contract/reviews.ts';
import type { DeviceId } from '#modules/attendance/contract/terms.ts';
import { appealReview } from '#modules/attendance/server/usecases/appeal-review.ts';
import { checkIn } from '#modules/attendance/server/usecases/check-in.ts';
import { decideOnRequest } from '#modules/attendance/server/usecases/decide-on-request.ts';
import { decideOnReview } from '#modules/attendance/server/usecases/decide-on-review.ts';
import { submitRequest } from '#modules/attendance/server/usecases/submit-request.ts';
import type { DayPlan } from '#modules/calendar/server/calendar.api.ts';
import { arrivedFarAway, officeDays } from './attendance-lines.ts';
import { farAway } from './attendance-places.ts';
import type { DemoPhone } from './demo-phone.ts';
import type { DemoAgency } from './load-organization.ts';
import { actsOf, type Stage } from './stage.ts';

/** By the key of a person: the phone, and the plans of the days until today. */
export type CameToWork = Map<string, { phone: DemoPhone; deviceId: DeviceId; plans: readonly DayPlan[] }>;

const hour = 3_600_000;

/** What somebody has to look at: check-ins from elsewhere, an appeal, requests; and duties that were approved. */
export async function tellAttendance(
  stage: Stage,
  agency: DemoAgency,
  came: CameToWork,
  now: Date,
): Promise<void> {
  const today = dayIn(agency.zone, now);
  const act = actsOf(stage, agency);
  const dayOf = (who: string, days: number) => found(officeDays(came.get(who)!.plans, today).at(-days));
  const later = (at: Date, hours: number) => new Date(Math.min(at.getTime() + hours * hour, now.getTime()));

  /** Comes at a quarter of an hour before the hours, six kilometres away. */
  const fromElsewhere = async (who: string) => {
    const { phone, deviceId } = came.get(who)!;
    const { hours } = dayOf(who, arrivedFarAway[who]!);
    const at = later(hours!.startsAt, -0.25);
    const tap = phone.tap(deviceId, 'in', at, farAway);
    const { checkIn: made } = await act(who, at, checkIns.checkIn, checkIn, tap);
    return { checkInId: made.id, at };
  };
  const ask = (who: string, at: Date, input: SentInput<typeof attendanceRequests.submit>) =>
    act(who, at, attendanceRequests.submit, submitRequest, input);

  await fromElsewhere('staf-aptika-2');
  const { checkInId, at } = await fromElsewhere('staf-ikp');
  await act('kabid-ikp', later(at, 5), reviews.decide, decideOnReview, {
    ...{ checkInId, decision: 'refuse' },
    reason: 'Tidak ada tugas di luar kantor pada hari itu.',
  });
  await act('staf-ikp', later(at, 26), reviews.appeal, appealReview, {
    checkInId,
    reason: 'Saya meliput kunjungan Bupati di Pelabuhan Arunika; undangannya terlampir pada agenda IKP.',
  });

  const covered = dayOf('sandiman', 6);
  const duty = await ask('sandiman', later(covered.hours!.startsAt, -20), {
    content: { kind: 'duty', part: 'whole', reference: '000.1.2.3/118/KOMINFO/2026' },
    ...{ firstDay: covered.day, lastDay: covered.day, reason: 'Pemeriksaan perangkat sandi di kecamatan' },
  });
  await act(
    'kabid-persandian',
    later(covered.hours!.startsAt, -18),
    attendanceRequests.decide,
    decideOnRequest,
    {
      ...{ requestId: duty.id, decision: 'approve' },
    },
  );

  const forgotten = dayOf('staf-kominfo', 2);
  await ask('staf-kominfo', later(forgotten.hours!.endsAt, 15), {
    content: { kind: 'correction', direction: 'out', at: later(forgotten.hours!.endsAt, 0.2).toISOString() },
    ...{ firstDay: forgotten.day, lastDay: forgotten.day },
    reason: 'Lupa presensi pulang karena rapat di ruang server sampai selesai.',
  });
  const nextWeek = dayIn(agency.zone, new Date(now.getTime() + 7 * 24 * hour));
  await ask('staf-aptika-2', later(now, -3), {
    content: { kind: 'duty', part: 'whole', reference: '000.1.2.3/131/KOMINFO/2026' },
    ...{ firstDay: nextWeek, lastDay: nextWeek, reason: 'Pendampingan aplikasi di Kecamatan Bahari' },
  });
  await ask('kabid-aptika', later(now, -5), {
    content: { kind: 'meeting', part: 'first-half', reference: '005/77/SETDA/2026' },
    ...{ firstDay: nextWeek, lastDay: nextWeek, reason: 'Rapat koordinasi SPBE di Setda' },
  });
}
