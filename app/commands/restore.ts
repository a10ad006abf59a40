import { randomBytes } from 'node:crypto';
import { environment, loadConfig } from '#app/config.ts';
import { restoreBackup } from '#core/db/backup/restore-backup.ts';
import { createLogger } from '#core/log/logger.ts';
import { readArguments, UsageError } from './usage-error.ts';

/** `restore FILE`: proves the file, restores it into the empty DATA_DIR, and proves the result. */
export async function restore(args: string[]): Promise<void> {
  const wish = readWish(args);
  const env = environment();
  // No key may be made in the folder we restore into; a throw-away one stands in while settings are read.
  const config = loadConfig({ ...env, SECRET_KEY: env.SECRET_KEY || randomBytes(32).toString('base64') });
  const log = createLogger(config.logLevel);
  const began = performance.now();

  const { facts, database, objects } = await restoreBackup({
    ...wish,
    dataDir: config.dataDir,
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

function readWish(args: string[]) {
  const { values, positionals } = readArguments(args, {
    wal: { type: 'string', multiple: true },
    'to-time': { type: 'string' },
    objects: { type: 'string' },
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new UsageError();
  const toTime = values['to-time'];
  return {
    file,
    logFolders: values.wal ?? [],
    objectFolder: values.objects,
    toTime: toTime ? instant(toTime) : undefined,
  };
}

/** An hour without its zone would be read differently on every machine. */
function instant(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new UsageError(
      `--to-time must be a time with its zone, such as 2026-11-21T14:05:00+07:00, not "${text}".`,
    );
  }
  return time;
}
