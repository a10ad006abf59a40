// npm run bench -- NAME [--rows N | --documents N | --people N] [--seconds N] [--only WORDS] [--data FOLDER] [--profile FOLDER]
import { parseArgs } from 'node:util';

interface Options {
  rows: number | undefined;
  /** How long one figure is measured. */
  seconds: number | undefined;
  /** Only parts whose name matches. */
  only: RegExp;
  /** Keep what was loaded in this folder, and use it again. */
  data: string | undefined;
  /** Where the web process leaves a profile of its processor time (`*.cpuprofile`) when it ends. */
  profile: string | undefined;
}

const benches: Record<string, { what: string; load: () => Promise<(options: Options) => Promise<void>> }> = {
  letters: {
    what: 'the API against the same SQL raw, on --rows letters (10,000)',
    load: async () => (await import('./letters/bench-letters.ts')).benchLetters,
  },
  archive: {
    what: 'the archive and the ledger of --documents (10,000), as three kinds of people see it',
    load: async () => (await import('./archive/bench-archive.ts')).benchArchive,
  },
  attendance: {
    what: 'check-ins of --people (10,000) against the same SQL raw, the board and the recap of 5,000',
    load: async () => (await import('./attendance/bench-attendance.ts')).benchAttendance,
  },
  crash: {
    what: 'kill -9 of database and program, ten times each, while --rows letters (10,000) are registered',
    load: async () => (await import('./bench-crash.ts')).benchCrash,
  },
  signatures: {
    what: 'processor time and memory for --rows letters (1,000) from draft to signature',
    load: async () => (await import('./outgoing/bench-signatures.ts')).benchSignatures,
  },
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  options: {
    rows: { type: 'string' },
    documents: { type: 'string' },
    people: { type: 'string' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    data: { type: 'string' },
    profile: { type: 'string' },
  },
  allowPositionals: true,
});
const bench = benches[positionals[0] ?? ''];
if (!bench) {
  const lines = Object.entries(benches).map(([name, { what }]) => `  ${name.padEnd(10)}${what}`);
  console.error(
    [
      'Usage: npm run bench -- NAME [--rows N | --documents N | --people N] [--seconds N] [--only WORDS] [--data FOLDER] [--profile FOLDER]',
      '',
      ...lines,
    ].join('\n'),
  );
  process.exit(2);
}
const run = await bench.load();
await run({
  rows: numberOf(values.rows ?? values.documents ?? values.people),
  seconds: numberOf(values.seconds),
  only: new RegExp(values.only ?? '', 'i'),
  data: values.data,
  profile: values.profile,
});

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text.replaceAll('_', ''));
}
