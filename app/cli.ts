import { OperatorError } from '#core/db/embedded/operator-error.ts';

type Command = (args: string[]) => Promise<void>;

interface Entry {
  summary: string;
  /** Loaded only when asked for: `pendopo doctor` must run where the web server cannot. */
  load: () => Promise<Command>;
}

const commands: Record<string, Entry> = {
  serve: {
    summary: 'database, web and worker in one process (what npm start does)',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  web: { summary: 'a web process', load: async () => (await import('./commands/web.ts')).web },
  worker: { summary: 'a worker process', load: async () => (await import('./commands/worker.ts')).worker },
  migrate: {
    summary: 'bring the database forward',
    load: async () => (await import('./commands/migrate.ts')).migrate,
  },
  doctor: {
    summary: 'look whether everything Pendopo needs is there and sound',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  jobs: {
    summary: '[--retry all|ID…] [--forget all|ID…]: the queue, and the jobs that were given up',
    load: async () => (await import('./commands/jobs.ts')).jobs,
  },
  'demo:accounts': {
    summary: '[--json]: the accounts of the demo, with their passwords',
    load: async () => (await import('./commands/demo-accounts.ts')).printDemoAccounts,
  },
  'user:create': {
    summary: '--agency CODE --nip NIP …: an account, and the code that sets its password',
    load: async () => (await import('./commands/user-create.ts')).createUser,
  },
  backup: {
    summary: 'FILE: database and objects, while in use, as one file',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  export: {
    summary: 'FILE --agency CODE: a logical copy of one agency, rows as JSON lines and its objects',
    load: async () => (await import('./commands/export.ts')).exportOne,
  },
  restore: {
    summary:
      'FILE [--wal FOLDER] [--to-time TIME]: prove the file, restore it into an empty DATA_DIR, prove the result',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
};

/** Runs one command of the command line; answers the exit code. */
export async function main(args: string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    (name === 'help' || name === '--help' ? console.log : console.error)(usage());
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const command = await entry.load();
    await command(rest);
    return 0;
  } catch (error) {
    console.error(inWords(error));
    return 1;
  }
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: pendopo COMMAND', '', ...lines, '', 'Settings: docs/operations/configuration.md'].join(
    '\n',
  );
}

/** What the operator can act on is said in one sentence; only the unforeseen comes with its stack. */
function inWords(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program; choose another with PORT.`;
  if (code === 'ECONNREFUSED') return `Nothing answers on port ${port}: ${error.message}`;
  return error.stack ?? error.message;
}

process.exitCode = await main(process.argv.slice(2));
