import { randomBytes } from 'node:crypto';
import { environment, loadConfig } from '#app/config.ts';
import { operatorText } from '#app/operator-texts.ts';
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
      operatorText('restore.database', {
        ...{ postgres: facts.database?.postgres, relations: database.relations },
        ...{ indexes: database.indexes, databases: database.databases.join(', ') },
      }),
    );
  } else {
    console.log(operatorText('restore.database-outside'));
  }
  console.log(
    'bucket' in facts.objects
      ? operatorText('restore.bucket', { bucket: facts.objects.bucket })
      : operatorText('restore.objects', { objects }),
  );
  if (wish.publishedFolder) console.log(operatorText('restore.log-further'));
  console.log(
    operatorText('restore.done', {
      ...{ folder: config.dataDir, seconds: ((performance.now() - began) / 1000).toFixed(1) },
    }),
  );
}

function readWish(args: string[]) {
  const { values, positionals } = readArguments(args, {
    wal: { type: 'string', multiple: true },
    'to-time': { type: 'string' },
    objects: { type: 'string' },
    ledger: { type: 'string' },
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new UsageError();
  const toTime = values['to-time'];
  return {
    file,
    logFolders: values.wal ?? [],
    objectFolder: values.objects,
    publishedFolder: values.ledger,
    toTime: toTime ? instant(toTime) : undefined,
  };
}

/** An hour without its zone would be read differently on every machine. */
function instant(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new UsageError(operatorText('restore.time-odd', { text }));
  }
  return time;
}
