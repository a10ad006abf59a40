import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agent } from './ask-server.ts';
import { bundleProgram } from './bundle-program.ts';
import { TapOffice, type TapPlan } from './check-in-run.ts';
import { type FailingHouse, failingHouse } from './failing-house.ts';
import {
  checkInsTwice,
  commitWithoutWaiting,
  type PlantedFault,
  pointsThatVanish,
  withFault,
} from './planted-faults.ts';

/** `CRASH_CHECK_INS=10000 CRASH_KILLS=10` is the full proof. */
const taps = Number(process.env.CRASH_CHECK_INS ?? 600);
const kills = Number(process.env.CRASH_KILLS ?? 2);

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

describe('kill -9 of the database and of the program while people check in', () => {
  it('loses no check-in, moves none and doubles none', { timeout: 600_000 }, async () => {
    const office = await TapOffice.open(house);
    const report = await office.run({ taps, databaseKills: kills, programKills: kills });
    expect(report.faults).toEqual([]);
    expect(report.told).toBe(taps);
    expect(report.kills).toHaveLength(kills * 2);
  });

  const faultsWith = async (fault: PlantedFault, plan: Partial<TapPlan> = {}) => {
    const office = await TapOffice.open(house);
    const { faults } = await withFault(office, fault, () =>
      office.run({ taps: 100, databaseKills: 0, programKills: 0, ...plan }),
    );
    return new Set(faults.map(({ kind }) => kind));
  };

  it('would show a commit that does not wait for the disk', { timeout: 300_000 }, async () => {
    expect(await faultsWith(commitWithoutWaiting, { taps: 200, databaseKills: 1 })).toContain('lost');
  });

  it('would show a check-in that is written down twice', { timeout: 300_000 }, async () => {
    expect(await faultsWith(checkInsTwice)).toContain('doubled');
  });

  it('would show a check-in that is kept without its point', { timeout: 300_000 }, async () => {
    expect(await faultsWith(pointsThatVanish)).toContain('torn');
  });
});
