import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { keys } from '#modules/identity/contract/keys.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { statementBytes } from '../contract/check-in-statement.ts';
import { checkIns } from '../contract/check-ins.ts';
import { devices } from '../contract/devices.ts';
import { kiosks } from '../contract/kiosks.ts';
import { places } from '../contract/place-operations.ts';
import type { CheckInId } from '../contract/terms.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  elsewhere,
  jittered,
  newKey,
  type Phone,
  phoneOf,
  refusal,
} from './attendance-office.ts';

let house: TestHouse;
let office: AttendanceOffice;
let phone: Phone;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await attendanceOffice(house);
  phone = await phoneOf(house, office.staff);
  house.clock.set(at('07:21'));
});
afterAll(() => house.close());

const call = () => office.staff.call;
const count = async (table: string) =>
  (
    await house.owner<{ n: number }>(
      `select count(*)::int as n from attendance.${table} where agency_id = $1`,
      [office.agencyId],
    )
  )[0]!.n;

describe('a check-in', () => {
  test('at the place counts at once, and says where only to a kilometre', async () => {
    const { checkIn, ticket } = await call()(checkIns.checkIn, phone.tap());
    expect(checkIn).toMatchObject({
      ...{ standing: 'counts', verdict: 'in', at: '2026-11-23T00:21:00.000Z' },
      ...{ coarse: { latitude: -6.18, longitude: 106.83 }, place: { id: office.placeId } },
    });
    expect(ticket.length).toBeGreaterThan(50);
    expect((await call()(checkIns.listOwn, {})).items).toEqual([checkIn]);
  });

  test('is told to the log, and leaves no job behind where nobody has to look', async () => {
    const jobs = () =>
      house.owner<{ n: number }>('select count(*)::int as n from graphile_worker._private_jobs');
    const before = await jobs();
    const { checkIn } = await call()(checkIns.checkIn, phone.tap());
    expect(await jobs()).toEqual(before);
    const told = await house.owner(
      `select 1 from core.event where agency_id = $1 and type = 'attendance.checked' and payload ->> 'checkInId' = $2`,
      [office.agencyId, checkIn.id],
    );
    expect(told).toHaveLength(1);
  });

  test('outside, or without a position, is taken and looked at; nothing is refused', async () => {
    for (const [position, verdict] of [
      [jittered(elsewhere), 'out'],
      [null, 'no-position'],
      [{ ...elsewhere, accuracyM: 9_000 }, 'uncertain'],
    ] as const) {
      const { checkIn } = await call()(checkIns.checkIn, phone.tap({ position }));
      expect(checkIn).toMatchObject({ verdict, standing: 'awaits' });
    }
    expect(await count('review')).toBe(3);
  });

  test('the same bytes again change nothing and get what stands; others under the same id are refused', async () => {
    const tap = phone.tap();
    const first = await call()(checkIns.checkIn, tap);
    house.clock.set(at('09:00'));
    const again = await call()(checkIns.checkIn, tap);
    const kept = await call()(checkIns.bring, { items: [tap, tap] });
    expect(again.checkIn).toEqual(first.checkIn);
    expect(kept.items.map(({ outcome }) => outcome)).toEqual(['known', 'known']);
    const other = phone.tap({ checkInId: tap.statement.checkInId, direction: 'out' });
    expect(await refusal(call()(checkIns.checkIn, other))).toBe('attendance.other-statement');
    expect(await count('check_in')).toBe(1);
  });

  test('of which twenty arrive at once is one', async () => {
    const tap = phone.tap();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call()(checkIns.bring, { items: [tap] })),
    );
    expect(new Set(answers.map(({ items }) => JSON.stringify(items[0]!.checkIn))).size).toBe(1);
    expect(await count('check_in')).toBe(1);
  });

  test('arrives exactly once, whatever is sent twice, at once, out of order, or answered to nobody', async () => {
    const send = fc.record({ tap: fc.nat(4), beside: fc.nat(4), alone: fc.boolean() });
    const model = fc.asyncProperty(fc.array(send, { minLength: 1, maxLength: 12 }), async (sends) => {
      const taps = Array.from({ length: 5 }, () => phone.tap());
      const before = await count('check_in');
      const of = ({ tap, beside, alone }: (typeof sends)[number]) =>
        alone
          ? call()(checkIns.checkIn, taps[tap]!)
          : call()(checkIns.bring, { items: [taps[tap]!, taps[beside]!] });
      for (let first = 0; first < sends.length; first += 3)
        await Promise.all(sends.slice(first, first + 3).map(of));
      const sent = new Set(sends.flatMap(({ tap, beside, alone }) => (alone ? [tap] : [tap, beside])));
      expect((await count('check_in')) - before).toBe(sent.size);
    });
    await fc.assert(model, { seed: 1, numRuns: 25 });
  });

  test('with a forged signature, or that of another device or statement, is not taken', async () => {
    const tap = phone.tap();
    const stranger = newKey();
    const forged = [
      { ...tap, signature: stranger.sign(statementBytes(tap.statement)) },
      { ...tap, signature: Buffer.alloc(64, 1).toString('base64') },
      { ...tap, signature: 'AAAA' },
      { ...tap, statement: { ...tap.statement, direction: 'out' as const } },
      { ...tap, statement: { ...tap.statement, position: jittered() } },
      { ...tap, statement: { ...tap.statement, phoneClock: tap.statement.phoneClock - 1 } },
    ];
    for (const one of forged)
      expect(await refusal(call()(checkIns.checkIn, one))).toBe('attendance.not-signed');
    expect(await count('check_in')).toBe(0);
    await call()(checkIns.checkIn, tap);
    expect(await count('check_in')).toBe(1);
  });

  test('of another person or with their device is not taken, nor one of an ended device', async () => {
    const theirs = await phoneOf(house, office.division);
    expect(await refusal(call()(checkIns.checkIn, theirs.tap()))).toBe('attendance.of-another');
    const inMyName = theirs.tap({ personId: office.staff.personId });
    expect(await refusal(call()(checkIns.checkIn, inMyName))).toBe('attendance.of-another');
    await call()(devices.end, { deviceId: phone.deviceId });
    expect(await refusal(call()(checkIns.checkIn, phone.tap()))).toBe('attendance.device-ended');
  });

  test('under the id of somebody else is refused without telling of theirs', async () => {
    const theirs = await phoneOf(house, office.division);
    const tap = theirs.tap();
    await office.division.call(checkIns.checkIn, tap);
    const mine = phone.tap({ checkInId: tap.statement.checkInId });
    expect(await refusal(call()(checkIns.checkIn, mine))).toBe('attendance.other-statement');
  });

  test('brought with others is answered for itself', async () => {
    const [good, bad] = [phone.tap(), phone.tap()];
    const { items } = await call()(checkIns.bring, {
      items: [{ ...bad, signature: 'AAAA' }, good, phone.tap({ direction: 'out' })],
    });
    expect(items.map(({ outcome, error }) => error ?? outcome)).toEqual([
      'attendance.not-signed',
      'taken',
      'taken',
    ]);
    expect(items[1]!.id).toBe(good.statement.checkInId);
  });
});

