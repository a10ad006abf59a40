import { countFaults } from '#tests/failure/check-book.ts';
import { crashRun, officeIn } from '#tests/failure/crash-run.ts';
import { failingHouse } from '#tests/failure/failing-house.ts';
import { copyProgram } from './copy-program.ts';
import { median } from './measures.ts';
import { report, say } from './report.ts';

/** Ten kills of the database and ten of the program while letters are registered; fails unless the book is exact. */
export async function benchCrash({ rows = 10_000 }: { rows: number | undefined }): Promise<void> {
  const program = copyProgram();
  const house = await failingHouse(program.cli);
  try {
    const office = await officeIn(house);
    say(`registering ${rows} letters`);
    const plan = { registrations: rows, databaseKills: 10, programKills: 10, clerks: 24 };
    const { acknowledged, faults, kills, seconds } = await crashRun(house, office, plan);
    const counts = countFaults(faults);
    const figure = (metric: string, value: number, unit: string) =>
      report({ bench: 'crash', metric, value, unit });
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
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await house.close();
    program.remove();
  }
}
