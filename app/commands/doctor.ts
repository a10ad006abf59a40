import { loadConfig } from '#app/config.ts';
import { databaseChecks } from './doctor/database-checks.ts';
import { machineChecks, outsideChecks } from './doctor/outside-checks.ts';
import { receivePatient } from './doctor/patient.ts';

const checks = [...machineChecks, ...databaseChecks, ...outsideChecks];

/** Looks whether everything Pendopo needs is there and sound. @returns 1 when one thing is not */
export async function doctor(): Promise<number> {
  const patient = await receivePatient(loadConfig());
  const width = Math.max(...checks.map(({ name }) => name.length));
  let failed = 0;
  try {
    for (const { name, run } of checks) {
      const found = await run(patient).then(
        (text) => `✓ ${name.padEnd(width)}  ${text}`,
        (error: Error) => {
          failed += 1;
          return `✗ ${name.padEnd(width)}  ${error.message}`;
        },
      );
      console.log(found);
    }
  } finally {
    await patient.close();
  }
  return failed > 0 ? 1 : 0;
}
