import { systemClock } from '#core/clock/clock.ts';
import { clamdScanner } from '#core/files/clamd-scanner.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { openFileStore } from '#core/files/open-file-store.ts';
import { createLogger } from '#core/log/logger.ts';
import { createMailer } from '#core/mail/mailer.ts';
import type { Config } from './config.ts';
import { buildHouse, type House } from './house.ts';
import { moduleSettings } from './module-settings.ts';
import { readingSettings } from './reading-settings.ts';

/** The house of the running program, built from the configuration. */
export function openHouse(config: Config & { databaseUrl: string }): House {
  return buildHouse({
    databaseUrl: config.databaseUrl,
    databaseAppUrl: config.databaseAppUrl,
    databaseWorkerUrl: config.databaseWorkerUrl,
    databasePool: config.databasePool,
    secretKey: config.secretKey,
    publicUrl: config.publicUrl,
    files: objectStoreOf(config),
    clock: systemClock,
    log: createLogger(config.logLevel),
    mailer: createMailer({ url: config.smtpUrl, from: config.mailFrom }),
    reading: readingSettings(config),
    modules: moduleSettings(config),
    tokenModule: config.pkcs11Module,
    plainHosts: config.signingPlainHosts,
  });
}

/** Where the objects are kept, as the configuration says. */
export function objectStoreOf(config: Config): FileStore {
  return openFileStore({
    dataDir: config.dataDir,
    maxUploadBytes: config.maxUploadMb * 1_048_576,
    s3: s3Of(config),
    scanner: config.clamdUrl ? clamdScanner(config.clamdUrl) : undefined,
  });
}

function s3Of(config: Config) {
  const { s3Bucket, s3AccessKeyId, s3SecretAccessKey } = config;
  if (!s3Bucket || !s3AccessKeyId || !s3SecretAccessKey) return undefined;
  return {
    bucket: s3Bucket,
    accessKeyId: s3AccessKeyId,
    secretAccessKey: s3SecretAccessKey,
    endpoint: config.s3Endpoint,
    region: config.s3Region,
    forcePathStyle: config.s3ForcePathStyle,
  };
}