describe('a device', () => {
  test('is bound with a key that it proves, once a person, who is told', async () => {
    const key = newKey();
    const input = { name: 'Ponsel', publicKey: key.publicKey };
    const bind = (proof: string) => call()(devices.bind, { ...input, proof });
    expect(await refusal(bind(newKey().sign(Buffer.from('x'))))).toBe('attendance.key-not-proven');
    const bad = { ...input, publicKey: Buffer.from('no key').toString('base64'), proof: 'AAAA' };
    expect(await refusal(call()(devices.bind, bad))).toBe('attendance.not-a-key');
    expect(await refusal(phoneOf(house, office.staff, phone))).toBe('attendance.device-known');
    const { items } = await call()(devices.list, {});
    expect(items).toHaveLength(1);
    await house.runJobs();
    // Also though they bound it themselves: it may not have been they.
    const told = await house.owner(
      `select 1 from notifications.notification where person_id = $1 and event_type = 'device.bound'`,
      [office.staff.personId],
    );
    expect(told).toHaveLength(1);
  });

  test('is called as its person says', async () => {
    const { deviceId } = phone;
    expect(await call()(devices.rename, { deviceId, name: 'Ponsel dinas' })).toMatchObject({
      name: 'Ponsel dinas',
    });
    expect((await call()(devices.list, {})).items.map(({ name }) => name)).toEqual(['Ponsel dinas']);
  });

  test('of another cannot be ended or renamed, nor asked for the time', async () => {
    const { deviceId } = phone;
    expect(await refusal(office.head.call(devices.rename, { deviceId, name: 'X' }))).toBe('core.not-found');
    expect(await refusal(office.head.call(devices.end, { deviceId }))).toBe('core.not-found');
    expect(await refusal(office.head.call(devices.showTime, { deviceId }))).toBe('core.not-found');
  });
});

