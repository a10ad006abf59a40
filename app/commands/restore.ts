import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { environment, loadConfig } from '#app/config.ts';
import { restoreBackup } from '#core/db/backup/restore-backup.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { createLogger } from '#core/log/logger.ts';

const USAGE = 'Usage: pendopo restore FILE [--wal FOLDER]… [--to-time 2026-11-21T14:05:00+07:00]';

/** `restore FILE`: proves the file, restores it into the empty DATA_DIR, and proves the result. */
export async function restore(args: string[]): Promise<void> {
  const { file, logFolders, toTime } = readArguments(args);
  const env = environment();
  // No key may be made in the folder we restore into; a throw-away one stands in while settings are read.
  const config = loadConfig({ ...env, SECRET_KEY: env.SECRET_KEY || randomBytes(32).toString('base64') });
  const log = createLogger(config.logLevel);
  const began = performance.now();

  const { facts, database, objects } = await restoreBackup({
    file,
    dataDir: config.dataDir,
    logFolders,
    toTime,
    secretKey: env.SECRET_KEY ? config.secretKey : undefined,
    log: (line) => log.info({ part: 'database' }, line),
  });
  if (database) {
    console.log(
      `Database: PostgreSQL ${facts.database?.postgres}, ${database.relations} relations with right checksums, ` +
        `${database.indexes} indexes equal to their tables (${database.databases.join(', ')}).`,
    );
  } else {
    console.log('The database was outside; restore it with its own tools.');
  }
  console.log(
    'bucket' in facts.objects
      ? `Objects: in bucket ${facts.objects.bucket}.`
      : `Objects: ${objects}, each equal to its name.`,
  );
  console.log(
    `Restored and proved ${config.dataDir} in ${((performance.now() - began) / 1000).toFixed(1)} s. Start it with: npm start`,
  );
}

function readArguments(args: string[]): { file: string; logFolders: string[]; toTime?: Date } {
  const options = { wal: { type: 'string', multiple: true }, 'to-time': { type: 'string' } } as const;
  const { values, positionals } = parse();
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new OperatorError(USAGE);
  return {
    file,
    logFolders: values.wal ?? [],
    toTime: values['to-time'] ? instant(values['to-time']) : undefined,
  };

  function parse() {
    try {
      return parseArgs({ args, options, allowPositionals: true });
    } catch (error) {
      throw new OperatorError(`${(error as Error).message}\n${USAGE}`);
    }
  }
}

/** An hour without its zone would be read differently on every machine. */
function instant(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new OperatorError(
      `--to-time must be a time with its zone, such as 2026-11-21T14:05:00+07:00, not "${text}".`,
    );
  }
  return time;
}
