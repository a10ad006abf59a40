import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Call } from '#core/contract/client.ts';
import { newId, type PersonId, type UnitId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { type CheckInStatement, deviceProofBytes, statementBytes } from '../contract/check-in-statement.ts';
import { deductionSchemes } from '../contract/days.ts';
import { devices } from '../contract/devices.ts';
import { places } from '../contract/place-operations.ts';
import type { Position } from '../contract/positions.ts';
import { attendanceSettings } from '../contract/settings.ts';
import type { CheckInId, DeviceId, PlaceId } from '../contract/terms.ts';
import { financeRules } from '../server/rules/days/example-rules.ts';

/** Monday, 23 November 2026: the day of the tests, in Jakarta. */
export const monday = '2026-11-23';

/** "07:30" on a day in Jakarta. */
export function at(time: string, day = monday): Date {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return new Date(Date.parse(`${day}T00:00:00Z`) + ((hours - 7) * 3_600 + minutes * 60 + seconds) * 1_000);
}

/** Where the office is, as an honest phone says it. */
export const office: Position = {
  latitude: -6.1753921,
  longitude: 106.8271533,
  accuracyM: 8.213,
  altitudeM: 12.4,
};
/** Five kilometres north of it. */
export const elsewhere: Position = { ...office, latitude: office.latitude + 0.045 };

export interface AttendanceOffice extends SmallOffice {
  placeId: PlaceId;
}

/** An office in which attendance began in March: one place, the deductions of the Ministry of Finance, and who decides. */
export async function attendanceOffice(house: TestHouse): Promise<AttendanceOffice> {
  house.clock.set(at('06:00', '2026-03-02'));
  const made = await smallOffice(house);
  await give(house, made, made.admin, made.unitId, [
    ...['attendance.manage', 'attendance.show-code', 'attendance.decide'],
  ]);
  await give(house, made, made.head, made.deptId, ['attendance.decide', 'attendance.view-unit']);
  await give(house, made, made.division, made.deptId, ['attendance.decide', 'attendance.view-unit']);
  const { call } = made.admin;
  const startsOn = '2026-03-02';
  await call(attendanceSettings.decide, {
    startsOn,
    basis: 'Peraturan Bupati 7/2026',
    entranceCode: 'not-asked',
  });
  await call(deductionSchemes.decide, { startsOn, rules: scheme });
  const { id: placeId } = await call(places.create, {
    unitId: made.unitId,
    name: `Kantor ${newId()}`,
    startsOn,
    shape: {
      kind: 'circle',
      centre: { latitude: office.latitude, longitude: office.longitude },
      radiusM: 80,
    },
  });
  await call(places.allow, { placeId, unitId: made.unitId, startsOn });
  house.clock.set(at('06:00'));
  return { ...made, placeId };
}

const scheme = { ...financeRules, late: [...financeRules.late], early: [...financeRules.early] };

/** Rights of a post on a unit. */
export async function give(
  house: TestHouse,
  { agencyId }: SmallOffice,
  { postId }: Official,
  unitId: UnitId,
  permissions: readonly string[],
): Promise<void> {
  const roleId = newId();
  await house.owner(
    'insert into organization.role (agency_id, id, name, permissions) values ($1, $2, $3, $4)',
    [agencyId, roleId, `Presensi ${roleId}`, permissions],
  );
  await house.owner(
    'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $3, $4)',
    [agencyId, postId, roleId, unitId],
  );
}

/** A phone with a key of its own that it gives to nobody. */
export interface Phone {
  publicKey: string;
  privateKey: string;
  deviceId: DeviceId;
  personId: PersonId;
  sign(bytes: Uint8Array): string;
  /** What it says and signs when the button is pressed. */
  tap(more?: Partial<CheckInStatement>): { statement: CheckInStatement; signature: string };
}

export function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    sign: (bytes: Uint8Array) =>
      sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64'),
  };
}

/** A phone that is bound to the person; with a key that another phone has where one is given. */
export async function phoneOf(
  house: Pick<TestHouse, 'clock'>,
  { call, personId }: { call: Call; personId: PersonId },
  key = newKey(),
): Promise<Phone> {
  const proof = key.sign(deviceProofBytes(personId, key.publicKey));
  const { id: deviceId } = await call(devices.bind, { name: 'Ponsel', publicKey: key.publicKey, proof });
  return {
    ...key,
    deviceId,
    personId,
    tap: (more = {}) => {
      const statement: CheckInStatement = {
        ...{ checkInId: newId<'CheckIn'>() as CheckInId, personId, deviceId, direction: 'in' },
        ...{ ticket: null, monotonicMs: null, phoneClockAtTicket: null },
        phoneClock: house.clock.now().getTime(),
        ...{ position: jittered(), entrance: null, photo: null },
        ...more,
      };
      return { statement, signature: key.sign(statementBytes(statement)) };
    },
  };
}

let taps = 0;

/** The office as a phone reads it: never twice the same. */
export function jittered(around: Position = office): Position {
  taps += 1;
  const chance = createHash('sha256').update(String(taps)).digest();
  const metres = (byte: number) => ((byte / 255 - 0.5) * 40) / 111_000;
  return {
    latitude: around.latitude + metres(chance[0]!) + 1.2345e-9,
    longitude: around.longitude + metres(chance[1]!) + 1.2345e-9,
    accuracyM: 6 + chance[2]! / 37,
    altitudeM: 9 + chance[3]! / 41,
  };
}

/** A schedule as the worker runs it for an agency. */
export async function runSchedule(
  house: TestHouse,
  { agencyId }: Pick<SmallOffice, 'agencyId'>,
  schedule: Schedule,
): Promise<void> {
  const actor = systemActor(agencyId, 'Asia/Jakarta');
  const base = {
    ...house.house.services,
    ...{ actor, locale: 'id' as const, requestId: 'test', signal: new AbortController().signal },
  };
  const ctx: JobContext = {
    ...base,
    transact: (mode, work) =>
      transact(house.house.workerPool, { agency: agencyId }, mode, (tx) => work({ ...base, tx })),
  };
  await schedule.run(ctx);
}

/** The code with which an act is refused. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'not refused',
    (error: { code: string }) => error.code,
  );
}
