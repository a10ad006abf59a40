import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeZones } from '#core/clock/clock.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { ModelledOffice, type Step, step } from './numbering-model.ts';
import { numbersFromSequence, withFault } from './planted-faults.ts';

/** `NUMBERING_RUNS=500 NUMBERING_SEED=$RANDOM` looks further. */
const runs = Number(process.env.NUMBERING_RUNS ?? 12);
const seed = Number(process.env.NUMBERING_SEED ?? 20_261_231);

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const lives = fc.array(step, { minLength: 8, maxLength: 30 });

/** Lives of an office of the zone, each in an agency of its own; fails with the shortest life that goes wrong. */
const holdsIn = (zone: (typeof officeZones)[number], numRuns = runs) =>
  fc.assert(
    fc.asyncProperty(lives, async (steps: Step[]) => {
      const office = new ModelledOffice(house, zone);
      await office.begin();
      for (const one of steps) await office.take(one);
      await office.prove();
    }),
    { numRuns, seed, endOnFailure: true },
  );

describe('whatever happens in an office, in whatever order', () => {
  it.each(officeZones)(
    'its books count from 1 in every local year, without a gap and with a reason for what was cancelled (%s)',
    (zone) => holdsIn(zone),
    240_000,
  );

  it('the model catches numbers that a refused registration uses up', async () => {
    await expect(withFault(house, numbersFromSequence, () => holdsIn('Asia/Jakarta'))).rejects.toMatchObject({
      cause: { message: expect.stringContaining('the office says') },
    });
  }, 60_000);

  it('the model catches a new year that begins by the clock of another zone', async () => {
    const office = new ModelledOffice(house, 'Asia/Jayapura');
    await office.begin();
    await house.owner("update organization.agency set zone = 'Asia/Jakarta'");
    await house.owner("update identity.session set zone = 'Asia/Jakarta'");
    const across: Step[] = [
      { do: 'register', book: 0, times: 2 },
      { do: 'wait-for-new-year', minutesBefore: -1 },
      { do: 'register', book: 0, times: 1 },
    ];
    const live = async () => {
      for (const one of across) await office.take(one);
    };
    await expect(live()).rejects.toThrow('the office says [[3,2026]], the model [[1,2027]]');
  });

  it('the model catches a number that somebody took out of the book', async () => {
    const office = new ModelledOffice(house, 'Asia/Makassar');
    await office.begin();
    await office.take({ do: 'register', book: 0, times: 3 });
    await house.owner('update letters.book_year set last_number = last_number + 1');
    await expect(office.prove()).rejects.toThrow('the office says [4,[4]], the model [3,[]]');
  });
});
