import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { UsageError } from './commands/usage-error.ts';
import { type OperatorText, operatorText } from './operator-texts.ts';

/** Answers its exit code where that is not 0. */
type Command = (args: string[]) => Promise<unknown>;

interface Entry {
  /** What it takes, as its usage shows it; a command without refuses every argument. */
  takes?: string;
  /** What its usage says besides. */
  more?: OperatorText;
  /** Loaded only when asked for: `pendopo doctor` must run where the web server cannot. */
  load: () => Promise<Command>;
}

const commands = {
  serve: { load: async () => (await import('./commands/serve.ts')).serve },
  web: { load: async () => (await import('./commands/web.ts')).web },
  worker: { load: async () => (await import('./commands/worker.ts')).worker },
  migrate: { load: async () => (await import('./commands/migrate.ts')).migrate },
  doctor: {
    takes: '[--adopt-objects]',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  jobs: {
    takes: '[--retry all|ID…] [--forget all|ID…] [--json]',
    load: async () => (await import('./commands/jobs.ts')).jobs,
  },
  'demo:accounts': {
    takes: '[--json]',
    load: async () => (await import('./commands/demo-accounts.ts')).printDemoAccounts,
  },
  'user:create': {
    takes:
      '--agency CODE [--nip NIP] [--name NAME] [--email ADDRESS] [--username NAME] [--reset] [--json]\n' +
      '       [--agency-name NAME --zone ZONE]',
    load: async () => (await import('./commands/user-create.ts')).createUser,
  },
  backup: {
    takes: 'FILE [--without-key]',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  export: {
    takes: 'FILE --agency CODE',
    load: async () => (await import('./commands/export.ts')).exportOne,
  },
  restore: {
    takes:
      'FILE [--wal FOLDER]… [--to-time 2026-11-21T14:05:00+07:00] [--objects FOLDER]\n       [--ledger FOLDER]',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  'destroy-again': {
    takes: '[--yes N]',
    load: async () => (await import('./commands/destroy-again.ts')).destroyAgainNoted,
  },
  fsck: {
    takes: '[--agency CODE] [--json]',
    more: 'fsck.exit-codes',
    load: async () => (await import('./commands/fsck.ts')).fsck,
  },
  ledger: {
    takes:
      'import|continue|change-key [LOG] --agency CODE [--reason TEXT]\n' +
      '       witnesses list|add VKEY ADDRESS|remove NAME --agency CODE [--group GROUP] [--json]\n' +
      '       quorum N|advised --agency CODE [--group GROUP]',
    more: 'ledger.acts',
    load: async () => (await import('./commands/ledger.ts')).ledger,
  },
  verify: {
    takes: 'FILE PROOF --policy POLICY [--json]',
    more: 'verify.exit-codes',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  witness: {
    takes: 'FOLDER [--name NAME] [--logs FILE] [--host ADDRESS] [--port PORT]',
    load: async () => (await import('./commands/witness.ts')).witness,
  },
} satisfies Record<string, Entry>;

type Name = keyof typeof commands;
const isHelp = (word: string): boolean => word === 'help' || word === '--help' || word === '-h';

/** Runs one command of the command line; answers the exit code. */
async function main(args: string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  if (isHelp(name)) return say(usage());
  if (!isCommand(name)) return complain(2, operatorText('commands.unknown', { name }), usage());
  if (rest.some(isHelp)) return say(usageOf(name));
  try {
    const entry: Entry = commands[name];
    if (!entry.takes && rest.length > 0)
      throw new UsageError(operatorText('commands.no-arguments', { name, given: rest.join(' ') }));
    const command = await entry.load();
    const exitCode = await command(rest);
    return typeof exitCode === 'number' ? exitCode : 0;
  } catch (error) {
    if (error instanceof UsageError) return complain(2, error.message, usageOf(name));
    return complain(1, inWords(error));
  }
}

function isCommand(name: string): name is Name {
  return Object.hasOwn(commands, name);
}

function say(text: string): number {
  console.log(text);
  return 0;
}

function complain(exitCode: number, ...words: string[]): number {
  console.error(words.filter(Boolean).join('\n'));
  return exitCode;
}

function usage(): string {
  const names = Object.keys(commands) as Name[];
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${summary(name)}`);
  return [operatorText('commands.usage'), '', ...lines, '', operatorText('commands.more')].join('\n');
}

function usageOf(name: Name): string {
  const { takes = '', more }: Entry = commands[name];
  const usage = `${operatorText('commands.usage-of', { name, arguments: takes }).trimEnd()}\n  ${summary(name)}`;
  return more ? `${usage}\n  ${operatorText(more)}` : usage;
}

function summary(name: Name): string {
  return operatorText(`commands.${name}` satisfies OperatorText);
}

/** What the operator can act on is said in one sentence; only the unforeseen comes with its stack. */
function inWords(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  const setting = { worker: 'WORKER_PORT', witness: '--port' }[args[0] ?? ''] ?? 'PORT';
  if (code === 'EADDRINUSE') return operatorText('commands.port-taken', { port, setting });
  if (code === 'ECONNREFUSED')
    return operatorText('commands.nothing-answers', { port, reason: error.message });
  return error.stack ?? error.message;
}

const args = process.argv.slice(2);
process.exitCode = await main(args);
