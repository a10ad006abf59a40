import { watchedRows } from '#app/modules.ts';
import { findingText, operatorText } from '#app/operator-texts.ts';
import {
  askWitnessHeads,
  type Finding,
  type FsckReport,
  fsck as lookAtAll,
} from '#modules/ledger/server/ledger.api.ts';
import { atAgencies } from './at-agency.ts';
import { readArguments, UsageError } from './usage-error.ts';

/** As those of `verify`; 1 and 2 are those of every command. */
export const exitCodes = { holds: 0, 'does-not-hold': 4, 'cannot-check': 5 } as const;
export type FsckVerdict = keyof typeof exitCodes;

export interface AgencyReport extends FsckReport {
  agency: string;
}

/** `fsck [--agency CODE] [--json]`: makes the logs anew from their leaves and names each record that does not hold. */
export async function fsck(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    agency: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new UsageError();
  const reports: AgencyReport[] = [];
  await atAgencies(values.agency, async ({ code, ctx }, { tiles }) => {
    const options = { witnessHeads: askWitnessHeads(ctx), watched: watchedRows, files: ctx.files };
    reports.push({ agency: code, ...(await lookAtAll(ctx, tiles, options)) });
  });
  const verdict = verdictOn(reports);
  console.log(values.json ? JSON.stringify({ verdict, agencies: reports }) : inWords(reports, verdict));
  return exitCodes[verdict];
}

/** Where there is no log yet, nothing holds and nothing is broken. */
export function verdictOn(reports: readonly FsckReport[]): FsckVerdict {
  if (reports.some(({ findings }) => findings.length > 0)) return 'does-not-hold';
  return reports.some(({ logs }) => logs.length > 0) ? 'holds' : 'cannot-check';
}

/** What was read, then each record that does not hold, with what is wrong and what that means. */
export function inWords(reports: readonly AgencyReport[], verdict: FsckVerdict): string {
  return [operatorText(`fsck.${verdict}`).toUpperCase(), ...reports.flatMap(linesOf)].join('\n');
}

function linesOf({ agency, logs, findings }: AgencyReport): string[] {
  const told = new Map<string, Finding[]>();
  for (const one of findings) told.set(one.finding, [...(told.get(one.finding) ?? []), one]);
  return [
    agency,
    ...(logs.length === 0 ? [`  ${operatorText('fsck.no-log')}`] : []),
    ...logs.flatMap(({ witnesses, ...log }) => [
      `  ${operatorText('fsck.log', log)}`,
      `    ${operatorText(witnesses.asked === 0 ? 'fsck.no-witness' : 'fsck.witnesses', witnesses)}`,
    ]),
    ...[...told].flatMap(([code, all]) => [
      `  ${findingText(code)}`,
      ...all.map(({ invariant, finding, record }) => `    ${invariant} ${finding}: ${record}`),
    ]),
  ];
}
