import { agent } from '#tests/failure/ask-server.ts';
import { countFaults } from '#tests/failure/check-book.ts';
import { type CrashPlan, crashRun, officeIn } from '#tests/failure/crash-run.ts';
import { type FailingHouse, failingHouse } from '#tests/failure/failing-house.ts';
import {
  commitWithoutWaiting,
  noIdempotency,
  numbersFromSequence,
  type PlantedFault,
  withFault,
} from '#tests/failure/planted-faults.ts';
import { copyProgram } from './copy-program.ts';
import { median } from './measures.ts';
import { report, say } from './report.ts';

/** Faults that the same proof must find, and under what it counts them. */
const planted: { name: string; fault: PlantedFault; found: string; databaseKills: number }[] = [
  { name: 'commit without waiting', fault: commitWithoutWaiting, found: 'lost', databaseKills: 1 },
  { name: 'numbers from a sequence', fault: numbersFromSequence, found: 'gap', databaseKills: 1 },
  { name: 'no idempotency', fault: noIdempotency, found: 'entered-twice', databaseKills: 0 },
];

const figure = (metric: string, value: number, unit: string) =>
  report({ bench: 'crash', metric, value, unit });

/**
 * Ten kills of the database and ten of the program while letters are registered, then the same with faults planted on
 * purpose; fails unless the book is exact, and the proof finds each of the faults.
 */
export async function benchCrash({ rows = 10_000 }: { rows: number | undefined }): Promise<void> {
  const program = copyProgram();
  const house = await failingHouse(program.cli);
  try {
    const right = await proveBook(house, {
      registrations: rows,
      databaseKills: 10,
      programKills: 10,
      clerks: 24,
    });
    const found = await proveProof(house);
    if (!right || !found) process.exitCode = 1;
  } finally {
    agent.destroy();
    await house.close();
    program.remove();
  }
}

async function proveBook(house: FailingHouse, plan: CrashPlan): Promise<boolean> {
  say(`registering ${plan.registrations} letters`);
  const { acknowledged, faults, kills, seconds } = await crashRun(house, await officeIn(house), plan);
  const counts = countFaults(faults);
  figure('acknowledged registrations', acknowledged, 'letters');
  figure('acknowledged and lost', (counts.lost ?? 0) + (counts.renumbered ?? 0), 'letters');
  figure('doubled', (counts['entered-twice'] ?? 0) + (counts['number-given-twice'] ?? 0), 'letters');
  figure('gaps', (counts.gap ?? 0) + (counts['counter-astray'] ?? 0), 'numbers');
  for (const of of ['database', 'program'] as const) {
    const times = kills.filter((kill) => kill.of === of).map((kill) => kill.recovery);
    figure(`recovery after kill -9 of the ${of}, median of ${times.length}`, median(times), 'ms');
    figure(`recovery after kill -9 of the ${of}, longest`, Math.max(...times), 'ms');
  }
  figure('whole run', seconds, 's');
  return faults.length === 0;
}

async function proveProof(house: FailingHouse): Promise<boolean> {
  let all = true;
  for (const { name, fault, found, databaseKills } of planted) {
    say(`planted: ${name}`);
    const office = await officeIn(house);
    const plan = { registrations: 400, databaseKills, programKills: 0, clerks: 8 };
    const { faults } = await withFault(office, fault, () => crashRun(house, office, plan));
    const count = countFaults(faults)[found as keyof ReturnType<typeof countFaults>] ?? 0;
    figure(`planted ${name}: ${found}`, count, 'found');
    all &&= count > 0;
  }
  return all;
}
