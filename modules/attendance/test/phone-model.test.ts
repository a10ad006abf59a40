import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { deviceProofBytes } from '../contract/check-in-statement.ts';
import { checkIns } from '../contract/check-ins.ts';
import { devices } from '../contract/devices.ts';
import type { CheckInId } from '../contract/terms.ts';
import { opened } from '../office/device/device-key.ts';
import { serverClock } from '../office/device/server-clock.ts';
import { signCheckIn } from '../office/device/sign-check-in.ts';
import {
  type Fault,
  goneBeforeAnswer,
  idAtSending,
  phone,
  steps,
} from '../office/device/test/phone-model.ts';
import { type AttendanceOffice, at, attendanceOffice, jittered } from './attendance-office.ts';

/** Runs against a real server and database; `ATTENDANCE_RUNS` asks for more. */
const numRuns = Number(process.env.ATTENDANCE_RUNS ?? 60);
const owner = 'arunika.ani';

let house: TestHouse;
let office: AttendanceOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await attendanceOffice(house);
  house.clock.set(at('07:21'));
});
afterAll(() => house.close());

/** What the browser does, with the keys, bytes and outbox of the page, against the server itself. */
async function boundPhone() {
  const { call, personId } = office.staff;
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const key = await opened(pair as CryptoKeyPair);
  const proof = await key.sign(deviceProofBytes(personId, key.publicKey));
  const device = await call(devices.bind, { name: 'Ponsel', publicKey: key.publicKey, proof });
  expect(device.fingerprint).toBe(key.fingerprint);
  let counter = 0;
  const clock = serverClock({ counter: () => counter, phone: () => house.clock.now().getTime() });
  clock.hear((await call(devices.showTime, { deviceId: device.id })).ticket, counter);
  const sign = () => {
    counter += 60_000;
    house.clock.advance(60_000);
    const position = jittered();
    const said = { personId, deviceId: device.id, direction: 'in' as const, position };
    return signCheckIn({ ...said, entrance: null, photo: null }, clock.stamp(), key);
  };
  return { sign, end: () => call(devices.end, { deviceId: device.id }) };
}

function modelOf(fault?: Fault) {
  return fc.asyncProperty(steps, async (all) => {
    const { call } = office.staff;
    const server = {
      checkIn: (item: Parameters<typeof call<typeof checkIns.checkIn>>[1]) => call(checkIns.checkIn, item),
      bring: (items: never[]) => call(checkIns.bring, { items }),
    };
    const own = await phone(owner, server as never, fault);
    const before = await rows();
    const { sign, end } = await boundPhone();
    const made: { id: CheckInId; at: number }[] = [];
    for (const step of all)
      await own.take(step, async () => {
        const item = await sign();
        made.push({ id: item.statement.checkInId, at: house.clock.now().getTime() });
        return item;
      });
    house.clock.advance(30 * 60_000);
    await own.settle();
    expect(await own.list()).toEqual([]);
    const arrived = await house.owner<{ id: string; at: Date }>(
      'select id, counts_at as at from attendance.check_in where id = any($1::uuid[])',
      [made.map(({ id }) => id)],
    );
    const ids = arrived.map(({ id }) => id);
    for (const id of own.promised) expect(ids).toContain(id);
    // Nothing arrived under an id that no press made.
    expect((await rows()) - before).toBe(ids.length);
    // Kept or not, what counts is when the button was pressed; a request that was long under way counts when it arrives.
    const slow = all.some((step) => step.do === 'net' && step.net === 'late');
    for (const row of arrived) {
      const late = row.at.getTime() - made.find(({ id }) => id === row.id)!.at;
      expect(late).toBeGreaterThanOrEqual(-1_000);
      if (!slow) expect(late).toBeLessThanOrEqual(1_000);
    }
    await end();
  });
}

const rows = async () =>
  (await house.owner<{ n: number }>('select count(*)::int as n from attendance.check_in'))[0]!.n;

test(
  'what the phone signs and keeps arrives once at a real server, and counts when it was pressed',
  async () => {
    await fc.assert(modelOf(), { numRuns, seed: 1 });
    expect(await rows()).toBeGreaterThan(0);
  },
  60_000 + numRuns * 300,
);

test.each([
  ['the id made at sending', idAtSending],
  ['the row gone before the answer', goneBeforeAnswer(owner)],
])('the model notices %s', async (_, fault) => {
  await expect(fc.assert(modelOf(fault), { numRuns: 40, seed: 1, endOnFailure: true })).rejects.toThrow();
});
