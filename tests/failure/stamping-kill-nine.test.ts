import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from './bundle-program.ts';
import { type FailingHouse, failingHouse } from './failing-house.ts';
import { editionsThatVanish, type PlantedFault, withFault } from './planted-faults.ts';
import { StampingOffice } from './stamping-run.ts';

/** `SIGNING_LETTERS=200 SIGNING_KILLS=20` is the full proof. */
const letters = Number(process.env.SIGNING_LETTERS ?? 40);
const kills = Number(process.env.SIGNING_KILLS ?? 3);

let bundle: Awaited<ReturnType<typeof bundleProgram>>;
let house: FailingHouse;
let office: StampingOffice;

beforeAll(async () => {
  bundle = await bundleProgram();
  // The time-stamp authority of the test speaks HTTP.
  house = await failingHouse(bundle.cli, { SIGNING_PLAIN_HOSTS: '127.0.0.1' });
  office = await StampingOffice.open(house);
}, 180_000);
afterAll(async () => {
  await office.close();
  await house.close();
  bundle.remove();
}, 60_000);

describe('kill -9 of the program and of the database while letters get the time stamps that they missed', () => {
  it('loses no edition and doubles none', { timeout: 1_800_000 }, async () => {
    const often = Array.from({ length: kills }, () => 'program' as const);
    expect(await office.run({ letters, kills: [...often, 'database'] })).toEqual([]);
  });

  it('would show a stamp that is told as added without its edition', { timeout: 120_000 }, async () => {
    const faultsWith = (fault: PlantedFault) =>
      withFault(office, fault, () => office.run({ letters: 2, kills: [] }));
    const faults = await faultsWith(editionsThatVanish);
    expect(faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['edition-lost', 'not-raised']));
  });
});
