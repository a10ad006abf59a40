import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn } from '#core/clock/clock.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { type CheckInView, checkIns } from '../contract/check-ins.ts';
import { devices } from '../contract/devices.ts';
import { type AttendanceOffice, attendanceOffice, type Phone, phoneOf } from './attendance-office.ts';

/** `CLOCK_RUNS=2000` for more. */
const numRuns = Number(process.env.CLOCK_RUNS ?? 60);
const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const minute = 60_000;
const hour = 60 * minute;
const year = 365 * 24 * hour;

let house: TestHouse;
const offices = new Map<string, { office: AttendanceOffice; phone: Phone }>();

beforeAll(async () => {
  house = await testHouse();
  for (const zone of zones) {
    const office = await attendanceOffice(house);
    await house.owner('update organization.agency set zone = $2 where id = $1', [office.agencyId, zone]);
    await house.owner('update identity.session set zone = $2 where agency_id = $1', [office.agencyId, zone]);
    offices.set(zone, { office, phone: await phoneOf(house, office.staff) });
  }
}, 60_000);
afterAll(() => house.close());

/** What truly happened to a phone between its last ticket and the network. */
interface Story {
  zone: (typeof zones)[number];
  tappedAt: number;
  /** How long before the tap the ticket came; null where there never was one. */
  ticketBefore: number | null;
  restarted: boolean;
  /** How long after the tap the network came back. */
  keptFor: number;
  /** By how much its clock was wrong when the ticket came, and by how much it was set since. */
  wrongBy: number;
  setBy: number;
}

const between = (min: number, max: number) => fc.integer({ min, max });
const clock = fc.oneof(
  fc.constant(0),
  between(-10 * minute, 10 * minute),
  between(-2 * hour, 2 * hour),
  between(-5 * year, 5 * year),
);
/** Midnight between 24 and 25 November 2026 in Jakarta: two hours around it lie midnights of all three zones. */
const midnight = Date.UTC(2026, 10, 24, 17);
const story: fc.Arbitrary<Story> = fc.record({
  zone: fc.constantFrom(...zones),
  tappedAt: fc
    .oneof(between(-150, 60), between(-900, 900))
    .map((minutes) => midnight + minutes * minute + 17_123),
  ticketBefore: fc.option(fc.oneof(between(0, 10 * hour), between(0, 9 * 24 * hour)), { freq: 5 }),
  restarted: fc.boolean(),
  keptFor: fc.oneof(between(0, 3 * hour), between(0, 30 * hour)),
  wrongBy: clock,
  setBy: clock,
});

/** What the phone signs, and what the server answers once it hears of it. */
async function bring({ zone, ...told }: Story): Promise<CheckInView> {
  const { office, phone } = offices.get(zone)!;
  const { tappedAt, ticketBefore, restarted, keptFor, wrongBy, setBy } = told;
  const ticketAt = ticketBefore === null ? null : tappedAt - ticketBefore;
  let ticket: string | null = null;
  if (ticketAt !== null) {
    house.clock.set(new Date(ticketAt));
    ({ ticket } = await office.staff.call(devices.showTime, { deviceId: phone.deviceId }));
  }
  const tap = phone.tap({
    ticket,
    monotonicMs: restarted ? null : ticketBefore,
    phoneClock: tappedAt + wrongBy + setBy,
    phoneClockAtTicket: ticketAt === null ? null : ticketAt + wrongBy,
  });
  house.clock.set(new Date(tappedAt + keptFor));
  const { items } = await office.staff.call(checkIns.bring, { items: [tap] });
  expect(items[0]!.outcome).toBe('taken');
  return items[0]!.checkIn!;
}

/** The same from what truly happened, as somebody who saw all of it would say. */
function expected({ tappedAt, ticketBefore, restarted, keptFor, setBy }: Story) {
  const arrival = tappedAt + keptFor;
  const isKnown = ticketBefore !== null && !restarted;
  const isSure =
    isKnown &&
    Math.abs(setBy) <= 15 * minute + 1_000 + ticketBefore / 3_600 &&
    ticketBefore + keptFor <= 7 * 24 * hour &&
    keptFor <= 16 * hour;
  const earliest = ticketBefore === null ? null : isKnown ? tappedAt : tappedAt - ticketBefore;
  return {
    at: new Date(isKnown ? tappedAt : arrival).toISOString(),
    earliest: earliest === null ? null : new Date(earliest).toISOString(),
    arrivedAt: new Date(arrival).toISOString(),
    standing: isSure ? 'counts' : 'awaits',
  };
}

test('what counts is when it truly was, or its arrival, in every zone, around midnight, whatever clocks show', async () => {
  const days = new Set<string>();
  const model = fc.asyncProperty(story, async (told) => {
    const checkIn = await bring(told);
    expect(checkIn).toMatchObject(expected(told));
    const [row] = await house.owner<{ day: string }>(
      'select day::text from attendance.check_in where id = $1',
      [checkIn.id],
    );
    expect(row!.day).toBe(dayIn(told.zone, new Date(checkIn.at)));
    days.add(`${told.zone} ${row!.day}`);
  });
  await fc.assert(model, { seed: 23, numRuns });
  // Both sides of midnight were seen in each zone.
  for (const zone of zones)
    for (const day of ['2026-11-24', '2026-11-25']) expect(days).toContain(`${zone} ${day}`);
}, 120_000);

test('a clock that was set, and by how much, changes no instant and no day', async () => {
  const honest: Story = {
    ...{
      zone: 'Asia/Jayapura',
      tappedAt: midnight - 2 * hour - minute,
      ticketBefore: hour,
      restarted: false,
    },
    ...{ keptFor: 3 * hour, wrongBy: 0, setBy: 0 },
  };
  const seen = new Set<string>();
  for (const wrongBy of [-5 * year, -10 * minute, 0, 10 * minute, 5 * year])
    for (const setBy of [-5 * year, -hour, 0, hour, 5 * year])
      seen.add((await bring({ ...honest, wrongBy, setBy })).at);
  expect([...seen]).toEqual([new Date(honest.tappedAt).toISOString()]);
});
