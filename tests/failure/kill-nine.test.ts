import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agent } from './ask-server.ts';
import { bundleProgram } from './bundle-program.ts';
import { countFaults } from './check-book.ts';
import { type CrashPlan, crashRun, officeIn } from './crash-run.ts';
import { type FailingHouse, failingHouse } from './failing-house.ts';
import {
  commitWithoutWaiting,
  noIdempotency,
  numbersFromSequence,
  type PlantedFault,
  withFault,
} from './planted-faults.ts';

/** How many letters; the full proof is `npm run bench -- crash`, with 10,000 letters and twenty kills. */
const registrations = Number(process.env.CRASH_REGISTRATIONS ?? 1_500);

let bundle: Awaited<ReturnType<typeof bundleProgram>>;
let house: FailingHouse;

beforeAll(async () => {
  bundle = await bundleProgram();
  house = await failingHouse(bundle.cli);
}, 180_000);

afterAll(async () => {
  agent.destroy();
  await house.close();
  bundle.remove();
}, 60_000);

describe('kill -9 of the database and of the program while letters are registered', () => {
  it('loses nothing that was acknowledged, doubles nothing and leaves no gap', {
    timeout: 600_000,
  }, async () => {
    const plan = { registrations, databaseKills: 4, programKills: 4, clerks: 16 };
    const report = await crashRun(house, await officeIn(house), plan);
    expect(report.faults).toEqual([]);
    expect(report.acknowledged).toBe(registrations);
    expect(report.kills).toHaveLength(8);
  });

  const faultsWith = async (fault: PlantedFault, plan: Partial<CrashPlan>) => {
    const office = await officeIn(house);
    const { faults } = await withFault(office, fault, () =>
      crashRun(house, office, { registrations: 200, databaseKills: 1, programKills: 0, clerks: 8, ...plan }),
    );
    return countFaults(faults);
  };

  it('would show a commit that does not wait for the disk', { timeout: 300_000 }, async () => {
    expect((await faultsWith(commitWithoutWaiting, {})).lost).toBeGreaterThan(0);
  });

  it('would show numbers that come from a sequence', { timeout: 300_000 }, async () => {
    expect((await faultsWith(numbersFromSequence, {})).gap).toBeGreaterThan(0);
  });

  it('would show a server that forgets what it has answered', { timeout: 300_000 }, async () => {
    expect((await faultsWith(noIdempotency, { databaseKills: 0 }))['entered-twice']).toBeGreaterThan(0);
  });
});