describe('a program', () => {
  test('binds no device, hears no time and checks nobody in, also where its key acts for a person', async () => {
    const scopes = ['posts.act', 'attendance.decide'];
    // On the day on which they signed in: a key asks for a fresh factor.
    house.clock.set(at('06:00', '2026-03-02'));
    const { key } = await office.head.call(keys.create, {
      ...{ name: 'Program', scopes, expiresAt: '2026-12-31T00:00:00Z' },
    });
    house.clock.set(at('07:21'));
    const mine = await phoneOf(house, office.head);
    const program = house.as(key);
    const { deviceId } = mine;
    const refusals = [
      refusal(phoneOf(house, { call: program, personId: office.head.personId })),
      refusal(program(devices.showTime, { deviceId })),
      refusal(program(devices.end, { deviceId })),
      refusal(program(checkIns.checkIn, mine.tap())),
      refusal(program(checkIns.bring, { items: [mine.tap()] })),
    ];
    for (const one of await Promise.all(refusals)) expect(one).toBe('attendance.not-by-program');
    expect(await count('check_in')).toBe(0);
    expect(await count('device')).toBe(2);
  });
});

describe('a shared device', () => {
  test('stands for its place until that is closed', async () => {
    const { placeId, admin } = office;
    await admin.call(kiosks.declare, { placeId, name: 'Tablet lobi', publicKey: phone.publicKey });
    const verdict = async () =>
      (await call()(checkIns.checkIn, phone.tap({ position: jittered(elsewhere) }))).checkIn.verdict;
    expect(await verdict()).toBe('in');
    await admin.call(places.close, { placeId, lastDay: '2026-11-23' });
    house.clock.set(at('07:21', '2026-11-24'));
    expect(await verdict()).toBe('no-place');
  });
});

describe('the code at the entrance', () => {
  test('stands in for a position that decides nothing, once for a person', async () => {
    const { placeId } = office;
    const { digits } = await office.admin.call(places.showCode, { placeId });
    const poor = { ...elsewhere, accuracyM: 9_000 };
    const entrance = { placeId, digits };
    const first = await call()(checkIns.checkIn, phone.tap({ position: poor, entrance }));
    expect(first.checkIn).toMatchObject({ secondProof: 'given', standing: 'counts', verdict: 'uncertain' });
    const replay = await call()(checkIns.checkIn, phone.tap({ position: poor, entrance }));
    expect(replay.checkIn).toMatchObject({ secondProof: 'missing', standing: 'awaits' });
    const theirs = await phoneOf(house, office.division);
    const other = await office.division.call(checkIns.checkIn, theirs.tap({ position: poor, entrance }));
    expect(other.checkIn.secondProof).toBe('given');
  });

  test('is wrong a minute later, of another place, or made up', async () => {
    const { placeId } = office;
    const { digits } = await office.admin.call(places.showCode, { placeId });
    house.clock.advance(61_000);
    const tries = [
      { placeId, digits },
      { placeId, digits: '00000000' },
      { placeId: newId<'Place'>(), digits },
    ];
    for (const entrance of tries) {
      const { checkIn } = await call()(checkIns.checkIn, phone.tap({ entrance }));
      expect(checkIn.secondProof).toBe('missing');
    }
  });

  test('is shown to who holds the right for it alone', async () => {
    const { placeId } = office;
    expect(await refusal(call()(places.showCode, { placeId }))).toBe('core.forbidden');
  });
});

test('an id is a UUID and nothing else', async () => {
  const tap = phone.tap({ checkInId: 'x' as CheckInId });
  expect(await refusal(call()(checkIns.checkIn, tap))).toBe('core.invalid-input');
});
