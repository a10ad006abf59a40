import { join } from 'node:path';
import { systemClock } from '#core/clock/clock.ts';
import { clamdScanner } from '#core/files/clamd-scanner.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { openFileStore } from '#core/files/open-file-store.ts';
import { bucketReplica, folderReplica, type Replica } from '#core/files/replica.ts';
import { s3Bucket } from '#core/files/s3-bucket.ts';
import { createLogger } from '#core/log/logger.ts';
import { createMailer } from '#core/mail/mailer.ts';
import { bucketTiles, folderTiles, type TileStore } from '#modules/ledger/server/ledger.api.ts';
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
    tiles: tileStoreOf(config),
    clock: systemClock,
    log: createLogger(config.logLevel),
    mailer: createMailer({ url: config.smtpUrl, from: config.mailFrom }),
    reading: readingSettings(config),
    modules: moduleSettings(config),
    fixityDays: config.fixityDays,
    ledgerClockUrl: config.ledgerClockUrl,
    ledgerChain: chainOf(config),
    tamperDrill: config.tamperDrill,
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
    replica: replicaOf(config),
  });
}

/** The contract that keeps roots, where the operator names node, contract and key. */
function chainOf({ ledgerChainUrl: url, ledgerChainContract: contract, ledgerChainKey: key }: Config) {
  if (!url || !contract || !key) return undefined;
  return { url, contract, key: Uint8Array.from(Buffer.from(key.replace(/^0x/, ''), 'hex')) };
}

/** Where damaged objects are mended from, where the operator keeps a copy. */
function replicaOf(config: Config): Replica | undefined {
  const s3 = s3Of(config);
  if (s3 && config.s3ReplicaBucket) return bucketReplica({ ...s3, bucket: config.s3ReplicaBucket });
  return config.replicaDir ? folderReplica(config.replicaDir) : undefined;
}

/** Where the logs are published: beside the objects. */
export function tileStoreOf(config: Config): TileStore {
  const s3 = s3Of(config);
  if (!s3) return folderTiles(join(config.dataDir, 'ledger'));
  return bucketTiles(s3Bucket(s3), join(config.dataDir, 'arriving'));
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
