import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from './bundle-program.ts';
import { type FailingHouse, failingHouse } from './failing-house.ts';
import { countersThatSkip, type PlantedFault, stepsThatStayOpen, withFault } from './planted-faults.ts';
import { SigningOffice } from './signing-run.ts';

/** `SIGNING_LETTERS=200 SIGNING_KILLS=20` is the full proof. */
const letters = Number(process.env.SIGNING_LETTERS ?? 40);
const kills = Number(process.env.SIGNING_KILLS ?? 3);

let bundle: Awaited<ReturnType<typeof bundleProgram>>;
let house: FailingHouse;

beforeAll(async () => {
  bundle = await bundleProgram();
  house = await failingHouse(bundle.cli);
}, 180_000);
afterAll(async () => {
  await house.close();
  bundle.remove();
}, 60_000);

describe('kill -9 of the program and of the database while letters are signed in one act', () => {
  it('loses no number and doubles none, and signs every letter once', { timeout: 1_800_000 }, async () => {
    const office = await SigningOffice.open(house);
    const report = await office.run({ letters, programKills: kills, databaseKills: 1 });
    expect(report.faults).toEqual([]);
    expect(report.signed).toBe(letters);
    // Some were cut off in the middle.
    expect(report.acts).toBeGreaterThan(1);
  });

  const faultsWith = async (fault: PlantedFault) => {
    const office = await SigningOffice.open(house);
    const plan = { letters: 3, programKills: 0, databaseKills: 0 };
    const { faults } = await withFault(office, fault, () => office.run(plan));
    return faults.map(({ kind }) => kind);
  };

  it('would show a counter that skips numbers', { timeout: 120_000 }, async () => {
    expect(await faultsWith(countersThatSkip)).toContain('gap');
  });

  it('would show a signature that is kept while its step stays open', { timeout: 120_000 }, async () => {
    expect(await faultsWith(stepsThatStayOpen)).toContain('half-signed');
  });
});
