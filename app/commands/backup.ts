import { loadConfig } from '#app/config.ts';
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
      `Made and proved ${report.file}: ${megabytes(report.bytes)}, ${report.members} members, ${seconds(began)}.`,
    );
    if ('bucket' in facts.objects) {
      console.log(`Not inside: the objects of bucket ${facts.objects.bucket}. Keep versions of the bucket.`);
    } else {
      console.log(`Objects: ${facts.objects.count} (${megabytes(facts.objects.bytes)}).`);
    }
    if (!facts.database) {
      console.log(
        'Not inside: the outside database. Back it up with its own tools, and before this file each time.',
      );
    } else if (config.walArchive) {
      console.log(
        `With ${config.dataDir}/wal-archive it can be restored to any second after ${facts.completeAt}.`,
      );
    }
    console.log(
      facts.holdsKey
        ? 'The secret key is inside: guard the file like the key.'
        : 'The secret key is not inside: keep it elsewhere.',
    );
    if (report.spoiledObjects.length > 0) {
      throw new OperatorError(
        `These objects were found spoiled and are in the file as found: ${report.spoiledObjects.join(', ')}`,
      );
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
