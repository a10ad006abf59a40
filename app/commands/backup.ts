import { loadConfig } from '#app/config.ts';
import { operatorText } from '#app/operator-texts.ts';
import { makeBackup } from '#core/db/backup/make-backup.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { findEmbedded, startEmbedded } from '#core/db/embedded/start-embedded.ts';
import { createLogger } from '#core/log/logger.ts';
import { readArguments, UsageError } from './usage-error.ts';

/** `backup FILE [--without-key]`: one proved file with database, objects and secrets; Pendopo may be in use. */
export async function backup(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { 'without-key': { type: 'boolean' } });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new UsageError();
  const config = loadConfig();
  const log = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const began = performance.now();

  const running = config.embedded ? await findEmbedded(config.dataDir) : undefined;
  const started =
    config.embedded && !running
      ? await startEmbedded({ dataDir: config.dataDir, archive: true, log: (line) => log.info(line) })
      : undefined;
  try {
    const report = await makeBackup({
      file,
      dataDir: config.dataDir,
      adminUrl: (running ?? started)?.adminUrl,
      bucket: config.s3Bucket,
      secretKey: config.secretKey,
      withoutKey: values['without-key'],
      keepLog: config.walArchive,
    });
    const { facts } = report;
    console.log(
      operatorText('backup.made', {
        ...{ file: report.file, size: megabytes(report.bytes) },
        ...{ members: report.members, seconds: seconds(began) },
      }),
    );
    if ('bucket' in facts.objects) {
      console.log(operatorText('backup.bucket-outside', { bucket: facts.objects.bucket }));
    } else {
      const { count, bytes } = facts.objects;
      console.log(operatorText('backup.objects', { count, size: megabytes(bytes) }));
    }
    if (facts.published) {
      const { count, bytes } = facts.published;
      console.log(operatorText('backup.published', { count, size: megabytes(bytes) }));
    }
    if (!facts.database) {
      console.log(operatorText('backup.database-outside'));
    } else if (config.walArchive) {
      console.log(
        operatorText('backup.to-any-second', {
          ...{ folder: `${config.dataDir}/wal-archive`, since: facts.completeAt },
        }),
      );
    }
    console.log(operatorText(facts.holdsKey ? 'backup.key-inside' : 'backup.key-outside'));
    if (report.spoiledObjects.length > 0) {
      throw new OperatorError(operatorText('backup.spoiled', { objects: report.spoiledObjects.join(', ') }));
    }
  } finally {
    await started?.stop();
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
