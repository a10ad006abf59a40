import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { CheckInStatement } from '../contract/check-in-statement.ts';
import { type CheckInView, checkIns } from '../contract/check-ins.ts';
import { attendanceDays } from '../contract/days.ts';
import { devices } from '../contract/devices.ts';
import {
  type AttendanceOffice,
  at,
  attendanceOffice,
  monday,
  type Phone,
  phoneOf,
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
});
afterAll(() => house.close());

const minute = 60_000;
const year = 365 * 24 * 60 * minute;
/** By how much the clock of a phone is wrong: up to five years either way. */
const skews = [-5 * year, -year, -90 * minute, -10 * minute, 0, 10 * minute, 90 * minute, year, 5 * year];

const ticketAt = async (time: string): Promise<string> => {
  house.clock.set(at(time));
  const { ticket } = await office.staff.call(devices.showTime, { deviceId: phone.deviceId });
  return ticket;
};
/** A tap that was kept on the phone, and brought at a time. */
async function bringAt(time: string, more: Partial<CheckInStatement>): Promise<CheckInView> {
  const tap = phone.tap(more);
  house.clock.set(at(time));
  const { items } = await office.staff.call(checkIns.bring, { items: [tap] });
  expect(items[0]!.outcome).toBe('taken');
  return items[0]!.checkIn!;
}
const today = async () => {
  const { items } = await office.staff.call(attendanceDays.list, { from: monday, until: monday });
  return items[0]!;
};

describe('a wrong clock of a phone', () => {
  test('neither makes nor destroys attendance: what counts is proven by the ticket and the counter', async () => {
    const ticket = await ticketAt('06:30');
    const shown = new Set<string>();
    for (const skew of skews) {
      const checkIn = await bringAt('10:00', {
        ...{ ticket, monotonicMs: 50 * minute },
        phoneClock: at('07:20').getTime() + skew,
        phoneClockAtTicket: at('06:30').getTime() + skew,
      });
      shown.add(`${checkIn.at} ${checkIn.standing}`);
    }
    expect([...shown]).toEqual([`${at('07:20').toISOString()} counts`]);
    expect((await today()).status).toBe('at-work');
    expect((await today()).minutes.late).toBe(0);
  });

  test('does not make somebody who came late have come early, whatever it shows', async () => {
    for (const skew of skews) {
      const checkIn = await bringAt('10:00', {
        phoneClock: at('10:00').getTime() + skew,
        phoneClockAtTicket: null,
      });
      // Nothing proves an earlier instant than the arrival; a person looks at it.
      expect(checkIn).toMatchObject({ at: at('10:00').toISOString(), standing: 'awaits' });
    }
    expect((await today()).minutes.late).toBe(150);
  });

  test('is a remark, and nothing else, for a check-in that arrives at once', async () => {
    house.clock.set(at('07:25'));
    const instants = [];
    for (const skew of skews) {
      const tap = phone.tap({ phoneClock: at('07:25').getTime() + skew });
      instants.push((await office.staff.call(checkIns.checkIn, tap)).checkIn.at);
    }
    expect(new Set(instants)).toEqual(new Set([at('07:25').toISOString()]));
  });

  test('moved between ticket and tap is looked at, and moves the instant by nothing', async () => {
    const ticket = await ticketAt('06:30');
    const checkIn = await bringAt('11:00', {
      ...{ ticket, monotonicMs: 4 * 60 * minute },
      ...{ phoneClock: at('07:20').getTime(), phoneClockAtTicket: at('06:30').getTime() },
    });
    expect(checkIn).toMatchObject({ at: at('10:30').toISOString(), standing: 'awaits' });
    expect(checkIn.remarks.map(({ code }) => code)).toContain('clocks-disagree');
  });
});

describe('a ticket', () => {
  test('of another device, another person, or changed by a character proves nothing', async () => {
    const ticket = await ticketAt('06:30');
    const second = await phoneOf(house, office.staff);
    const theirs = await phoneOf(house, office.head);
    const given = await office.head.call(devices.showTime, { deviceId: theirs.deviceId });
    const kept = {
      ...{ monotonicMs: 50 * minute, phoneClock: at('07:20').getTime() },
      phoneClockAtTicket: at('06:30').getTime(),
    };
    const bytes = Buffer.from(ticket.split('.')[0]!, 'base64').toString();
    const moved = bytes.replace(/"at":\d+/, `"at":${at('05:00').getTime()}`);
    const forged = `${Buffer.from(moved).toString('base64')}.${ticket.split('.')[1]}`;
    for (const one of [given.ticket, forged, `${ticket}A`, 'no ticket']) {
      const checkIn = await bringAt('10:00', { ...kept, ticket: one });
      expect(checkIn).toMatchObject({ at: at('10:00').toISOString(), standing: 'awaits' });
    }
    const tap = second.tap({ ...kept, ticket });
    const { items } = await office.staff.call(checkIns.bring, { items: [tap] });
    expect(items[0]!.checkIn).toMatchObject({ at: at('10:00').toISOString(), standing: 'awaits' });
  });
});

describe('the database itself', () => {
  test('keeps no instant that the check-in cannot have had, if the application were at fault', async () => {
    const ticket = await ticketAt('06:30');
    const { id } = await bringAt('10:00', {
      ...{ ticket, monotonicMs: 50 * minute },
      ...{ phoneClock: at('07:20').getTime(), phoneClockAtTicket: at('06:30').getTime() },
    });
    const plant = (time: string) =>
      house.owner('update attendance.check_in set counts_at = $2 where id = $1', [id, at(time)]);
    // The planted fault: the clock of the phone would have counted.
    for (const time of ['07:19', '10:01', '05:00'])
      await expect(plant(time)).rejects.toThrow('check_in_provable');
    expect(await plant('08:00')).toEqual([]);
  });
});
