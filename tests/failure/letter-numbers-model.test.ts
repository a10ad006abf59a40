import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeZones } from '#core/clock/clock.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { NumberedOffice, type Step, step } from './letter-numbers-model.ts';
import { letterNumbersFromSequence, withFault } from './planted-faults.ts';

/** `NUMBERING_RUNS=200 NUMBERING_SEED=$RANDOM` looks further. */
const runs = Number(process.env.NUMBERING_RUNS ?? 3);
const seed = Number(process.env.NUMBERING_SEED ?? 20_261_231);

let house: TestHouse;
let beside: TestHouse;

beforeAll(async () => {
  house = await testHouse();
  beside = await testHouse({ beside: house });
}, 120_000);
afterAll(async () => {
  await beside.close();
  await house.close();
});

const lives = fc.array(step, { minLength: 8, maxLength: 18 });

const holdsIn = (zone: (typeof officeZones)[number], numRuns = runs) =>
  fc.assert(
    fc.asyncProperty(lives, async (steps: Step[]) => {
      const office = new NumberedOffice([house, beside], zone);
      await office.begin();
      for (const one of steps) await office.take(one);
    }),
    { numRuns, seed, endOnFailure: true },
  );

/** Two letters on either side of the new year of the zone. */
const across: Step[] = [
  { do: 'prepare', group: 'surat-dinas', process: 0 },
  { do: 'wait-for-new-year', minutesBefore: -1 },
  { do: 'prepare', group: 'surat-dinas', process: 1 },
];
const live = async (office: NumberedOffice, steps: readonly Step[]) => {
  for (const one of steps) await office.take(one);
};

describe('whatever happens in an office of two processes, in whatever order', () => {
  it.each(officeZones)(
    'its book of letters is that of a clerk with a pencil, over every new year (%s)',
    (zone) => holdsIn(zone),
    600_000,
  );

  it('the clerk catches numbers that come from a sequence', async () => {
    const office = new NumberedOffice([house, beside], 'Asia/Makassar');
    await office.begin();
    await expect(withFault(house, letterNumbersFromSequence, () => live(office, across))).rejects.toThrow(
      'the clerk',
    );
  }, 60_000);

  it('the clerk catches a new year that begins by the clock of another zone', async () => {
    const office = new NumberedOffice([house, beside], 'Asia/Jayapura');
    await office.begin();
    await house.owner("update organization.agency set zone = 'Asia/Jakarta' where id = $1", [
      office.agencyId,
    ]);
    await house.owner("update identity.session set zone = 'Asia/Jakarta' where agency_id = $1", [
      office.agencyId,
    ]);
    await expect(live(office, across)).rejects.toThrow('the clerk');
  }, 60_000);

  it('the clerk catches a number that nobody accounts for', async () => {
    const office = new NumberedOffice([house, beside], 'Asia/Jakarta');
    await office.begin();
    await live(office, across);
    await house.owner('update outgoing.counter set last_number = last_number + 1 where agency_id = $1', [
      office.agencyId,
    ]);
    await expect(office.compare()).rejects.toThrow('the clerk');
  }, 60_000);
});
