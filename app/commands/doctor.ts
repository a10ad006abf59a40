import { loadConfig } from '#app/config.ts';
import { objectStoreOf } from '#app/open-house.ts';
import { operatorText } from '#app/operator-texts.ts';
import { databaseMark } from '#core/db/database-mark.ts';
import { databaseChecks } from './doctor/database-checks.ts';
import { destructionCheck } from './doctor/destruction-check.ts';
import { ledgerChecks } from './doctor/ledger-checks.ts';
import { machineChecks, outsideChecks } from './doctor/outside-checks.ts';
import { type Patient, receivePatient } from './doctor/patient.ts';
import { readArguments, UsageError } from './usage-error.ts';

const checks = [...machineChecks, ...databaseChecks, destructionCheck, ...ledgerChecks, ...outsideChecks];

/**
 * Looks whether everything Pendopo needs is there and sound; `--adopt-objects` first gives the objects to this database.
 * @returns 1 when one thing is not
 */
export async function doctor(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { 'adopt-objects': { type: 'boolean' } });
  if (positionals.length > 0) throw new UsageError();
  const patient = await receivePatient(loadConfig());
  const named = checks.map(({ name, run }) => ({ name: operatorText(`doctor.name.${name}`), run }));
  const width = Math.max(...named.map(({ name }) => name.length));
  let failed = 0;
  try {
    if (values['adopt-objects']) await adoptObjects(patient);
    for (const { name, run } of named) {
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

/** From now on the collector of this database throws away what no row of it names. */
async function adoptObjects({ ask, config }: Patient): Promise<void> {
  const [own] = await ask<{ mark: string }>(databaseMark);
  await objectStoreOf(config).owner.write(own!.mark);
}
