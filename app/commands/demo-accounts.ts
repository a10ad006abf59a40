import { demoAccounts, demoPassphrase, demoSigners } from '#app/demo/demo-accounts.ts';
import { operatorText } from '../operator-texts.ts';
import { readArguments, UsageError } from './usage-error.ts';

/** Prints the accounts of the demo, which anybody may know: as a table, or as JSON for scripts. */
export async function printDemoAccounts(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
  if (positionals.length > 0) throw new UsageError();
  if (values.json) return console.log(JSON.stringify(demoAccounts, null, 2));
  const columns = ['role', 'agency', 'identifier', 'password'] as const;
  const widths = columns.map((column) =>
    Math.max(column.length, ...demoAccounts.map((one) => one[column].length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index]!))
      .join('  ')
      .trimEnd();
  const rows = demoAccounts.map((account) => line(columns.map((column) => account[column])));
  const signing = operatorText('demo.signing', { who: demoSigners.join(', '), passphrase: demoPassphrase });
  console.log([line(columns), ...rows, '', signing].join('\n'));
}
